using System.Text.Json;
using Simulation.Cli.Hosting;
using Simulation.Cli.Tests.Miniature;
using Xunit;

namespace Simulation.Cli.Tests.Commands;

public sealed class SimulateCommandTests : IDisposable
{
    private readonly MiniatureProvince _province = new();

    public void Dispose() => _province.Dispose();

    [Fact]
    public async Task Baseline_ShowsFindingTargetsForecastChartAndProvenance()
    {
        var result = await _province.RunAsync("simulate", "miniature");

        Assert.Equal(ExitCode.Ok, result.Code);
        Assert.StartsWith("Miniature: GRDP growth >= 8.5 % in 2024 is ", result.Output, StringComparison.Ordinal);
        foreach (var part in new[] { "Targets 2024: Plan of 2024", "reported only", "published | forecast", "T target 2024: >= 8.5", "Model miniature 0.1", "seed 7" })
            Assert.Contains(part, OnOneLine(result.Output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_IsTheOnlyOutputAndRepeatsToTheByte()
    {
        var first = await _province.RunAsync("simulate", "miniature", "--json");
        var second = await _province.RunAsync("simulate", "miniature", "--json");

        Assert.Equal((ExitCode.Ok, ""), (first.Code, first.Error));
        Assert.Equal(first.Output, second.Output);
        using var json = JsonDocument.Parse(first.Output);
        Assert.Equal([2024, 2025, 2026], json.RootElement.GetProperty("years").EnumerateArray().Select(year => year.GetInt32()));
        Assert.Equal(["simulated", "lever", "reported"], json.RootElement.GetProperty("targets").EnumerateArray().Select(target => target.GetProperty("kind").GetString()));
        Assert.InRange(json.RootElement.GetProperty("allTargets").GetProperty("probability").GetDouble(), 0.01, 0.6);
    }

    [Fact]
    public async Task MoreInvestment_RaisesGrowthAndShowsWhatItWas()
    {
        var baseline = MedianGrowth(await _province.RunAsync("simulate", "miniature", "--json"));
        var changed = MedianGrowth(await _province.RunAsync("simulate", "miniature", "--json", "--lever", "social_investment=60000"));
        var shown = await _province.RunAsync("simulate", "miniature", "--lever", "social_investment=60000");

        Assert.InRange(changed - baseline, 4, 10);
        Assert.Contains(", was ", shown.Output, StringComparison.Ordinal);
        Assert.Contains("decided", shown.Output, StringComparison.Ordinal);
        Assert.Contains("~ baseline", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LeverAtItsBaseline_IsTheBaselineRun()
    {
        var baseline = await _province.RunAsync("simulate", "miniature", "--json");
        var same = await _province.RunAsync("simulate", "miniature", "--json", "--lever", "social_investment=30000");

        Assert.Equal(baseline.Output, same.Output);
    }

    [Fact]
    public async Task DroughtOn_LowersGrowth()
    {
        var without = MedianGrowth(await _province.RunAsync("simulate", "miniature", "--json", "--event", "drought=off"));
        var with = MedianGrowth(await _province.RunAsync("simulate", "miniature", "--json", "--event", "drought=on"));

        Assert.InRange(without - with, 2.5, 3.7);
    }

    [Fact]
    public async Task WrongNamesYearsAndValues_AreReportedTogetherByOption()
    {
        var result = await _province.RunAsync(
            "simulate", "miniature", "--lever", "social_investment=-5", "--lever", "tax=1", "--event", "drought=on@2030", "--plan", "2031", "--draws", "0", "--indicator", "gdp");

        Assert.Equal((ExitCode.WrongUsage, ""), (result.Code, result.Output));
        Golden.AssertEqual("simulate-wrong", result.Error);
    }

    [Theory]
    [InlineData("--lever", "x", "--lever: 'x' is not a change")]
    [InlineData("--chart", "gdp", "--chart: there is no forecast 'gdp': give none, or one of grdp_growth[total].")]
    [InlineData("--horizon", "2023", "--horizon: The horizon cannot be 2023.")]
    [InlineData("--draws", "1000000000", "--draws: The number of draws cannot be 1000000000.")]
    [InlineData("--draws", "many", "'many'")]
    [InlineData("--seed", "-1", "'-1'")]
    public async Task WrongOption_NamesTheOptionAndTheValue(string option, string value, string message)
    {
        var result = await _province.RunAsync("simulate", "miniature", option, value);

        Assert.Equal((ExitCode.WrongUsage, ""), (result.Code, result.Output));
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownProvince_ListsThoseThereAre()
    {
        var result = await _province.RunAsync("simulate", "atlantis");

        Assert.Equal(ExitCode.WrongUsage, result.Code);
        Assert.Contains("give one of miniature.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BrokenModel_IsAnErrorOfTheInputWithItsLine()
    {
        _province.Write("models/miniature.model", "model miniature\nversion \"1\"\nfrequency annual\nvariable x\n");

        var result = await _province.RunAsync("simulate", "miniature");

        Assert.Equal((ExitCode.InputHasErrors, ""), (result.Code, result.Output));
        Assert.Contains("miniature.model:4", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoObservations_IsNotComputable()
    {
        _province.Write("data/vn/miniature/observations.csv", "region,indicator,sector,period,value,unit,status,source,note\nminiature,grdp_growth,total,2024,6.1,percent,official,yearbook,\n");

        var result = await _province.RunAsync("simulate", "miniature");

        Assert.Equal((ExitCode.NotComputable, ""), (result.Code, result.Output));
        Assert.Contains("no observation to calibrate to", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EquationsWithoutSolution_AreNotComputableAndNamed()
    {
        const string Variable = "variable tension \"No real number is its own square plus one\" published ratio\n";
        await ChangeModelAsync("block province:", Variable + "block province:\n  tension = tension * tension + 1");
        await ChangeModelAsync("start:", "start:\n  tension = 1");

        var result = await _province.RunAsync("simulate", "miniature");

        Assert.Equal((ExitCode.NotComputable, ""), (result.Code, result.Output));
        Assert.Contains("tension", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingStartValue_IsAnErrorOfTheModel()
    {
        await ChangeModelAsync("  output = 40000", "  output = output * 2");

        var result = await _province.RunAsync("simulate", "miniature");

        Assert.Equal((ExitCode.InputHasErrors, ""), (result.Code, result.Output));
        Assert.Contains("output", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelled_ExitsWith130AndPrintsNoResult()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        var result = await CommandLine.RunAsync(
            ["simulate", "miniature", "--data", _province.Data, "--models", _province.PathOf("models")], surroundings => surroundings, stop.Token);

        Assert.Equal((ExitCode.Cancelled, ""), (result.Code, result.Output));
        Assert.Equal("Stopped; nothing was written.\n", result.Error);
    }

    [Fact]
    public async Task Terminal_ShowsProgressOnTheErrorStreamOnly()
    {
        var result = await CommandLine.RunAsync(
            ["simulate", "miniature", "--json", "--data", _province.Data, "--models", _province.PathOf("models")],
            surroundings => surroundings with { IsErrorTerminal = true },
            TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Ok, result.Code);
        Assert.Contains("Calibrating", result.Error, StringComparison.Ordinal);
        Assert.StartsWith("{\"run\":", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Indicator_Chosen_IsListedAloneAndNoneDrawsNothing()
    {
        var result = await _province.RunAsync("simulate", "miniature", "--indicator", "grdp_growth", "--chart", "none", "--lang", "vi");

        Assert.Contains("Tăng trưởng GRDP", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("dự báo |", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("| dự báo", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutPlan_ShowsGrowthAndNoTargets()
    {
        var settings = await File.ReadAllTextAsync(_province.PathOf("data/vn/miniature/province.json"), TestContext.Current.CancellationToken);
        _province.Write("data/vn/miniature/province.json", settings[..settings.IndexOf(",\n  \"plans\"", StringComparison.Ordinal)] + "\n}");

        var result = await _province.RunAsync("simulate", "miniature");

        Assert.Equal(ExitCode.Ok, result.Code);
        Assert.StartsWith("Miniature: GRDP growth ~ ", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Targets", result.Output, StringComparison.Ordinal);
        Assert.Contains("published | forecast", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_Simulate_ShowsTheFormsOfChanges() => Golden.AssertEqual("help-simulate", (await CommandLine.RunAsync("simulate", "--help")).Output);

    private async Task ChangeModelAsync(string old, string replacement)
    {
        var path = _province.PathOf("models/miniature.model");
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.Contains(old, text, StringComparison.Ordinal);
        _province.Write("models/miniature.model", text.Replace(old, replacement, StringComparison.Ordinal));
    }

    private static double MedianGrowth(CommandLine.Result result)
    {
        using var json = JsonDocument.Parse(result.Output);
        return json.RootElement.GetProperty("forecasts")[0].GetProperty("median")[0].GetDouble();
    }

    // Long lines are wrapped at the width of the terminal, wherever that falls.
    private static string OnOneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
