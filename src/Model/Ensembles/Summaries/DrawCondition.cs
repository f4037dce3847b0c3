namespace Simulation.Model.Ensembles.Summaries;

/// <summary>How a value is compared with a threshold.</summary>
public enum Comparison
{
    /// <summary>value ≥ threshold.</summary>
    AtLeast,

    /// <summary>value &gt; threshold.</summary>
    Above,

    /// <summary>value ≤ threshold.</summary>
    AtMost,

    /// <summary>value &lt; threshold.</summary>
    Below,
}

/// <summary>
/// A question asked of every draw: does an output stand on the right side of a threshold in a year? An undefined value (NaN) meets no condition.
/// </summary>
/// <param name="Output">Position of the output among those of the run.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Comparison">The side.</param>
/// <param name="Threshold">The threshold, in the unit of the output.</param>
public readonly record struct DrawCondition(int Output, int Year, Comparison Comparison, double Threshold)
{
    /// <summary>True when a value meets the condition.</summary>
    public bool IsMet(double value) => Comparison switch
    {
        Comparison.AtLeast => value >= Threshold,
        Comparison.Above => value > Threshold,
        Comparison.AtMost => value <= Threshold,
        _ => value < Threshold,
    };

    /// <summary>Sets bit <paramref name="bit"/> of the mask of each draw that meets the condition; other bits stay.</summary>
    /// <param name="values">The output of each draw, <c>[draw]</c>.</param>
    /// <param name="bit">Position of the condition in the masks, 0 to 63.</param>
    /// <param name="masks">Masks of met conditions, <c>[draw]</c>, at least as long as <paramref name="values"/>.</param>
    public void Mark(ReadOnlySpan<double> values, int bit, Span<ulong> masks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(masks.Length, values.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)bit, 63u);
        for (var draw = 0; draw < values.Length; draw++)
            masks[draw] |= (IsMet(values[draw]) ? 1UL : 0UL) << bit;
    }
}
