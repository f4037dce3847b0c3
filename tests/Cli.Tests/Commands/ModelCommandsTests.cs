using System.Text.Json;
using Simulation.Cli.Hosting;
using Xunit;

namespace Simulation.Cli.Tests.Commands;

/// <summary>Commands on a model with series beside it: the shipped example, Klein's Model I.</summary>
public sealed class ModelCommandsTests
{
    private static readonly string Model = Path.Combine(Golden.Repository, "models", "examples", "klein.model");
    private static readonly string Series = Path.Combine(Golden.Repository, "models", "examples", "klein.csv");

    [Fact]
    public async Task Estimate_Equation_ShowsCoefficientsAndStatistics()
    {
        var result = await RunAsync("estimate", Model, "--equation", "cn");

        Assert.Equal((ExitCode.Ok, ""), (result.Code, result.Error));
        Assert.Contains("Least squares, 1921-1941, 21 observations", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"a4\s+w1 \+ w2\s+0\.7962187\s+0\.03994392\s+19\.93\s+0\.0000", result.Output);
        Assert.Contains("Durbin-Watson 1.367474", result.Output, StringComparison.Ordinal);
        Assert.Contains("F(3, 17) = 292.7076, p < 0.0001", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Estimate_AllEquationsAsJson_HasThePublishedCoefficients()
    {
        var result = await RunAsync("estimate", Model, "--json");

        using var json = JsonDocument.Parse(result.Output);
        var equations = json.RootElement.GetProperty("equations").EnumerateArray().ToList();
        Assert.Equal(["cn", "i", "w1"], equations.Select(equation => equation.GetProperty("variable").GetString()));
        Assert.Equal(10.125788542, equations[1].GetProperty("coefficients")[0].GetProperty("value").GetDouble(), 1e-6);
        Assert.Equal(21, equations[2].GetProperty("years").GetArrayLength());
    }

    [Theory]
    [InlineData("the regressor", "--equation", "cn", "--from", "1920")]
    [InlineData("no parameter stands in it", "--equation", "y")]
    [InlineData("is no distributed lag", "--equation", "cn", "--lags", "a1,a2")]
    [InlineData("'zz' is no parameter", "--equation", "cn", "--lags", "a1,zz:1")]
    [InlineData("There is no 'gg'", "--equation", "cn", "--instrument", "gg")]
    [InlineData("order condition", "--equation", "cn", "--instrument", "1", "--instrument", "g")]
    public async Task Estimate_Mistake_IsWrongUsageByName(string message, params string[] arguments)
    {
        var result = await RunAsync(["estimate", Model, .. arguments]);

        Assert.Equal((ExitCode.WrongUsage, ""), (result.Code, result.Output));
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Estimate_SeriesWithAnUnknownColumn_IsReportedWithTheNearest()
    {
        var folder = Directory.CreateTempSubdirectory("simulation-series").FullName;
        var file = Path.Combine(folder, "wrong.csv");
        await File.WriteAllTextAsync(file, "year,cn,ww2\n1920,1,2\n", TestContext.Current.CancellationToken);

        var result = await CommandLine.RunAsync("estimate", Model, "--data", file);

        Directory.Delete(folder, recursive: true);
        Assert.Equal(ExitCode.InputHasErrors, result.Code);
        Assert.Contains("wrong.csv:1 column 'ww2'", result.Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'w2'?", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Track_Model_SaysThatDataAreReproduced()
    {
        var result = await RunAsync("track", Model, "--json");

        using var json = JsonDocument.Parse(result.Output);
        Assert.True(json.RootElement.GetProperty("largestMiss").GetDouble() < 1e-10);
        Assert.Equal(6, json.RootElement.GetProperty("variables").GetArrayLength());
    }

    [Fact]
    public async Task Multipliers_OfTheModel_ShowsThePublishedOnes()
    {
        var result = await RunAsync("multipliers", Model, "--year", "1940", "--lever", "g", "--indicator", "y");

        Assert.Equal((ExitCode.Ok, ""), (result.Code, result.Error));
        Assert.Matches(@"y\s+3\.662\s+3\.018", result.Output);
    }

    [Fact]
    public async Task Multipliers_OverManyYears_StandBelowEachOther()
    {
        // Eleven years across were cut to three digits a head, over two lines.
        var result = await RunAsync("multipliers", Model, "--year", "1931", "--lever", "g", "--indicator", "y", "--indicator", "cn");

        Assert.Matches(@"year\s+y\s+cn", result.Output);
        Assert.Matches(@"\n\s+1941\s", result.Output);
        Assert.Matches(@"\n\s+lasting\s", result.Output);
    }

    [Fact]
    public async Task GoalSeekModel_PublishedTargets_FindsThePublishedInstruments()
    {
        var result = await RunAsync(
            "goal-seek-model", Model, "--from", "1940", "--reach", "cn=66@1940", "--reach", "cn=78@1941", "--reach", "y=77@1940", "--reach", "y=98@1941",
            "--move", "w2@1940", "--move", "w2@1941", "--move", "g@1940", "--move", "g@1941");

        Assert.Equal((ExitCode.Ok, ""), (result.Code, result.Error));
        Assert.Matches(@"w2\s+1940\s+8\s+7\.4043", result.Output);
        Assert.Matches(@"g\s+1941\s+22\.3\s+22\.6516", result.Output);
    }

    [Fact]
    public async Task GoalSeekModel_InstrumentThatMovesNothing_IsNamed()
    {
        var result = await RunAsync("goal-seek-model", Model, "--from", "1940", "--reach", "cn=66@1940", "--move", "g@1941");

        Assert.Equal(ExitCode.WrongUsage, result.Code);
        Assert.Contains("The instrument g in 1941 moves none of the targets", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("y=77", "is no target")]
    [InlineData("y=77@1940..1941", "is no target")]
    [InlineData("speed:y=7@1940", "is no target")]
    public async Task GoalSeekModel_UnreadableTarget_ShowsTheForm(string target, string message)
    {
        var result = await RunAsync("goal-seek-model", Model, "--reach", target, "--move", "g@1940");

        Assert.Equal(ExitCode.WrongUsage, result.Code);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CompareModels_SameFile_FindsNothing()
    {
        var result = await RunAsync("compare-models", Model, Model, "--scenarios", "50");

        Assert.Equal((ExitCode.Ok, ""), (result.Code, result.Error));
        Assert.StartsWith("No difference: 6 indicators over 50 scenarios", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CompareModels_CoefficientChanged_ShowsTheEquationAndTheLargestDifference()
    {
        var folder = Directory.CreateTempSubdirectory("simulation-versions").FullName;
        var changed = Path.Combine(folder, "changed.model");
        var text = await File.ReadAllTextAsync(Model, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(changed, text.Replace("k = k(-1) + i", "k = 0.99 * k(-1) + i", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var result = await RunAsync("compare-models", Model, changed, "--scenarios", "50", "--json");

        Directory.Delete(folder, recursive: true);
        using var json = JsonDocument.Parse(result.Output);
        var structure = Assert.Single(json.RootElement.GetProperty("structure").EnumerateArray());
        Assert.Equal(("equation", "k"), (structure.GetProperty("kind").GetString(), structure.GetProperty("name").GetString()));
        Assert.All(json.RootElement.GetProperty("results").EnumerateArray(), found => Assert.True(found.GetProperty("rootMeanSquare").GetDouble() > 0));
    }

    private static Task<CommandLine.Result> RunAsync(params string[] arguments) => CommandLine.RunAsync([.. arguments, "--data", Series]);
}
