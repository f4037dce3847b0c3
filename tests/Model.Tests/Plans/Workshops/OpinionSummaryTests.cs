using CsCheck;
using Simulation.Model.Plans.Workshops;
using Xunit;

namespace Simulation.Model.Tests.Plans.Workshops;

public class OpinionSummaryTests
{
    private static readonly Gen<double?[]> Opinions = Gen.Frequency((4, Gen.Double[-1e9, 1e9].Select(value => (double?)value)), (1, Gen.Const(default(double?)))).Array[0, 60];

    [Fact]
    public void Of_FiveOfWhomTwoLeftItUntouched_IsAsWorkedByHand()
    {
        // 34,000 without anybody; 30,000, 36,000 and 42,000 are wanted: mean 36,000, squares 36e6 + 0 + 36e6, over 2, root 6,000.
        var summary = OpinionSummary.Of([36_000, null, 42_000, null, 30_000], start: 34_000);

        Assert.Equal((3, 2), (summary.Moved, summary.Untouched));
        Assert.Equal((30_000, 36_000, 36_000, 42_000), (summary.Minimum, summary.Mean, summary.Median, summary.Maximum));
        Assert.Equal(6_000, summary.StandardDeviation);
        Assert.Equal((2, 1), (summary.Above, summary.Below));
    }

    [Fact]
    public void Of_FourValues_TakesTheMeanOfTheMiddleTwo()
    {
        var summary = OpinionSummary.Of([1, 10, 2, 4], start: 2);

        Assert.Equal((4.25, 3), (summary.Mean, summary.Median));
        Assert.Equal((2, 1), (summary.Above, summary.Below));
    }

    [Fact]
    public void Of_NobodyWhoMovedIt_HasNoFigures()
    {
        var summary = OpinionSummary.Of([null, null], start: 1);

        Assert.Equal((0, 2), (summary.Moved, summary.Untouched));
        Assert.Equal((null, null, null, null, null), (summary.Minimum, summary.Mean, summary.Median, summary.Maximum, summary.StandardDeviation));
    }

    [Fact]
    public void Of_OneWhoAsksForTheBaseline_CountsAsAValueAndNotAsUntouched()
    {
        var summary = OpinionSummary.Of([34_000, null], start: 34_000);

        Assert.Equal((1, 1, 34_000, null), (summary.Moved, summary.Untouched, summary.Mean, summary.StandardDeviation));
        Assert.Equal((0, 0), (summary.Above, summary.Below));
    }

    [Fact]
    public void Of_NotANumber_IsRefused() => Assert.Throws<ArgumentException>(() => OpinionSummary.Of([1, double.NaN], start: 0));

    [Fact]
    public void Of_AnyOrderOfParticipants_IsTheSameToTheBit() =>
        Gen.Select(Opinions, Gen.Int[0, int.MaxValue], Gen.Double[-1e9, 1e9]).Sample((opinions, by, start) =>
        {
            var shuffled = opinions.Select((opinion, place) => (opinion, Key: unchecked((place + 1) * 2_654_435_761L * (by | 1)) % 1_000_003)).OrderBy(pair => pair.Key).Select(pair => pair.opinion);

            Assert.Equal(OpinionSummary.Of(opinions, start), OpinionSummary.Of(shuffled, start));
        });

    [Fact]
    public void Of_AnyOpinions_LiesBetweenTheExtremesAndCountsEverybodyOnce() => Gen.Select(Opinions, Gen.Double[-1e9, 1e9]).Sample((opinions, start) =>
    {
        var summary = OpinionSummary.Of(opinions, start);

        Assert.Equal(opinions.Length, summary.Moved + summary.Untouched);
        Assert.True(summary.Above + summary.Below <= summary.Moved);
        if (summary.Moved == 0) return;
        Assert.True(summary.Minimum <= summary.Mean && summary.Mean <= summary.Maximum);
        Assert.True(summary.Minimum <= summary.Median && summary.Median <= summary.Maximum);
        Assert.True(summary.StandardDeviation is null or >= 0);
    });

    [Fact]
    public void Of_AllOfOneMind_HasNoSpread() => Gen.Select(Gen.Double[-1e9, 1e9], Gen.Int[2, 40]).Sample((value, people) =>
    {
        var summary = OpinionSummary.Of(Enumerable.Repeat<double?>(value, people), start: 0);

        Assert.Equal((value, value, value, value, 0), (summary.Minimum, summary.Mean, summary.Median, summary.Maximum, summary.StandardDeviation));
    });
}
