using System.Runtime.InteropServices;

namespace Simulation.Engine.Bench;

/// <summary>
/// Runs several actions in turn, many rounds, and gives the median of each one's processor time: neighbours on a shared machine disturb all
/// alike, and waiting for a processor does not count.
/// </summary>
internal static partial class Timing
{
    private const int ThreadProcessorTime = 3;

    /// <summary>Median nanoseconds of each action.</summary>
    public static double[] Medians(int rounds, params Action[] actions)
    {
        foreach (var action in actions)
        {
            action();
            action();
        }

        var times = actions.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < actions.Length; i++)
            {
                var start = Now();
                actions[i]();
                times[i].Add(Now() - start);
            }
        }

        return [.. times.Select(list => list.Order().ElementAt(list.Count / 2))];
    }

    private static double Now()
    {
        if (GetTime(ThreadProcessorTime, out var time) != 0)
        {
            throw new PlatformNotSupportedException("The thread's processor time is not available here.");
        }

        return (time.Seconds * 1e9) + time.Nanoseconds;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
