using System.Diagnostics;

namespace Simulation.Analysis.Bench;

/// <summary>Something whose time is measured.</summary>
/// <param name="What">What, with its sizes.</param>
/// <param name="ToReach">The time it should take; empty for none.</param>
/// <param name="Rounds">Times it is measured.</param>
/// <param name="Work">One round.</param>
internal sealed record Measurement(string What, string ToReach, int Rounds, Action Work)
{
    private const int WarmUps = 3;

    /// <summary>Median over the rounds after warming up.</summary>
    public double MedianMilliseconds()
    {
        for (var i = 0; i < WarmUps; i++) Work();
        var times = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Work();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times.Order().ElementAt(Rounds / 2);
    }
}
