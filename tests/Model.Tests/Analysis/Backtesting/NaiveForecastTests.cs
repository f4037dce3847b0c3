using System.Collections.Immutable;
using Simulation.Model.Analysis.Backtesting;
using Xunit;

namespace Simulation.Model.Tests.Analysis.Backtesting;

/// <summary>Naive forecasts against arithmetic by hand.</summary>
public sealed class NaiveForecastTests
{
    private static readonly ImmutableArray<KnownFigure> Rates = [new(2016, 4), new(2017, 6), new(2019, 2)];

    [Fact]
    public void LastValue_OfFigures_IsARandomWalkFromTheLast()
    {
        // Changes 2 in one year and −4 in two: s² = (4/1 + 16/2) / 2 = 6; three years ahead of 2019.
        var naive = NaiveForecast.LastValue(Rates, 2022)!;
        Assert.Equal((NaiveKind.LastValue, 2.0), (naive.Kind, naive.Centre));
        Assert.Equal(Math.Sqrt(18), naive.Spread, 12);
    }

    [Fact]
    public void HistoricalMean_OfRates_IsTheirMeanWithItsOwnError()
    {
        // Mean 4, sample variance (0 + 4 + 4) / 2 = 4, predictive variance 4 (1 + 1/3), whatever the year.
        foreach (var year in (int[])[2020, 2023])
        {
            var naive = NaiveForecast.HistoricalMean(Rates, year, isAmount: false)!;
            Assert.Equal(4, naive.Centre, 12);
            Assert.Equal(Math.Sqrt(16 / 3.0), naive.Spread, 12);
        }
    }

    [Fact]
    public void HistoricalMean_OfAmounts_GoesOnWithTheirMeanGrowth()
    {
        // 100, 104, 106, 112 in 2016-2019: growth 4 a year, deviations 0, −2, 2, s² = 8 / 2 = 4; two years ahead 112 + 8, 2 (1 + 2/3) 4.
        var naive = NaiveForecast.HistoricalMean([new(2016, 100), new(2017, 104), new(2018, 106), new(2019, 112)], 2021, isAmount: true)!;
        Assert.Equal(120, naive.Centre, 12);
        Assert.Equal(Math.Sqrt(4 * 2 * (1 + (2 / 3.0))), naive.Spread, 12);
    }

    [Fact]
    public void HistoricalMean_OfAmountsWithAGap_CountsItsYears()
    {
        // 100, 103, 112 in 2016, 2017, 2020: growth 3 a year, no deviation at all.
        var naive = NaiveForecast.HistoricalMean([new(2016, 100), new(2017, 103), new(2020, 112)], 2021, isAmount: true)!;
        Assert.Equal((115, 0), (naive.Centre, Math.Round(naive.Spread, 12)));
        Assert.Equal(2, naive.Score(117), 12);
    }

    [Fact]
    public void PlanTarget_IsAPoint() => Assert.Equal(1.5, NaiveForecast.PlanTarget(8.5).Score(7), 12);

    [Fact]
    public void TooShortAHistory_GivesNoForecast()
    {
        Assert.Null(NaiveForecast.LastValue([], 2020));
        Assert.Null(NaiveForecast.LastValue([new(2019, 1)], 2020));
        Assert.Null(NaiveForecast.HistoricalMean([new(2019, 1)], 2020, isAmount: false));
        Assert.Null(NaiveForecast.HistoricalMean([new(2018, 1), new(2019, 1)], 2020, isAmount: true));
    }

    [Fact]
    public void AFigureOfTheYearForecastOrOutOfOrder_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => NaiveForecast.LastValue(Rates, 2019));
        Assert.Throws<ArgumentException>(() => NaiveForecast.HistoricalMean([new(2019, 1), new(2018, 1)], 2021, isAmount: false));
    }
}
