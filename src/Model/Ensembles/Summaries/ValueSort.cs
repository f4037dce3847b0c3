namespace Simulation.Model.Ensembles.Summaries;

/// <summary>
/// Sorts finite values: a radix sort in two passes on their linear position between the ends of the sample, finished by insertion, which then finds little to
/// do and is easy to predict. Several times faster than a comparison sort on the samples that simulations give, and a comparison sort on the others.
/// </summary>
internal static class ValueSort
{
    private const int LeastLength = 64;
    private const int ShortLength = 4_096;

    // A position has two digits: enough of them that few values share one, and few enough that counting them costs less than the values.
    private const int ShortDigitBits = 9;
    private const int LongDigitBits = 11;

    // Steps of insertion a value on average, beyond which too many values stand on one position.
    private const int MostStepsEach = 8;

    /// <summary>Sorts values into another place, in ascending order; 0 and −0 count as equal.</summary>
    /// <param name="values">The values; used up.</param>
    /// <param name="low">The smallest of them.</param>
    /// <param name="high">The largest.</param>
    /// <param name="sorted">Receives them in order.</param>
    public static void Sort(Span<double> values, double low, double high, Span<double> sorted)
    {
        var digitBits = values.Length <= ShortLength ? ShortDigitBits : LongDigitBits;
        var positions = new ValueBuckets(low, high, 1 << (2 * digitBits));
        if (values.Length >= LeastLength && positions.AreUsable) SortByPosition(values, positions, digitBits, sorted);
        else values.CopyTo(sorted);
        if (!TryInsert(sorted)) sorted.Sort();
    }

    private static void SortByPosition(Span<double> values, ValueBuckets positions, int digitBits, Span<double> sorted)
    {
        var digits = 1 << digitBits;
        var numbers = SortScratch.Own.Buckets(values.Length);
        var counts = SortScratch.Own.Counts(2 * digits);
        var lows = counts[..digits];
        var highs = counts[digits..];
        positions.Assign(values, numbers);
        foreach (var number in numbers)
        {
            lows[number & (digits - 1)]++;
            highs[number >> digitBits]++;
        }

        ToPlaces(lows);
        ToPlaces(highs);
        for (var i = 0; i < values.Length; i++) sorted[lows[numbers[i] & (digits - 1)]++] = values[i];
        sorted.CopyTo(values);
        positions.Assign(values, numbers);
        for (var i = 0; i < values.Length; i++) sorted[highs[numbers[i] >> digitBits]++] = values[i];
    }

    // The number of values of each digit becomes the place of the first of them.
    private static void ToPlaces(Span<int> counts)
    {
        var place = 0;
        foreach (ref var count in counts)
        {
            var next = place + count;
            count = place;
            place = next;
        }
    }

    private static bool TryInsert(Span<double> values)
    {
        var steps = MostStepsEach * values.Length;
        for (var i = 1; i < values.Length; i++)
        {
            var value = values[i];
            if (values[i - 1] <= value) continue;
            var place = i;
            for (; place > 0 && values[place - 1] > value; place--) values[place] = values[place - 1];
            values[place] = value;
            steps -= i - place;
            if (steps < 0) return false;
        }

        return true;
    }
}
