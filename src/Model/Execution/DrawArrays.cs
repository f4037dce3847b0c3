namespace Simulation.Model.Execution;

/// <summary>
/// Arrays of one value per draw, used again and again: segments that exchange values through a <see cref="SegmentBoard"/> would otherwise leave megabytes of
/// them behind with every question. What is not given back is left to the garbage collector. Thread-safe.
/// </summary>
public static class DrawArrays
{
    private const int Step = OutputBlock.MaximumDraws;
    private const int LongestKept = 64 * Step;
    private const long MostKept = 8_000_000; // values, 64 MB

    private static readonly Lock Gate = new();
    private static readonly Stack<double[]>[] Idle = [.. Enumerable.Range(0, (LongestKept / Step) + 1).Select(_ => new Stack<double[]>())];
    private static long kept;

    /// <summary>Arrays of at least so many draws. What they hold is left from before.</summary>
    /// <param name="count">How many arrays.</param>
    /// <param name="draws">Least length of each.</param>
    public static double[][] Rent(int count, int draws)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draws);
        var arrays = new double[count][];
        var size = (draws + Step - 1) / Step;
        var found = 0;
        if (size * Step <= LongestKept)
        {
            lock (Gate)
            {
                while (found < count && Idle[size].TryPop(out var array)) arrays[found++] = array;
                kept -= (long)found * size * Step;
            }
        }

        for (; found < count; found++) arrays[found] = GC.AllocateUninitializedArray<double>(size * Step);
        return arrays;
    }

    /// <summary>Gives arrays back; whoever held them must not touch them any more. Nulls and arrays of other origin are passed over.</summary>
    public static void Return(ReadOnlySpan<double[]?> arrays)
    {
        lock (Gate)
        {
            foreach (var array in arrays)
            {
                if (array is not { Length: > 0 and <= LongestKept } || array.Length % Step != 0 || kept + array.Length > MostKept) continue;
                Idle[array.Length / Step].Push(array);
                kept += array.Length;
            }
        }
    }
}
