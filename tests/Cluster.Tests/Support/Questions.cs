using System.Globalization;

namespace Simulation.Cluster.Tests.Support;

/// <summary>What is asked. A question with a seed of its own is one that nobody has asked before.</summary>
internal static class Questions
{
    /// <summary>Takes three silos some seconds.</summary>
    public static string Large(int seed) => Of(2_000_000, seed);

    /// <summary>A what-if question as a planner asks it.</summary>
    public static string Small(int seed) => Of(1_000, seed);

    /// <summary>A question of so many draws.</summary>
    public static string Of(long draws, int seed) => string.Create(CultureInfo.InvariantCulture, $$"""{"draws":{{draws}},"seed":{{seed}}}""");
}
