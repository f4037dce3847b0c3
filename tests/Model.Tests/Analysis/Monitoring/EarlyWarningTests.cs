using CsCheck;
using Simulation.Model.Analysis.Monitoring;
using Xunit;

namespace Simulation.Model.Tests.Analysis.Monitoring;

public class EarlyWarningTests
{
    private static readonly JudgedForecast[] Record =
    [
        new(0.1, false), new(0.2, false), new(0.25, true), new(0.5, false), new(0.6, true), new(0.8, true), new(0.9, true),
    ];

    [Fact]
    public void Judge_CountsHitsAndFalseAlarms()
    {
        var rule = EarlyWarning.Judge(0.33, Record);

        Assert.Equal((7, 3, 2, 1), (rule.Cases, rule.Missed, rule.Hits, rule.FalseAlarms));
        Assert.Equal((2 / 3.0, 0.25), (rule.HitRate!.Value, rule.FalseAlarmRate!.Value));
        Assert.True(rule.Warns(0.32) && !rule.Warns(0.33));
    }

    [Fact]
    public void Judge_WithoutARecord_HasNoRates()
    {
        var rule = EarlyWarning.Judge(0.33, []);
        Assert.Null(rule.HitRate);
        Assert.Null(rule.FalseAlarmRate);
        Assert.Null(rule.HitRateInterval);
    }

    [Fact]
    public void Choose_TakesTheLargestThresholdWithinTheBound()
    {
        Assert.Equal(0.25, EarlyWarning.Choose(Record, 0).Threshold);
        Assert.Equal(0.6, EarlyWarning.Choose(Record, 0.25).Threshold);
        Assert.Equal(EarlyWarning.UsualThreshold, EarlyWarning.Choose([], 0.1).Threshold);
    }

    [Fact]
    public void Choose_AnyRecord_StaysWithinTheBoundAndItsIntervalsHoldTheRates() =>
        Gen.Select(Gen.Double[0, 1], Gen.Bool, (p, happened) => new JudgedForecast(p, happened)).Array[1, 30].SelectMany(record => Gen.Double[0, 1].Select(bound => (record, bound)))
            .Sample(input =>
            {
                var rule = EarlyWarning.Choose(input.record, input.bound);
                Assert.True(rule.FalseAlarmRate is not { } rate || rate <= input.bound);
                if (rule.FalseAlarmInterval is var (low, high)) Assert.InRange(rule.FalseAlarmRate!.Value, low - 1e-12, high + 1e-12);
            }, iter: 200);

    [Fact]
    public void Judge_NoProbability_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EarlyWarning.Judge(0.3, [new(double.NaN, true)]));
}
