using System.Collections.Immutable;

namespace Simulation.Web.WhatIf;

/// <summary>A lever moved over years.</summary>
/// <param name="From">First year.</param>
/// <param name="To">Last year.</param>
/// <param name="Value">The value; of a path, the first one.</param>
public sealed record LeverMove(int From, int To, double Value)
{
    /// <summary>Values year by year, <c>[year]</c> from <see cref="From"/>; empty when one value holds in all years.</summary>
    public ImmutableArray<double> Path { get; private init; } = [];

    /// <summary>The value of the last year.</summary>
    public double Last => Path.IsEmpty ? Value : Path[^1];

    /// <summary>A move whose value may differ from year to year.</summary>
    /// <param name="from">First year.</param>
    /// <param name="values">Values, one at least.</param>
    public static LeverMove Along(int from, ImmutableArray<double> values) =>
        new LeverMove(from, from + values.Length - 1, values[0]) { Path = values.All(value => value == values[0]) ? [] : values };

    /// <summary>This move and then another, when that begins in the year after this one ends; else the other alone.</summary>
    public LeverMove Then(LeverMove next) => next.From == To + 1 ? Along(From, [.. Values, .. next.Values]) : next;

    /// <summary>This move and another on top of it; a year that one of them leaves out counts as nothing.</summary>
    public LeverMove Plus(LeverMove other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (first, last) = (Math.Min(From, other.From), Math.Max(To, other.To));
        return Along(first, [.. Enumerable.Range(first, last - first + 1).Select(year => At(year) + other.At(year))]);
    }

    /// <summary>Spans of years with one value each.</summary>
    public IEnumerable<(int From, int To, double Value)> Spans()
    {
        if (Path.IsEmpty)
        {
            yield return (From, To, Value);
            yield break;
        }
        for (var begin = 0; begin < Path.Length;)
        {
            var end = begin;
            while (end + 1 < Path.Length && Path[end + 1] == Path[begin]) end++;
            yield return (From + begin, From + end, Path[begin]);
            begin = end + 1;
        }
    }

    private double At(int year) => year < From || year > To ? 0 : Path.IsEmpty ? Value : Path[year - From];

    private IEnumerable<double> Values => Path.IsEmpty ? Enumerable.Repeat(Value, To - From + 1) : Path;

    /// <summary>True when every year has the same value.</summary>
    public bool Equals(LeverMove? other) => other is not null && From == other.From && To == other.To && Value == other.Value && Path.AsSpan().SequenceEqual(other.Path.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(From, To, Value, Path.Length);
}
