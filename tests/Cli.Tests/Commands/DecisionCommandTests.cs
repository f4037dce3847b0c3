using System.Text.Json;
using Simulation.Cli.Hosting;
using Simulation.Cli.Tests.Miniature;
using Xunit;

namespace Simulation.Cli.Tests.Commands;

/// <summary><c>goal-seek</c>, <c>attribution</c>, <c>sensitivity</c> and <c>compare</c> on a province that calibrates in a moment.</summary>
public sealed class DecisionCommandTests : IDisposable
{
    private readonly MiniatureProvince _province = new();

    public void Dispose() => _province.Dispose();

    [Fact]
    public async Task GoalSeek_ReachableTarget_GivesLeversThatReachItWhenSimulated()
    {
        var sought = await JsonAsync("goal-seek", "miniature", "--move", "social_investment=20000..60000@2024", "--target", "grdp_growth>=7@2024", "--probability", "0.6");

        Assert.True(sought.GetProperty("isReached").GetBoolean());
        var change = sought.GetProperty("changes")[0];
        var value = change.GetProperty("value").GetDouble();
        Assert.InRange(value, 30000, 60000);
        var simulated = await JsonAsync("simulate", "miniature", "--lever", FormattableString.Invariant($"social_investment={value:R}@2024"), "--plan", "2024");
        // The plan asks for 8.5; the goal was 7: the same draws lie above it as said.
        Assert.True(simulated.GetProperty("targets")[0].GetProperty("probability").GetDouble() < 0.6);
        Assert.True(sought.GetProperty("targets")[0].GetProperty("probability").GetProperty("after").GetDouble() >= 0.6);
    }

