using System.Text.Json;
using Simulation.Cli.Hosting;
using Simulation.Cli.Tests.Miniature;
using Xunit;

namespace Simulation.Cli.Tests.Commands;

public sealed class MonitorCommandTests : IDisposable
{
    private readonly MiniatureProvince _province = new();

    public MonitorCommandTests()
    {
        var file = _province.PathOf("data/vn/miniature/observations.csv");
        File.AppendAllText(file, "\nminiature,grdp_growth,total,2024H1,11.5,percent,estimate,press,\n");
    }

    public void Dispose() => _province.Dispose();

    [Fact]
    public async Task HalfYearPublished_RaisesTheNowcastAndSaysWhy()
    {
        using var json = JsonDocument.Parse((await _province.RunAsync("monitor", "miniature", "--as-of", "2024-07-15", "--json")).Output);

        var days = json.RootElement.GetProperty("days").EnumerateArray().ToArray();
        Assert.Equal(["2024-01-01", "2024-07-01"], days.Select(day => day.GetProperty("day").GetString()));
        var growth = days.Select(day => day.GetProperty("headlines")[0].GetProperty("mean").GetDouble()).ToArray();
        var item = Assert.Single(days[1].GetProperty("news").EnumerateArray());
        Assert.True(growth[1] > growth[0]);
        Assert.Equal(growth[1] - growth[0], item.GetProperty("contributions")[0].GetProperty("mean").GetDouble(), 1e-9);
        Assert.True(item.GetProperty("surprise").GetDouble() > 0);
    }

    [Fact]
    public async Task HalfYearPublished_IsShownWithThePathOfTheTargets()
    {
        var result = await _province.RunAsync("monitor", "miniature", "--as-of", "2024-07-15");

        Assert.Equal((ExitCode.Ok, ""), (result.Code, result.Error));
        foreach (var part in new[] { "miniature, 2024, as of 15 July 2024", "Probability of the targets over time", "1 July 2024", "What each figure changed", "grdp_growth 2024H1", "Nowcast of 2024" })
            Assert.Contains(part, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BeforeAnythingIsPublished_SaysSo()
    {
        var result = await _province.RunAsync("monitor", "miniature", "--as-of", "2024-05-15");

        Assert.Equal(ExitCode.Ok, result.Code);
        Assert.Contains("No figure about 2024 is known on that day: the nowcast is the forecast of 1 January 2024.", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("What each figure changed", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DayThatHistoryDoesNotReach_IsWrongUsage()
    {
        var result = await _province.RunAsync("monitor", "miniature", "--as-of", "2010-05-15");

        Assert.Equal((ExitCode.WrongUsage, ""), (result.Code, result.Output));
        Assert.Contains("--as-of: The year 2010 cannot be watched", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scorecard_ListsEveryTargetWithItsReportAndOwner()
    {
        _province.Write(
            "data/vn/miniature/reporting.csv",
            "indicator,sector,owner,every_months,grace_days,source\ngrdp_growth,total,Department of planning and investment,6,10,a regulation\ntotal_social_investment,*,,,,a regulation\n");
        using var json = JsonDocument.Parse((await _province.RunAsync("scorecard", "miniature", "--as-of", "2024-07-15", "--json")).Output);

        var targets = json.RootElement.GetProperty("targets").EnumerateArray().ToArray();
        Assert.Equal(["simulated", "lever", "reported"], targets.Select(target => target.GetProperty("kind").GetString()));
        Assert.Equal("Department of planning and investment", targets[0].GetProperty("owner").GetString());
        Assert.Equal("2024H1", targets[0].GetProperty("lastReport").GetProperty("period").GetString());
        Assert.Equal("2025-01-11", targets[0].GetProperty("dueOn").GetString());
        Assert.Equal(JsonValueKind.Null, targets[1].GetProperty("owner").ValueKind);
        Assert.Equal("not-judged", targets[2].GetProperty("status").GetString());
    }

    [Fact]
    public async Task Scorecard_NoOwnerRecorded_IsSaid()
    {
        var result = await _province.RunAsync("scorecard", "miniature", "--as-of", "2024-07-15");

        Assert.Equal((ExitCode.Ok, ""), (result.Code, result.Error));
        Assert.Contains("No owner is recorded for any target.", result.Output, StringComparison.Ordinal);
        Assert.Contains("2024H1: 11.5", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scorecard_ThresholdOutOfRange_IsWrongUsage()
    {
        var result = await _province.RunAsync("scorecard", "miniature", "--as-of", "2024-07-15", "--warn-below", "3");

        Assert.Equal(ExitCode.WrongUsage, result.Code);
        Assert.Contains("--warn-below: A probability is a number from 0 to 1.", result.Error, StringComparison.Ordinal);
    }
}
