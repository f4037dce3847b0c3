using System.Collections.Immutable;
using System.Numerics;

namespace Simulation.Model.Ensembles.Summaries;

/// <summary>
/// In how many draws each combination of conditions (targets of a plan) was met: all probabilities, single and joint, follow from these counts.
/// A combination is a mask, bit b for condition b. Immutable; tallies of disjoint draws merge in any order.
/// </summary>
public sealed class TargetTally : IEquatable<TargetTally>
{
    /// <summary>Most conditions.</summary>
    public const int MaximumConditions = 64;

    private readonly ImmutableArray<KeyValuePair<ulong, long>> entries;
    private readonly ImmutableArray<long> met;

    /// <summary>A tally of the given counts.</summary>
    /// <param name="conditions">Number of conditions, 0 to 64.</param>
    /// <param name="counts">Draws per mask; a mask may come more than once.</param>
    /// <exception cref="ArgumentOutOfRangeException">Too many conditions, a mask with a bit beyond them, or a negative count.</exception>
    public TargetTally(int conditions, IEnumerable<KeyValuePair<ulong, long>> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentOutOfRangeException.ThrowIfNegative(conditions);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(conditions, MaximumConditions);
        Conditions = conditions;
        entries = ByMask([.. counts]);
        var metCounts = new long[conditions];
        foreach (var (mask, count) in entries)
        {
            Draws = checked(Draws + count);
            for (var rest = mask; rest != 0; rest &= rest - 1) metCounts[BitOperations.TrailingZeroCount(rest)] += count;
        }

        met = [.. metCounts];
    }

    /// <summary>Number of conditions.</summary>
    public int Conditions { get; }

    /// <summary>Number of draws.</summary>
    public long Draws { get; }

    /// <summary>The mask in which every condition is met.</summary>
    public ulong AllMask => Conditions == MaximumConditions ? ulong.MaxValue : (1UL << Conditions) - 1;

    /// <summary>Draws per mask, by ascending mask; masks that never came are left out.</summary>
    public ImmutableArray<KeyValuePair<ulong, long>> Counts => entries;

    /// <summary>Probability of the condition: share of draws that meet it. Null without draws.</summary>
    public double? Probability(int condition) => Draws == 0 ? null : (double)met[condition] / Draws;

    /// <summary>Probability that every condition of a mask is met in the same draw (others may be or not). Null without draws.</summary>
    public double? JointProbability(ulong conditions)
    {
        if (Draws == 0) return null;
        var count = 0L;
        foreach (var entry in entries)
            if ((entry.Key & conditions) == conditions) count += entry.Value;
        return (double)count / Draws;
    }

    /// <summary>Probability that all conditions are met together. Null without draws or without conditions.</summary>
    public double? AllProbability => Conditions == 0 ? null : JointProbability(AllMask);

    /// <summary>Probability that both are met.</summary>
    public double? PairProbability(int first, int second) => JointProbability(Bit(first) | Bit(second));

    /// <summary>
    /// Correlation of meeting the two conditions (phi coefficient): (p₁₂ − p₁ p₂) / sqrt(p₁ (1 − p₁) p₂ (1 − p₂)). Null when one of them is always or
    /// never met.
    /// </summary>
    public double? Correlation(int first, int second)
    {
        if (Probability(first) is not { } p || Probability(second) is not { } q) return null;
        var variance = p * (1 - p) * q * (1 - q);
        return variance > 0 ? (PairProbability(first, second) - (p * q)) / Math.Sqrt(variance) : null;
    }

    /// <summary>Probability of all conditions but one. Null without draws, or when there is no other.</summary>
    public double? AllProbabilityWithout(int condition) => Conditions < 2 ? null : JointProbability(AllMask & ~Bit(condition));

    /// <summary>The condition that binds: the least likely one, the first of equals. Null without draws or conditions.</summary>
    public int? Binding => Draws == 0 || Conditions == 0 ? null : Enumerable.Range(0, Conditions).MinBy(condition => met[condition]);

    /// <summary>The tally of the draws of both.</summary>
    /// <exception cref="ArgumentException">They count different numbers of conditions.</exception>
    public TargetTally Merge(TargetTally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Conditions == Conditions
            ? new TargetTally(Conditions, entries.Concat(other.entries))
            : throw new ArgumentException(
                $"A tally of {Conditions} conditions cannot be merged with one of {other.Conditions}: ask all shards of a run the same questions.", nameof(other));
    }

    /// <inheritdoc/>
    public bool Equals(TargetTally? other) => other is not null && Conditions == other.Conditions && entries.SequenceEqual(other.entries);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TargetTally);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Conditions, Draws, entries.Length);

    // In ascending order, those of one mask added up.
    private ImmutableArray<KeyValuePair<ulong, long>> ByMask(KeyValuePair<ulong, long>[] counts)
    {
        Array.Sort(counts, static (one, other) => one.Key.CompareTo(other.Key));
        var distinct = 0;
        foreach (var (mask, count) in counts)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(mask, AllMask, nameof(counts));
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(counts));
            if (count == 0) continue;
            if (distinct > 0 && counts[distinct - 1].Key == mask) counts[distinct - 1] = new(mask, checked(counts[distinct - 1].Value + count));
            else counts[distinct++] = new(mask, count);
        }

        return ImmutableArray.Create(counts, 0, distinct);
    }

    private ulong Bit(int condition)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)condition, (uint)Conditions);
        return 1UL << condition;
    }
}
