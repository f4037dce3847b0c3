using System.Collections.Immutable;
using Simulation.Model.Analysis.Backtesting;
using Simulation.Model.Calibration;
using Simulation.Model.Calibration.Sampling;
using Simulation.Model.Tests.Calibration;
using Xunit;

namespace Simulation.Model.Tests.Analysis.Backtesting;

public sealed class BacktesterTests
{
    private static readonly BacktestOptions Small = new() { Sampler = new SamplerOptions { Steps = 32, Snapshots = 2 }, Draws = 2048 };

    [Fact]
    public async Task RunAsync_AnyNumberOfWorkers_GivesTheSameBits()
    {
        ImmutableArray<BacktestOrigin> origins = [Origin(104, 2.5), Origin(103, 4), Origin(105, 3)];
        var (one, three) = (await Run(origins, 1), await Run(origins, 3));
        Assert.Equal(Numbers(one), Numbers(three));
    }

    [Fact]
    public async Task RunAsync_WhatCame_ChangesTheScoresAndNotTheForecast()
    {
        var (low, high) = ((await Run([Origin(104, 2.5, came: 110)], 1)).Records[0], (await Run([Origin(104, 2.5, came: 140)], 1)).Records[0]);
        Assert.Equal(low.Quantiles, high.Quantiles);
        Assert.True(low.Pit < high.Pit && low.Error > high.Error);
    }

    [Fact]
    public async Task Score_ARecord_AgreesWithItsOwnParts()
    {
        var record = (await Run([Origin(104, 2.5, came: 120)], 1)).Records[0];
        Assert.Equal((2023, 2024, 1), (record.Origin, record.Year, record.Horizon));
        Assert.Equal(record.Quantiles.Order(), record.Quantiles);
        Assert.Equal(record.In90, record.Quantiles[0] <= 120 && 120 <= record.Quantiles[6]);
        Assert.Equal([NaiveKind.LastValue, NaiveKind.HistoricalMean, NaiveKind.PlanTarget], record.Naive.Select(score => score.Kind));
        Assert.Equal(100 * Math.Abs(Math.Log(130 / 120.0)), record.Naive[2].Crps, 9);
        Assert.Equal([true, false, false], record.Events.Select(one => one.Happened));
        Assert.All(record.Events, one => Assert.InRange(one.Probability, 0, 1));
    }

    [Fact]
    public async Task Score_TheForecastOfThePublishedFigure_IsWiderByItsError()
    {
        var exact = (await Run([Origin(104, 2.5, error: 1e-9)], 1)).Records[0];
        var rough = (await Run([Origin(104, 2.5, error: 0.2)], 1)).Records[0];
        Assert.True(Math.Log(rough.Quantiles[6] / rough.Quantiles[0]) > 3 * Math.Log(exact.Quantiles[6] / exact.Quantiles[0]));
    }

    [Fact]
    public async Task RunAsync_Progress_EndsAtOneAndNeverPassesIt()
    {
        var shares = new List<double>();
        await new Backtester(Small).RunAsync([Origin(104, 2.5)], 1, new Recorder(shares), TestContext.Current.CancellationToken);
        Assert.Equal(1, shares[^1], 12);
        Assert.Equal(shares.Order(), shares);
    }

    [Fact]
    public async Task RunAsync_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Backtester(Small).RunAsync([Origin(104, 2.5)], 1, null, source.Token));
    }

    [Fact]
    public void Score_AnIndicatorTheModelDoesNotPublish_IsRefusedByName()
    {
        var origin = Origin(104, 2.5);
        var error = Assert.Throws<ArgumentException>(() => new Backtester(Small).Score(origin with { Outcomes = [origin.Outcomes[0] with { Indicator = "wealth" }] }, null, TestContext.Current.CancellationToken));
        Assert.Contains("wealth", error.Message, StringComparison.Ordinal);
    }

    private static Task<BacktestResult> Run(ImmutableArray<BacktestOrigin> origins, int workers) =>
        new Backtester(Small).RunAsync(origins, workers, null, TestContext.Current.CancellationToken);

    private static IEnumerable<long> Numbers(BacktestResult result) => result.Records
        .SelectMany(record => record.Quantiles.Concat([record.Crps, record.Pit, record.Error]).Concat(record.Events.Select(one => one.Probability)))
        .Select(BitConverter.DoubleToInt64Bits);

    private static BacktestOrigin Origin(double level, double growth, double came = 120, double error = 0.01) => new()
    {
        Year = SmallProvince.LastYear,
        AsOf = new DateOnly(2024, 1, 1),
        Problem = SmallProvince.Problem(
            SmallProvince.Observe("output", Period.Year(2020), level, 0.01, ObservationTransform.LogLevel),
            SmallProvince.Observe("output", Period.Year(2022), level + 12, 0.01, ObservationTransform.LogLevel),
            SmallProvince.Observe("output_growth", Period.Year(2023), growth, 0.5, ObservationTransform.Growth)),
        Paths = SmallProvince.Paths,
        Outcomes =
        [
            new BacktestOutcome
            {
                Indicator = "output",
                Sector = "total",
                Year = 2024,
                Value = came,
                Unit = "",
                Transform = ObservationTransform.LogLevel,
                StandardDeviation = error,
                Status = "official",
                Source = "made for the test",
                History = [new(2020, level), new(2021, level + 5), new(2022, level + 12)],
                PlanTarget = 130,
            },
        ],
    };

    private sealed class Recorder(List<double> shares) : IProgress<double>
    {
        public void Report(double value) => shares.Add(value);
    }
}
