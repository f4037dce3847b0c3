using System.Collections.Immutable;
using Simulation.Cli.Charts;
using Simulation.Cli.Simulating;
using Simulation.Model.Plans;

namespace Simulation.Cli.Tests.Simulating;

/// <summary>A small answer with every kind of target, written by hand.</summary>
internal static class SampleAnswer
{
    private static readonly Target Growth = Target("grdp_growth", "total", TargetOperator.AtLeast, 8.5, "percent", TargetKind.Simulated, "GRDP growth", "Tăng trưởng GRDP");

    private static readonly Target PerHead =
        Target("grdp_per_capita", "total", TargetOperator.AtLeast, 88, "million VND per person", TargetKind.Simulated, "GRDP per capita", "GRDP bình quân đầu người");

    private static readonly Plan Plan = new()
    {
        Id = "2024",
        Labels = Labels("Resolution of 2024", "Nghị quyết năm 2024"),
        Targets =
        [
            Growth,
            PerHead,
            Target("social_investment", "total", TargetOperator.AtLeast, 34000, "billion VND", TargetKind.Lever, "Total social investment", "Tổng vốn đầu tư toàn xã hội"),
            Target("sector_share", "agriculture", TargetOperator.NearlyAtMost, 27, "percent", TargetKind.Simulated, "Share of agriculture", "Tỷ trọng nông nghiệp"),
            Target("secure_communes", "total", TargetOperator.AtLeast, 80, "percent", TargetKind.Reported, "Secure communes", "Xã an toàn về an ninh trật tự"),
        ],
    };

    /// <summary>The baseline.</summary>
    public static SimulationAnswer Baseline { get; } = new()
    {
        Province = "tra-vinh",
        ProvinceLabels = Labels("Trà Vinh", "Trà Vinh"),
        Plan = Plan,
        Run = "9f86d081884c7d659a2feaa0c55ad015",
        Model = "provincial 1.0 (1f3a9c)",
        Calibration = "2c26b46b68ffc68ff99b453c1d304134",
        DataVintage = new DateOnly(2024, 1, 1),
        Seed = 1,
        Draws = 2000,
        Years = [2024, 2025],
        Forecasts = [GrowthForecast(default), PerHeadForecast()],
        Targets =
        [
            new(Growth, 5.04, -3.46, 0.203, null, TargetStatus.Missed, null),
            new(PerHead, 88.4, 0.4, 0.52, null, TargetStatus.Met, null),
            new(Plan.Targets[2], 34000, 0, null, null, TargetStatus.Met, null),
            new(Plan.Targets[3], 26.6, 0.9, 0.9961, null, TargetStatus.Met, null),
            new(Plan.Targets[4], null, null, null, null, TargetStatus.NotJudged, UnjudgedReason.OnlyReported),
        ],
        AllTargets = new JointOutcome(0.004, null, 3, Growth, 0.31),
    };

    /// <summary>The same after one change.</summary>
    public static SimulationAnswer Changed { get; } = Baseline with
    {
        Changes = 1,
        Forecasts = [GrowthForecast([5.04, 5.6]), PerHeadForecast()],
        Targets = [.. Baseline.Targets.Select(outcome => outcome with { BaselineProbability = outcome.Probability is { } probability ? probability - 0.05 : null })],
        AllTargets = new JointOutcome(0.02, 0.004, 3, Growth, 0.31),
        Warnings = ["Two of five origins fell outside the 90 % band."],
    };

    private static ForecastSeries GrowthForecast(ImmutableArray<double?> baseline) => new()
    {
        Indicator = "grdp_growth",
        Sector = "total",
        Labels = Labels("GRDP growth", "Tăng trưởng GRDP"),
        Unit = "percent",
        Mean = [5.1, 5.9],
        Median = [5.04, 6],
        Bands = [new(90, [-2, -1.5], [12.1, 13]), new(80, [-0.4, 0], [10.2, 11]), new(50, [2.2, 3], [7.9, 8.8])],
        Baseline = baseline,
        History = [new HistoryPoint(2021, 1.6), new HistoryPoint(2022, 9.1), new HistoryPoint(2023, 6.2)],
    };

    private static ForecastSeries PerHeadForecast() => new()
    {
        Indicator = "grdp_per_capita",
        Sector = "total",
        Labels = Labels("GRDP per capita", "GRDP bình quân đầu người"),
        Unit = "million VND per person",
        Mean = [88.5, null],
        Median = [88.4, null],
        Bands = [new(90, [82.1, null], [95.2, null])],
    };

    private static Target Target(string indicator, string sector, TargetOperator comparison, double value, string unit, TargetKind kind, string english, string vietnamese) => new()
    {
        Indicator = indicator,
        Sector = sector,
        Operator = comparison,
        Value = value,
        Unit = unit,
        Year = 2024,
        Kind = kind,
        Labels = Labels(english, vietnamese),
    };

    private static ImmutableDictionary<string, string> Labels(string english, string vietnamese) =>
        ImmutableDictionary<string, string>.Empty.Add("en", english).Add("vi", vietnamese);
}
