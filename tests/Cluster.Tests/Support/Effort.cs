using Xunit;
using Xunit.Sdk;
using Xunit.v3;

// Every test loads the machine: one at a time.
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace Simulation.Cluster.Tests.Support;

/// <summary>How much is tried: little in every build, much with <c>SIMULATION_LONG_TESTS=1</c>.</summary>
internal static class Effort
{
    /// <summary>Whether much is tried.</summary>
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("SIMULATION_LONG_TESTS") == "1";

    /// <summary>Rounds in which silos of a cluster are killed.</summary>
    public static int Rounds => IsLong ? 20 : 2;

    /// <summary>Times that an embedded host is killed.</summary>
    public static int Kills => IsLong ? 50 : 5;

    /// <summary>Times that the database is taken away.</summary>
    public static int Outages => IsLong ? 10 : 2;

    /// <summary>Where the random numbers of a test begin.</summary>
    public static int Seed => int.TryParse(Environment.GetEnvironmentVariable("SIMULATION_TEST_SEED"), out var seed) ? seed : 20_260_301;

    /// <summary>Gives up when a test takes longer than anything should: far more than needed, so that a slow machine fails no test.</summary>
    public static CancellationTokenSource Limit() =>
        CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken, new CancellationTokenSource(TimeSpan.FromMinutes(IsLong ? 55 : 8)).Token);
}
