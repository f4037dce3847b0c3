using Simulation.Documents.Monitoring;

namespace Simulation.Web.Tests;

/// <summary>Small documents to draw pages from.</summary>
internal static class Samples
{
    public static TargetCardDocument Target(string indicator, string comparison, double value) => new(
        indicator, "total", comparison, value, "percent", 2024, new Dictionary<string, string>(), "simulated", "not-judged", null, null, false, null, null, null, null, null, RestsOnPriors: false);

    public static PlanScorecardDocument Card(params TargetCardDocument[] targets) => new()
    {
        Province = "here",
        Plan = "2024",
        AsOf = new DateOnly(2024, 7, 1),
        Year = 2024,
        Targets = targets,
        AllTargets = null,
        Overdue = targets.Count(target => target.DaysOverdue > 0),
        Warning = new EarlyWarningDocument(0.33, 0, 0, null, null, null, null),
    };

    public static MonitorDocument Year(params (string Indicator, double Median)[] expected) => new()
    {
        Province = "here",
        Plan = "2024",
        Calibration = "c",
        Year = 2024,
        Start = new DateOnly(2024, 1, 1),
        AsOf = new DateOnly(2024, 7, 1),
        HasNews = true,
        Draws = 1_000,
        Seed = 1,
        Headlines = [],
        Targets = [],
        Days = [],
        Nowcasts = [.. expected.Select(each => new NowcastDocument(each.Indicator, "total", "percent", Outlook(each.Median), Outlook(each.Median)))],
    };

    public static OutlookDocument Outlook(double median) => new(
        median,
        median,
        new Dictionary<string, IReadOnlyList<double?>> { ["50"] = [median - 1, median + 1], ["80"] = [median - 2, median + 2], ["90"] = [median - 3, median + 3] });
}
