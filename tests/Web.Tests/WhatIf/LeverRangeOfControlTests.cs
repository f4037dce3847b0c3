using CsCheck;
using Simulation.Web.WhatIf;
using Xunit;

namespace Simulation.Web.Tests.WhatIf;

public class LeverRangeOfControlTests
{
    [Fact]
    public void Of_Levels_GoesFromTheLeastToTheGreatest()
    {
        var range = LeverRangeOfControl.Of(Province.Lever(34_000, 0, 200_000, 30_000, 34_000, 38_000, 44_000), 34_000);

        Assert.Equal((30_000, 44_000, 100), (range.Low, range.High, range.Step));
    }

    [Fact]
    public void Of_ValueBeyondTheLevels_MakesRoomForIt() =>
        Assert.Equal(60_000, LeverRangeOfControl.Of(Province.Lever(34_000, 0, 200_000, 30_000, 44_000), 60_000).High);

    [Fact]
    public void Of_NoLevels_GoesAroundTheBaselineWithinWhatTheModelAllows()
    {
        var range = LeverRangeOfControl.Of(Province.Lever(0.8, 0, 1), 0.8);

        Assert.Equal((0, 1), (range.Low, range.High));
    }

    [Fact]
    public void Of_BaselineZeroWithoutLevels_HasALengthNevertheless()
    {
        var range = LeverRangeOfControl.Of(Province.Lever(0, -5, 5), 0);

        Assert.Equal((-5, 5), (range.Low, range.High));
    }

    [Fact]
    public void Snap_AnyValue_IsWithinTheEndsAndAtMostHalfAStepAway() => Gen.Select(Gen.Double[-1e4, 1e4], Gen.Double[1e-3, 1e4], Gen.Double[0, 1]).Sample((low, length, share) =>
    {
        var range = new LeverRangeOfControl(low, low + length);
        var value = low + (share * length);
        var snapped = range.Snap(value);
        return snapped >= range.Low && snapped <= range.High && Math.Abs(snapped - value) <= (range.Step * 0.5) + 1e-6;
    });
}
