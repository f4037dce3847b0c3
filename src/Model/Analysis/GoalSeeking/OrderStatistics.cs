namespace Simulation.Model.Analysis.GoalSeeking;

/// <summary>Selection without sorting (Hoare 1961).</summary>
internal static class OrderStatistics
{
    /// <summary>Reorders values so that the one at <paramref name="place"/> is where sorting would put it, with none greater before and none less after it.</summary>
    public static void Place(Span<double> values, int place)
    {
        var (low, high) = (0, values.Length - 1);
        while (low < high)
        {
            // The middle of three as pivot: ordered input, which common random numbers often give, is no bad case.
            var pivot = Middle(values[low], values[(low + high) / 2], values[high]);
            var (i, j) = (low, high);
            while (i <= j)
            {
                while (values[i] < pivot) i++;
                while (values[j] > pivot) j--;
                if (i > j) break;
                (values[i], values[j]) = (values[j], values[i]);
                i++;
                j--;
            }

            if (place <= j) high = j;
            else if (place >= i) low = i;
            else return;
        }
    }

    private static double Middle(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
