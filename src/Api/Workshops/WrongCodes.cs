namespace Simulation.Api.Workshops;

/// <summary>Counts the codes that nobody has, by who sent them; what was counted is forgotten little by little. Thread-safe.</summary>
/// <param name="time">The clock.</param>
internal sealed class WrongCodes(TimeProvider time)
{
    /// <summary>Wrong codes of one caller at once after a pause: as many people as sit in one room may mistype theirs.</summary>
    public const int Burst = 60;

    /// <summary>Time after which one is forgotten.</summary>
    public static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(1);

    // Whoever has many addresses must not fill the memory with them.
    private const int Most = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, (double Count, long Since)> callers = new(StringComparer.Ordinal);

    /// <summary>True when somebody has to wait before he sends another code, right or wrong.</summary>
    public bool MustWait(string caller)
    {
        lock (gate) return Left(caller) > Burst - 1;
    }

    /// <summary>Notes a wrong code.</summary>
    public void Note(string caller)
    {
        lock (gate)
        {
            if (callers.Count >= Most && !callers.ContainsKey(caller)) callers.Clear();
            callers[caller] = (Left(caller) + 1, time.GetTimestamp());
        }
    }

    private double Left(string caller) => callers.TryGetValue(caller, out var noted) ? Math.Max(0, noted.Count - (time.GetElapsedTime(noted.Since) / Forgotten)) : 0;
}
