namespace Simulation.Model.Ensembles.Summaries;

/// <summary>The part of <see cref="RunSummaryFormat"/> that holds one <see cref="SeriesSummary"/>.</summary>
internal static class SeriesFormat
{
    // How a histogram's keys and counts are written.
    private const int SingleKeys = 0;   // 8 bytes a key, each counted once: exact values
    private const int CountedKeys = 1;  // steps between keys and counts, variable-length

    /// <summary>About how many bytes a series takes.</summary>
    public static int LikelyLength(SeriesSummary series) =>
        96 + (series.Resolution == Resolution.Exact ? sizeof(long) * (int)series.Count : 3 * series.Histogram.Keys.Length);

    public static void Write(SummaryWriter writer, SeriesSummary series)
    {
        writer.Unsigned((ulong)series.UndefinedCount);
        WriteHistogram(writer, series.Histogram);
        if (series.Count == 0) return;
        writer.Double(series.Minimum!.Value);
        writer.Double(series.Maximum!.Value);
        WriteSum(writer, series.Sum);
        WriteSum(writer, series.Squares);
    }

    public static SeriesSummary Read(ref SummaryReader reader, Resolution resolution, long draws)
    {
        var undefined = reader.Long();
        var histogram = ReadHistogram(ref reader, resolution);
        if (checked(histogram.Count + undefined) != draws)
        {
            throw new InvalidDataException(
                $"The run summary contradicts itself: a series counts {histogram.Count} values and {undefined} undefined ones in {draws} draws.");
        }

        if (histogram.Count == 0)
            return new SeriesSummary(histogram, undefined, double.PositiveInfinity, double.NegativeInfinity, new ExactSum(), new ExactSum());
        var minimum = reader.Double();
        var maximum = reader.Double();
        if (!(double.IsFinite(minimum) && double.IsFinite(maximum) && minimum <= maximum
            && resolution.ToKey(minimum) == histogram.Keys[0] && resolution.ToKey(maximum) == histogram.Keys[histogram.Keys.Length - 1]))
        {
            throw new InvalidDataException("The run summary contradicts itself: the ends of a series are not those of its values.");
        }

        return new SeriesSummary(histogram, undefined, minimum, maximum, ReadSum(ref reader), ReadSum(ref reader));
    }

    private static void WriteHistogram(SummaryWriter writer, Histogram histogram)
    {
        writer.Count(histogram.Keys.Length);
        var isSingle = histogram.Resolution == Resolution.Exact && histogram.IsSingle;
        writer.Count(isSingle ? SingleKeys : CountedKeys);
        if (isSingle)
        {
            writer.Raw(histogram.Keys.Wide);
            return;
        }

        var keys = histogram.Keys;
        var previous = 0L;
        for (var i = 0; i < keys.Length; i++)
        {
            var key = keys[i];
            writer.Signed(key - previous);
            writer.Unsigned((ulong)histogram.CountOf(i));
            previous = key;
        }
    }

    private static Histogram ReadHistogram(ref SummaryReader reader, Resolution resolution)
    {
        var length = reader.Count();
        var layout = reader.Count();
        if (layout is not (SingleKeys or CountedKeys)) throw new InvalidDataException($"The run summary holds the unknown layout {layout} of values.");
        if (layout == SingleKeys && resolution != Resolution.Exact)
            throw new InvalidDataException("The run summary contradicts itself: coarse values stand in the layout of exact ones.");
        reader.Expect(length, layout == SingleKeys ? sizeof(long) : 2);
        return layout == SingleKeys ? ReadSingle(ref reader, length) : ReadCounted(ref reader, resolution, length);
    }

    private static Histogram ReadSingle(ref SummaryReader reader, int length)
    {
        var keys = new long[length];
        reader.Raw(keys);
        for (var i = 1; i < length; i++)
            if (keys[i] <= keys[i - 1]) throw Disordered();
        if (length > 0 && (keys[0] < -Resolution.Exact.LargestKey || keys[^1] > Resolution.Exact.LargestKey)) throw Beyond();
        return new Histogram(Resolution.Exact, KeyList.OfWide(keys), null);
    }

    // The merger of a run reads millions of pairs a second: the reader is copied, so that the compiler keeps it in registers.
    private static Histogram ReadCounted(ref SummaryReader reader, Resolution resolution, int length)
    {
        var builder = new HistogramBuilder(resolution, length);
        if (length == 0) return builder.Build();
        var source = reader;
        var largest = resolution.LargestKey;
        var key = source.Signed();
        if (key < -largest) throw Beyond();
        for (var i = 0; i < length; i++)
        {
            if (i > 0)
            {
                // Steps are checked, not sums: one that passes the end of the numbers is taken for disorder, too.
                var next = unchecked(key + source.Signed());
                if (next <= key) throw Disordered();
                key = next;
            }

            if (key > largest) throw Beyond();
            var count = source.Long();
            if (count == 0) throw new InvalidDataException("The run summary contradicts itself: a value is counted zero times.");
            builder.Add(key, count);
        }

        reader = source;
        return builder.Build();
    }

    private static InvalidDataException Disordered() => new("The run summary contradicts itself: values are not in order.");

    private static InvalidDataException Beyond() => new("The run summary contradicts itself: a value is beyond the range of numbers.");

    private static void WriteSum(SummaryWriter writer, ExactSum sum)
    {
        Span<uint> magnitude = stackalloc uint[ExactSum.DigitCount];
        var isNegative = sum.ToCanonical(magnitude);
        var last = magnitude.LastIndexOfAnyExcept(0u);
        var first = Math.Max(0, magnitude.IndexOfAnyExcept(0u));
        writer.Count((sum.IsOverflowed ? 2 : 0) + (isNegative ? 1 : 0));
        writer.Count(first);
        writer.Count(last - first + 1);
        for (var i = first; i <= last; i++) writer.Unsigned(magnitude[i]);
    }

    private static ExactSum ReadSum(ref SummaryReader reader)
    {
        var flags = reader.Count();
        var first = reader.Count();
        var length = reader.Count();
        if (flags > 3 || first > ExactSum.DigitCount || length > ExactSum.DigitCount - first)
            throw new InvalidDataException("The run summary contradicts itself: a sum has digits outside its range.");
        var magnitude = new uint[ExactSum.DigitCount];
        for (var i = first; i < first + length; i++) magnitude[i] = checked((uint)reader.Unsigned());
        return ExactSum.FromCanonical((flags & 1) != 0, magnitude, (flags & 2) != 0);
    }
}