    [Fact]
    public async Task GoalSeek_Unreachable_SaysWhatMustGiveWay()
    {
        var result = await _province.RunAsync("goal-seek", "miniature", "--move", "social_investment=20000..40000", "--target", "grdp_growth>=20@2024");

        Assert.Equal((ExitCode.Ok, ""), (result.Code, result.Error));
        Assert.Contains("cannot be met with a probability of 50 %", result.Output, StringComparison.Ordinal);
        Assert.Contains("What would have to give way", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GoalSeek_Exact_MeetsTheMedian()
    {
        var sought = await JsonAsync("goal-seek", "miniature", "--exact", "--move", "social_investment=20000..60000@2024", "--target", "grdp_growth>=7@2024");

        Assert.Equal(7, sought.GetProperty("targets")[0].GetProperty("medianAfter").GetDouble(), 1e-6);
    }

    [Theory]
    [InlineData("--move", "social=1..2", "no lever 'social'")]
    [InlineData("--move", "social_investment=many", "no lever with a range")]
    [InlineData("--target", "grdp_growth>=x", "is not a target")]
    [InlineData("--target", "growth>=5", "no indicator 'growth'")]
    [InlineData("--lock", "tfp", "none of the levers that may move")]
    [InlineData("--probability", "1.5", "cannot be 1.5")]
    public async Task GoalSeek_WrongQuestion_IsNamed(string option, string value, string fragment)
    {
        string[] move = option == "--move" ? [] : ["--move", "social_investment=20000..60000"];
        var result = await _province.RunAsync(["goal-seek", "miniature", .. move, option, value]);

        Assert.Equal((ExitCode.WrongUsage, ""), (result.Code, result.Output));
        Assert.Contains(fragment, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--move social=1..2: ", "--move", "social=1..2")]
    [InlineData("--lever social=2: ", "--move", "social_investment=20000..60000", "--lever", "social=2")]
    [InlineData("--target growth>=5: ", "--move", "social_investment=20000..60000", "--target", "growth>=5")]
    [InlineData("--lock tfp: ", "--move", "social_investment=20000..60000", "--lock", "tfp")]
    public async Task GoalSeek_WrongQuestion_NamesTheOptionThatWasTyped(string option, params string[] typed)
    {
        // What was wrong with --move was told of --lever, and with --lock of --locked, an option that does not exist.
        var result = await _province.RunAsync(["goal-seek", "miniature", .. typed]);

        Assert.StartsWith(option, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GoalSeek_ExactWithMoreLeversThanTargets_SaysTheWayOutOnce()
    {
        // The way out was said twice.
        var result = await _province.RunAsync("goal-seek", "miniature", "--exact", "--move", "social_investment=20000..60000@2024", "--move", "social_investment=20000..60000@2025", "--target", "grdp_growth>=7@2024");

        Assert.Equal(ExitCode.WrongUsage, result.Code);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(result.Error, "Add or drop some"));
    }

    [Fact]
    public async Task GoalSeek_Exact_CountsItsEffort()
    {
        // The effort of an exact goal was 0 however far its lever moved.
        var sought = await JsonAsync("goal-seek", "miniature", "--exact", "--move", "social_investment=20000..60000@2024", "--target", "grdp_growth>=7@2024");

        var lever = sought.GetProperty("levers")[0];
        Assert.Equal(Math.Pow(lever.GetProperty("shift").GetDouble() / 40000, 2), sought.GetProperty("effort").GetDouble(), 1e-12);
    }

    [Fact]
    public async Task Attribution_TwoChanges_AddUp()
    {
        var found = await JsonAsync("attribution", "miniature", "--lever", "social_investment=45000", "--event", "drought=off@2024", "--outcome", "grdp_growth@2024");

        var outcome = found.GetProperty("outcomes")[0];
        Assert.Equal(2, found.GetProperty("causes").GetArrayLength());
        Assert.Equal(outcome.GetProperty("difference").GetDouble(), outcome.GetProperty("parts").EnumerateArray().Sum(part => part.GetProperty("value").GetDouble()), 1e-9);
        foreach (var year in found.GetProperty("growth").GetProperty("years").EnumerateArray())
            Assert.Equal(year.GetProperty("mean").GetDouble(), year.GetProperty("parts").EnumerateArray().Sum(part => part.GetProperty("mean").GetDouble()), 1e-9);
    }

    [Fact]
    public async Task Attribution_NothingChanged_SaysSo_AndDividesGrowth()
    {
        var result = await _province.RunAsync("attribution", "miniature");

        Assert.Equal((ExitCode.Ok, ""), (result.Code, result.Error));
        Assert.Contains("nothing moved", result.Output, StringComparison.Ordinal);
        Assert.Contains("grdp_growth[total] by cause", result.Output, StringComparison.Ordinal);
        Assert.Contains("Where uncertainty comes from", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attribution_WrongStatistic_IsNamed()
    {
        var result = await _province.RunAsync("attribution", "miniature", "--outcome", "grdp_growth@2024", "--statistic", "mode");

        Assert.Equal(ExitCode.WrongUsage, result.Code);
        Assert.Contains("no statistic 'mode'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sensitivity_Lever_HasABarFromItsLowToItsHighEnd()
    {
        var found = await JsonAsync("sensitivity", "miniature", "--outcome", "grdp_growth@2024", "--vary", "social_investment=20000..40000", "--points", "256");

        var bar = found.GetProperty("figures")[0].GetProperty("tornado").EnumerateArray().Single(each => each.GetProperty("kind").GetString() == "lever");
        Assert.Equal((20000, 40000), (bar.GetProperty("low").GetDouble(), bar.GetProperty("high").GetDouble()));
        Assert.True(bar.GetProperty("swing").GetDouble() > 0);
        Assert.Equal(256 * 6, found.GetProperty("sobolDraws").GetInt32());
        Assert.Contains("Share of variance", (await _province.RunAsync("sensitivity", "miniature", "--points", "64", "--vary", "social_investment=20000..40000")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sensitivity_LeverWithoutLevels_AsksForARange()
    {
        var result = await _province.RunAsync("sensitivity", "miniature", "--vary", "social_investment");

        Assert.Equal(ExitCode.WrongUsage, result.Code);
        Assert.Contains("Give minimum and maximum", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_Scenarios_ShowsWhoChangesWhat()
    {
        var result = await _province.RunAsync("compare", "miniature", "--scenario", "more: social_investment=40000", "--scenario", "dry: drought=on@2024; social_investment=20000@2025");

        Assert.Equal((ExitCode.Ok, ""), (result.Code, result.Error));
        Assert.Contains("miniature, plan 2024: baseline, more, dry", result.Output, StringComparison.Ordinal);
        Assert.Contains("by chance", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_ContradictionInAStack_IsRefused_OrTheLaterHolds()
    {
        const string Both = "both: social_investment=40000 + social_investment=20000@2025";
        var refused = await _province.RunAsync("compare", "miniature", "--scenario", Both);
        var settled = await JsonAsync("compare", "miniature", "--scenario", Both, "--later");

        Assert.Equal(ExitCode.WrongUsage, refused.Code);
        Assert.Contains("'both 1' sets social_investment in 2025 to 40000, and 'both 2' to 20000", refused.Error, StringComparison.Ordinal);
        Assert.Equal(1, settled.GetProperty("conflicts").GetArrayLength());
    }

    [Theory]
    [InlineData("social_investment=40000", "has no name")]
    [InlineData("x: outside:world=1", "no path from outside 'world'")]
    [InlineData("baseline: social_investment=40000", "Two scenarios are called 'baseline'")]
    public async Task Compare_WrongScenario_IsNamed(string scenario, string fragment)
    {
        var result = await _province.RunAsync("compare", "miniature", "--scenario", scenario);

        Assert.Equal(ExitCode.WrongUsage, result.Code);
        Assert.Contains(fragment, result.Error, StringComparison.Ordinal);
    }

    private async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        var result = await _province.RunAsync([.. arguments, "--json"]);
        Assert.Equal((ExitCode.Ok, ""), (result.Code, result.Error));
        using var json = JsonDocument.Parse(result.Output);
        return json.RootElement.Clone();
    }
}
