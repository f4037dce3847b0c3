using Simulation.Model.Analysis.Backtesting;
using Xunit;

namespace Simulation.Model.Tests.Analysis.Backtesting;

public class SpreadCheckTests
{
    [Fact]
    public void Widened_Sample_KeepsItsMedianAndScalesItsBands()
    {
        var sample = PredictiveSample.Of([1, 2, 4, 8, 16]);

        var widened = sample.Widened(1.5);

        Assert.Equal(4, widened.Quantile(0.5));
        Assert.Equal([4 - 4.5, 4 - 3, 4, 4 + 6, 4 + 18], new[] { 0, 0.25, 0.5, 0.75, 1 }.Select(widened.Quantile));
    }

    [Fact]
    public void Of_EachOrigin_TakesTheFactorOfTheOthers()
    {
        // Two origins are best served by the narrowest band, one by the widest: each gets what the other two would choose together.
        var checks = SpreadCheck.Of([Record(2018, narrow: 1, wide: 3), Record(2019, narrow: 1, wide: 3), Record(2020, narrow: 9, wide: 0.5)]);

        var check = checks.Single(check => check.Indicator is null);
        // With 2018 out: 1 + 9 narrow, 2 + 2 as made, 3 + 0.5 wide; so 2018 and 2019 are widened (3 each), and 2020 is narrowed (9): 15 against 2 + 2 + 2 as made.
        Assert.Equal((3, 3, 15.0 / 6), (check.Count, check.Origins, check.CrpsRatio));
        // All in view: 11 narrow, 6.5 wide, 6 as made.
        Assert.Equal(1, check.Factor);
        Assert.Equal((2, 0), (check.In90, check.In90AsMade));
        Assert.Equal(["growth"], checks.Select(check => check.Indicator).OfType<string>());
    }

    [Fact]
    public void Of_TwoOrigins_HasNothingToChooseBy() => Assert.Empty(SpreadCheck.Of([Record(2018, 1, 3), Record(2019, 1, 3)]));

    private static BacktestRecord Record(int origin, double narrow, double wide) => new()
    {
        Indicator = "growth",
        Sector = "total",
        Unit = "percent",
        IsAmount = false,
        Origin = origin,
        Year = origin + 1,
        Outcome = 5,
        Status = "official",
        Source = "yearbook",
        Quantiles = [1, 2, 3, 4, 5, 6, 7],
        Crps = 2,
        Error = 0,
        Pit = 0.5,
        In50 = false,
        In80 = false,
        In90 = false,
        Naive = [],
        Events = [],
        // Between the ends a large score, so that only they and the forecast as made are ever chosen.
        Widened =
        [
            .. SpreadCheck.Factors.Select((factor, place) => new WidenedScore(
                factor, place == 0 ? narrow : place == SpreadCheck.Factors.Length - 1 ? wide : factor == 1 ? 2 : 50, place == SpreadCheck.Factors.Length - 1)),
        ],
    };
}
