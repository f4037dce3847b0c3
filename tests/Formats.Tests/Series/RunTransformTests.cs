using CsCheck;
using Simulation.Formats.Series;
using Xunit;

namespace Simulation.Formats.Tests.Series;

public class RunTransformTests
{
    [Fact]
    public void Apply_LevelInAllYears_IsTheAnswerItself() => Assert.Same(Samples.Result, RunTransform.Apply(Samples.Result, SeriesUnits.Level, YearRange.All));

    [Fact]
    public void Apply_Change_IsTheDifferenceFromTheYearBefore()
    {
        var changed = RunTransform.Apply(Samples.Result, SeriesUnits.Change, YearRange.All).Forecasts[1];

        Assert.Equal([null, 10, -11], changed.Mean);
        Assert.Equal("billion VND2010", changed.Unit);
        Assert.Empty(changed.Bands);
    }

    [Fact]
    public void Apply_PercentChange_IsInPercentOfTheYearBefore()
    {
        var changed = RunTransform.Apply(Samples.Result, SeriesUnits.PercentChange, YearRange.All).Forecasts[1];

        Assert.Null(changed.Mean[0]);
        Assert.Equal(10, changed.Mean[1]!.Value, 1e-12);
        Assert.Equal(-10, changed.Mean[2]!.Value, 1e-12);
        Assert.Equal("percent", changed.Unit);
    }

    [Fact]
    public void Apply_ChangeOfARate_IsInPoints()
    {
        var changed = RunTransform.Apply(Samples.Result, SeriesUnits.Change, YearRange.All).Forecasts[0];

        Assert.Equal("percentage points", changed.Unit);
        Assert.Null(changed.Mean[2]);
    }

    [Fact]
    public void Apply_ChangesOfAPath_SumToTheChangeOfTheWhole() => Gen.Double[-1e3, 1e3].Array[2, 12].Sample(path =>
    {
        var years = Enumerable.Range(2024, path.Length).ToArray();
        var result = Samples.Result with { Years = years, Forecasts = [Samples.Result.Forecasts[1] with { Mean = [.. path.Select(value => (double?)value)], Median = new double?[path.Length], Bands = [] }] };

        var changes = RunTransform.Apply(result, SeriesUnits.Change, YearRange.All).Forecasts[0].Mean;

        Assert.Equal(path[^1] - path[0], changes.Sum()!.Value, 1e-9);
    });

    [Fact]
    public void Apply_YearsChosen_KeepTheChangeFromTheYearBeforeThem()
    {
        var shown = RunTransform.Apply(Samples.Result, SeriesUnits.Change, new YearRange(2025, null));

        Assert.Equal([2025, 2026], shown.Years);
        Assert.Equal([10, -11], shown.Forecasts[1].Mean);
        Assert.Empty(shown.Targets);
    }
}
