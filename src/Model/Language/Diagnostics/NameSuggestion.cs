namespace Simulation.Model.Language.Diagnostics;

/// <summary>Finds the declared name a misspelt one was meant to be.</summary>
public static class NameSuggestion
{
    // Longer names are not compared: the cost of an edit distance is the product of the lengths.
    private const int LongestName = 64;

    /// <summary><c>Did you mean 'grdp'?</c>, or null when nothing is near.</summary>
    public static string? Hint(string name, IEnumerable<string> candidates) =>
        Nearest(name, candidates) is { } nearest ? $"Did you mean '{nearest}'?" : null;

    /// <summary>
    /// The candidate at the least edit distance (insertions, deletions, substitutions, swaps of neighbours), at most a third of the
    /// name's length; single letters are near everything and get none; ties go to the first in alphabetical order.
    /// </summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        if (name.Length is < 2 or > LongestName) return null;
        var best = Math.Max(1, name.Length / 3) + 1;
        string? nearest = null;
        foreach (var candidate in candidates.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (candidate.Length > LongestName || Math.Abs(candidate.Length - name.Length) >= best) continue;
            var distance = Distance(name, candidate);
            if (distance < best) (best, nearest) = (distance, candidate);
        }
        return nearest;
    }

    // Optimal string alignment; letter case counts nothing, as it is the commonest slip.
    internal static int Distance(string a, string b)
    {
        Span<int> beforeLast = stackalloc int[b.Length + 1], last = stackalloc int[b.Length + 1], row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }
            last.CopyTo(beforeLast);
            row.CopyTo(last);
        }
        return last[b.Length];
    }
}
