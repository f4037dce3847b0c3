namespace Simulation.Data;

/// <summary>How much an archive may hold: judged before and while it is unpacked, so that a small file that unpacks to a huge one costs nothing.</summary>
public static class ArchiveLimits
{
    /// <summary>Longest archive, 8 MiB. The shipped provinces need 100 kB.</summary>
    public const int MaximumBytes = 8 << 20;

    /// <summary>Longest contents of all files together, 16 MiB.</summary>
    public const int MaximumContent = 16 << 20;

    /// <summary>Most files and folders.</summary>
    public const int MaximumEntries = 2_000;

    /// <summary>Longest path of a file, in characters.</summary>
    public const int LongestPath = 200;
}
