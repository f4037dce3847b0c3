using Simulation.Model.Analysis.Backtesting;
using Xunit;

namespace Simulation.Model.Tests.Analysis.Backtesting;

public sealed class BacktestScorecardTests
{
    private static readonly BacktestRecord[] Records =
    [
        Record("growth", 2020, 2021, crps: 1, naive: 2, pit: 0.1, inside: true),
        Record("growth", 2020, 2022, crps: 3, naive: 2, pit: 0.95, inside: false),
        Record("revenue", 2020, 2021, crps: 4, naive: null, pit: 0.5, inside: true),
        Record("revenue", 2021, 2022, crps: 6, naive: 8, pit: 0.4, inside: true),
    ];

    [Fact]
    public void Of_NoRecord_IsNoScorecard() => Assert.Null(BacktestScorecard.Of([]));

    [Fact]
    public void Of_Records_CountsCoverageAndPitOverAll()
    {
        var card = BacktestScorecard.Of(Records)!;
        Assert.Equal((4, 3, 3, 3), (card.Count, card.In50, card.In80, card.In90));
        Assert.Equal([0, 1, 0, 0, 1, 1, 0, 0, 0, 1], card.Pit.Counts);
    }

    [Fact]
    public void Of_Records_ComparesOnlyWhereTheNaiveForecastExists()
    {
        var card = BacktestScorecard.Of(Records)!;
        var revenue = card.Indicators.Single(line => line.Indicator == "revenue");
        Assert.Equal((2, 5.0), (revenue.Score.Count, revenue.Score.Crps));
        var skill = revenue.Score.Against(NaiveKind.LastValue)!;
        Assert.Equal((1, 6.0, 8.0, 0.25, false), (skill.Count, skill.Crps, skill.NaiveCrps, skill.Skill, skill.IsWorse));
        Assert.Null(revenue.Score.Against(NaiveKind.PlanTarget));
    }

    [Fact]
    public void Of_Records_TheTotalIsTheGeometricMeanOfTheIndicatorsRatios()
    {
        // Growth: 4/4; revenue: 6/8.
        var total = Assert.Single(BacktestScorecard.Of(Records)!.Skills);
        Assert.Equal(2, total.Indicators);
        Assert.Equal(1 - Math.Sqrt(0.75), total.Skill, 12);
    }

    [Fact]
    public void Of_Records_HorizonsAreLinesOfTheirOwn()
    {
        var lines = BacktestScorecard.Of(Records)!.Horizons;
        Assert.Equal([("growth", 1), ("growth", 2), ("revenue", 1)], lines.Select(line => (line.Indicator, line.Horizon ?? 0)));
        Assert.True(lines[1].Score.Against(NaiveKind.LastValue)!.IsWorse);
    }

    private static BacktestRecord Record(string indicator, int origin, int year, double crps, double? naive, double pit, bool inside) => new()
    {
        Indicator = indicator,
        Sector = "total",
        Unit = "percent",
        IsAmount = indicator == "revenue",
        Origin = origin,
        Year = year,
        Outcome = 1,
        Status = "official",
        Source = "made for the test",
        Quantiles = [.. BacktestRecord.Probabilities],
        Crps = crps,
        Error = 0,
        Pit = pit,
        In50 = inside,
        In80 = inside,
        In90 = inside,
        Naive = naive is { } score ? [new NaiveScore(NaiveKind.LastValue, 1, 1, score)] : [],
        Events = [],
    };
}
