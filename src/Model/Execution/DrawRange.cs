namespace Simulation.Model.Execution;

/// <summary>
/// Consecutive draws <c>First, First + 1, …, First + Count − 1</c>. A draw is known by its number alone: how draws are divided into
/// ranges changes nothing in their values.
/// </summary>
public readonly record struct DrawRange
{
    /// <summary>Draws <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> − 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Either is negative.</exception>
    public DrawRange(long first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        First = first;
        Count = count;
    }

    /// <summary>Number of the first draw.</summary>
    public long First { get; }

    /// <summary>How many draws.</summary>
    public int Count { get; }

    /// <summary>Number of the first draw after the range.</summary>
    public long End => First + Count;
}
