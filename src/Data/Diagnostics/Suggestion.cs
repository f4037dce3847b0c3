namespace Simulation.Data;

/// <summary>Finds the known name nearest to a misspelt one.</summary>
internal static class Suggestion
{
    private const int LongestCompared = 100;

    /// <summary>"Did you mean 'x'?" for the nearest name within a third of its length in edits; null when none is near.</summary>
    public static string? For(string name, IEnumerable<string> known)
    {
        if (name.Length > LongestCompared)
            return null;
        var nearest = known
            .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
            .Where(pair => pair.Distance <= Math.Max(1, pair.Name.Length / 3))
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Name is null ? null : $"Did you mean '{nearest.Name}'?";
    }

    /// <summary>Levenshtein's distance: insertions, deletions and substitutions that lead from one to the other.</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var substituted = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[to.Length];
    }
}
