namespace Simulation.Api.Json;

/// <summary>Finds the name that a misspelt one was meant to be.</summary>
internal static class Spelling
{
    /// <summary><c>Did you mean 'levers'?</c>, or null when nothing is near: a name that differs in letter case or by one letter left out, added or changed.</summary>
    public static string? Hint(string name, IEnumerable<string> candidates) =>
        candidates.FirstOrDefault(candidate => IsNear(name.ToUpperInvariant(), candidate.ToUpperInvariant())) is { } nearest ? $"Did you mean '{nearest}'?" : null;

    private static bool IsNear(string a, string b)
    {
        var head = a.AsSpan().CommonPrefixLength(b);
        var tail = 0;
        var most = Math.Min(a.Length, b.Length) - head;
        while (tail < most && a[^(tail + 1)] == b[^(tail + 1)]) tail++;
        return Math.Max(a.Length, b.Length) - head - tail <= 1;
    }
}
