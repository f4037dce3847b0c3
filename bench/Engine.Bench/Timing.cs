using System.Diagnostics;

namespace Simulation.Engine.Bench;

/// <summary>Runs several actions in turn, many rounds, and gives the median time of each: neighbours on a shared machine disturb all alike.</summary>
internal static class Timing
{
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
                var start = Stopwatch.GetTimestamp();
                actions[i]();
                times[i].Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds);
            }
        }

        return [.. times.Select(list => list.Order().ElementAt(list.Count / 2))];
    }
}
