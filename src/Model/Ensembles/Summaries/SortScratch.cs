namespace Simulation.Model.Ensembles.Summaries;

/// <summary>Working memory for putting values in order and adding them up, one for each thread: hundreds of series are read in turn.</summary>
internal sealed class SortScratch
{
    [ThreadStatic]
    private static SortScratch? own;

    private int[] buckets = [];
    private int[] counts = [];
    private uint[] tallies = [];
    private double[] values = [];
    private ExactSum? sum;

    /// <summary>The calling thread's.</summary>
    public static SortScratch Own => own ??= new SortScratch();

    /// <summary>Room for a bucket number of each value; what it holds is left from before.</summary>
    public Span<int> Buckets(int length) => Room(ref buckets, length);

    /// <summary>Room for a count of each key; what it holds is left from before.</summary>
    public Span<uint> Tallies(int length) => Room(ref tallies, length);

    /// <summary>Room for values; what it holds is left from before.</summary>
    public Span<double> Values(int length) => Room(ref values, length);

    /// <summary>Counters at zero.</summary>
    public Span<int> Counts(int length)
    {
        var room = Room(ref counts, length);
        room.Clear();
        return room;
    }

    /// <summary>A sum at zero.</summary>
    public ExactSum Sum()
    {
        if (sum is null) return sum = new ExactSum();
        sum.Clear();
        return sum;
    }

    private static Span<T> Room<T>(ref T[] array, int length)
    {
        if (array.Length < length) array = new T[Math.Max(length, 2 * array.Length)];
        return array.AsSpan(0, length);
    }
}
