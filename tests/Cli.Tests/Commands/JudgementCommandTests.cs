using System.Text.Json;
using Simulation.Cli.Hosting;
using Simulation.Cli.Tests.Miniature;
using Xunit;

namespace Simulation.Cli.Tests.Commands;

public sealed class JudgementCommandTests : IDisposable
{
    private const string Judged = "output=0.02@2024 by Planning office: a new port";

    private readonly MiniatureProvince _province = new();

    public void Dispose() => _province.Dispose();

    [Fact]
    public async Task Judgement_AddFactor_MovesGrowthAndItsTarget()
    {
        using var json = await AskAsync("--add-factor", Judged);
        var root = json.RootElement;

        var entry = Assert.Single(root.GetProperty("addFactors").EnumerateArray());
        Assert.Equal(("Planning office", "a new port"), (entry.GetProperty("author").GetString(), entry.GetProperty("reason").GetString()));
        Assert.StartsWith("dlog(output) = ", entry.GetProperty("equation").GetString(), StringComparison.Ordinal);
        Assert.Equal("grdp_growth", Assert.Single(entry.GetProperty("readBy").EnumerateArray()).GetString());
        // Two log points on growth of some six percent.
        Assert.InRange(Change(root, "grdp_growth", 2024), 2.0, 2.3);
        Assert.Equal(0, Change(root, "grdp_growth", 2025), 1e-9);
        var target = root.GetProperty("targets")[0];
        Assert.True(target.GetProperty("controlled").GetDouble() > target.GetProperty("baseline").GetDouble());
        Assert.Equal(root.GetProperty("allTargets").GetProperty("controlled").GetDouble(), target.GetProperty("controlled").GetDouble());
    }

    [Fact]
    public async Task Judgement_GrowthHeld_IsThatGrowthInEveryDraw()
    {
        using var json = await AskAsync("--exogenise", "growth:output=5,4@2024..2025");
        var growth = Result(json.RootElement, "grdp_growth", 2025).GetProperty("controlled");

        Assert.Equal((4, 4), (Math.Round(growth.GetProperty("median").GetDouble(), 9), Math.Round(growth.GetProperty("bands").GetProperty("90")[0].GetDouble(), 9)));
        Assert.Equal("growth", json.RootElement.GetProperty("exogenised")[0].GetProperty("mode").GetString());
    }

    [Fact]
    public async Task Judgement_Static_LeavesOtherYearsAlone()
    {
        using var dynamic = await AskAsync("--add-factor", Judged);
        using var alone = await AskAsync("--add-factor", Judged, "--static");

        Assert.True(Change(dynamic.RootElement, "output", 2026) > 100);
        Assert.Equal(Change(dynamic.RootElement, "output", 2024), Change(alone.RootElement, "output", 2024));
        Assert.Equal(0, Change(alone.RootElement, "output", 2026));
    }

    [Fact]
    public async Task Judgement_IndicatorThatNothingReads_SaysSo()
    {
        var result = await _province.RunAsync("judgement", "miniature", "--exogenise", "grdp_growth=9@2024");

        Assert.Equal((ExitCode.Ok, ""), (result.Code, result.Error));
        Assert.Contains("No equation reads it: nothing else moves.", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"grdp_growth\[total\] 2024\s+>= 8\.5\s+\S.* 100 %", result.Output);
    }

    [Theory]
    [InlineData("has no author", "--add-factor", "output=0.02@2024")]
    [InlineData("has no reason", "--add-factor", "output=0.02@2024 by Planning office")]
    [InlineData("has no author", "--add-factor", "output=0.02@2024 by : a port")]
    [InlineData("Did you mean 'output'?", "--exogenise", "outputt=3@2024")]
    [InlineData("'social_investment' is a lever without an equation", "--exogenise", "social_investment=3")]
    [InlineData("periods of 'output' overlap: 2024-2025 (growth, percent) and 2025-2025 (level)", "--exogenise", "growth:output=3@2024..2025", "--exogenise", "output=50000@2025")]
    [InlineData("There is no mode 'rate'", "--exogenise", "rate:output=3@2024")]
    [InlineData("in 3 years, 2024-2026, with 2 values", "--exogenise", "output=1,2@2024..2026")]
    [InlineData("2030-2030 are not within the forecast, 2024-2026", "--exogenise", "output=1@2030")]
    [InlineData("There is no judgement in the question")]
    public async Task Judgement_Mistake_IsWrongUsageByName(string message, params string[] arguments)
    {
        var result = await _province.RunAsync(["judgement", "miniature", .. arguments]);

        Assert.Equal((ExitCode.WrongUsage, ""), (result.Code, result.Output));
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judgement_SeveralMistakes_AreToldTogether()
    {
        var result = await _province.RunAsync("judgement", "miniature", "--exogenise", "outputt=3@2024", "--add-factor", "social_investment=1@2024 by Office: why");

        Assert.Contains("'social_investment' is a lever", result.Error, StringComparison.Ordinal);
        Assert.Contains("'output'?", result.Error, StringComparison.Ordinal);
    }

    private async Task<JsonDocument> AskAsync(params string[] arguments)
    {
        var result = await _province.RunAsync(["judgement", "miniature", .. arguments, "--json"]);
        Assert.Equal((ExitCode.Ok, ""), (result.Code, result.Error));
        return JsonDocument.Parse(result.Output);
    }

    private static double Change(JsonElement root, string indicator, int year)
    {
        var row = Result(root, indicator, year);
        return row.GetProperty("controlled").GetProperty("median").GetDouble() - row.GetProperty("baseline").GetProperty("median").GetDouble();
    }

    private static JsonElement Result(JsonElement root, string indicator, int year) =>
        root.GetProperty("results").EnumerateArray().Single(row => row.GetProperty("indicator").GetString() == indicator && row.GetProperty("year").GetInt32() == year);
}
