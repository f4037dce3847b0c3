using Simulation.Model.Calibration;
using Xunit;

namespace Simulation.Model.Tests.Calibration.Observations;

public sealed class UsedObservationTests
{
    [Fact]
    public void StandardDeviation_OfAGrowthRate_JoinsMeasurementAndBridgeInSquares()
    {
        var used = Use(8.25, new MeasurementError(3, ErrorScale.Absolute, 4, ""), ObservationTransform.Growth);
        Assert.Equal(5, used.StandardDeviation, 12);
        Assert.Equal(8.25, used.Score);
        Assert.Equal(7, used.ToScale(7));
    }

    [Fact]
    public void StandardDeviation_OnLogarithms_IsRelative()
    {
        var error = new MeasurementError(50, ErrorScale.Absolute, 0, "");
        Assert.Equal(0.01, Use(5000, error, ObservationTransform.LogLevel).StandardDeviation, 12);
        Assert.Equal(0.02, Use(5000, error with { StandardDeviation = 0.02, Scale = ErrorScale.Relative }, ObservationTransform.LogLevel).StandardDeviation, 12);
        Assert.Equal(Math.Log(5000), Use(5000, error, ObservationTransform.LogLevel).Score, 12);
    }

    [Fact]
    public void StandardDeviation_RelativeErrorOfALevel_IsInUnits() =>
        Assert.Equal(0.6, Use(-30, new MeasurementError(0.02, ErrorScale.Relative, 0, ""), ObservationTransform.Level).StandardDeviation, 12);

    [Fact]
    public void Period_ThatWasNotRead_Throws()
    {
        var used = Use(1, new MeasurementError(1, ErrorScale.Absolute, 0, ""), ObservationTransform.Level);
        used = used with { Observation = used.Observation with { Period = null, PeriodText = "2016-10Mar" } };
        Assert.Contains("2016-10Mar", Assert.Throws<InvalidOperationException>(() => used.Period).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IsKnownOn_IsTrueFromTheDayItIsKnown()
    {
        var observation = Use(1, new MeasurementError(1, ErrorScale.Absolute, 0, ""), ObservationTransform.Level).Observation;
        Assert.False(observation.IsKnownOn(new DateOnly(2023, 12, 31)));
        Assert.True(observation.IsKnownOn(new DateOnly(2024, 1, 1)));
        Assert.False((observation with { KnownFrom = null }).IsKnownOn(DateOnly.MaxValue));
    }

    private static UsedObservation Use(double value, MeasurementError error, ObservationTransform transform) => new(
        new Observation
        {
            Region = "p",
            Indicator = "grdp_growth",
            Sector = "total",
            Period = Period.Year(2023),
            PeriodText = "2023",
            Value = value,
            Unit = "percent",
            Status = "estimate",
            Source = "yearbook",
            Origin = new ObservationOrigin("p/observations.csv", 2, "grdp_growth", "1", "percent"),
            KnownFrom = new DateOnly(2024, 1, 1),
        },
        error,
        transform,
        "the only figure");
}
