using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Simulation.Model.Ensembles.Summaries;

/// <summary>
/// Spreads values over buckets of equal width, in order: a value of a lower bucket is smaller. How a value falls is a matter of speed alone, since what is
/// read from the buckets is put in order in the end.
/// </summary>
internal readonly struct ValueBuckets
{
    private readonly double low;
    private readonly double scale;

    /// <summary>So many buckets from the smallest to the largest of some finite values.</summary>
    public ValueBuckets(double low, double high, int count)
    {
        this.low = low;
        Count = count;
        scale = (count - 1) / (high - low);
    }

    /// <summary>Number of buckets.</summary>
    public int Count { get; }

    /// <summary>False when the values are all equal or too far apart to divide: there are no buckets then.</summary>
    public bool AreUsable => double.IsNormal(scale);

    /// <summary>The bucket of each value, 0 to <see cref="Count"/> − 1.</summary>
    public void Assign(ReadOnlySpan<double> values, Span<int> buckets)
    {
        var done = 0;
        if (Avx.IsSupported)
        {
            var (lows, scales) = (Vector256.Create(low), Vector256.Create(scale));
            var vectors = MemoryMarshal.Cast<double, Vector256<double>>(values);
            var results = MemoryMarshal.Cast<int, Vector128<int>>(buckets);
            for (var i = 0; i < vectors.Length; i++) results[i] = Avx.ConvertToVector128Int32WithTruncation((vectors[i] - lows) * scales);
            done = vectors.Length * Vector256<double>.Count;
        }

        for (var i = done; i < values.Length; i++) buckets[i] = (int)((values[i] - low) * scale);
    }
}
