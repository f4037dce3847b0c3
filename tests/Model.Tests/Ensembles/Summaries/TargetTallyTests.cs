using CsCheck;
using Simulation.Model.Ensembles.Summaries;
using Xunit;

namespace Simulation.Model.Tests.Ensembles.Summaries;

/// <summary>Probabilities of conditions, alone and together, by hand and against counting.</summary>
public sealed class TargetTallyTests
{
    // Of ten draws: 4 meet both, 3 the first alone, 1 the second alone, 2 neither.
    private static readonly TargetTally ByHand = new(2, [new(0b11, 4), new(0b01, 3), new(0b10, 1), new(0b00, 2)]);

    [Fact]
    public void Probabilities_TenDraws_AreThoseCountedByHand()
    {
        Assert.Equal(10, ByHand.Draws);
        Assert.Equal(0.7, ByHand.Probability(0));
        Assert.Equal(0.5, ByHand.Probability(1));
        Assert.Equal(0.4, ByHand.AllProbability);
        Assert.Equal(0.4, ByHand.PairProbability(0, 1));
        Assert.Equal(0.7, ByHand.AllProbabilityWithout(1));
        Assert.Equal(1, ByHand.Binding);
        Assert.Equal((0.4 - 0.35) / Math.Sqrt(0.7 * 0.3 * 0.25), ByHand.Correlation(0, 1)!.Value, 1e-12);
    }

    [Fact]
    public void Probabilities_AnyMasks_AreSharesOfDraws() =>
        Gen.ULong[0, 31].Array[1, 200].Sample(masks =>
        {
            var tally = new TargetTally(5, masks.Select(mask => new KeyValuePair<ulong, long>(mask, 1)));
            for (var a = 0; a < 5; a++)
            {
                Assert.Equal(Share(masks, 1UL << a), tally.Probability(a));
                Assert.Equal(Share(masks, 31UL & ~(1UL << a)), tally.AllProbabilityWithout(a));
                for (var b = 0; b < 5; b++) Assert.Equal(Share(masks, (1UL << a) | (1UL << b)), tally.PairProbability(a, b));
            }

            Assert.Equal(Share(masks, 31), tally.AllProbability);
            Assert.Equal(Enumerable.Range(0, 5).Min(tally.Probability), tally.Probability(tally.Binding!.Value));
        });

    [Fact]
    public void Merge_AnyDivisionAndOrder_GivesEqualTallies() =>
        Gen.Select(Gen.ULong[0, 7].Array[0, 100], Gen.Int[0, 100]).Sample((masks, cut) =>
        {
            var counts = masks.Select(mask => new KeyValuePair<ulong, long>(mask, 1)).ToArray();
            var whole = new TargetTally(3, counts);
            var merged = new TargetTally(3, counts.Skip(cut)).Merge(new TargetTally(3, counts.Take(cut).Reverse()));
            Assert.Equal(whole, merged);
            Assert.Equal(whole.GetHashCode(), merged.GetHashCode());
        });

    [Fact]
    public void AllProbability_SixtyFourConditions_UsesEveryBit()
    {
        var tally = new TargetTally(64, [new(ulong.MaxValue, 1), new(ulong.MaxValue >> 1, 3)]);
        Assert.Equal(0.25, tally.AllProbability);
        Assert.Equal(1.0, tally.Probability(0));
        Assert.Equal(63, tally.Binding);
    }

    [Fact]
    public void Probabilities_NoDrawsOrConditions_AreNull()
    {
        Assert.Null(new TargetTally(2, []).Probability(0));
        Assert.Null(new TargetTally(2, []).Binding);
        Assert.Null(new TargetTally(0, [new(0, 5)]).AllProbability);
        Assert.Null(new TargetTally(1, [new(1, 5)]).AllProbabilityWithout(0));
    }

    [Fact]
    public void Correlation_ConditionAlwaysMet_IsNull() => Assert.Null(new TargetTally(2, [new(0b11, 4), new(0b01, 3)]).Correlation(0, 1));

    [Fact]
    public void New_MaskBeyondTheConditions_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TargetTally(2, [new(4, 1)]));

    [Fact]
    public void Merge_OtherNumberOfConditions_Throws() => Assert.Throws<ArgumentException>(() => ByHand.Merge(new TargetTally(3, [])));

    private static double Share(ulong[] masks, ulong wanted) => (double)masks.Count(mask => (mask & wanted) == wanted) / masks.Length;
}
