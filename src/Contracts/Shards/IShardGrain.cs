using Simulation.Contracts.Runs;

namespace Simulation.Contracts.Shards;

/// <summary>
/// Some of the draws of a run, once. It asks the sector grains year by year (small runs) or composes their projectors (bulk), closes the accounts of the
/// province for its draws, and returns a summary, not draws. Lost with its silo, it is computed again elsewhere to the same bits. Key: <c>run/number</c>.
/// </summary>
[Alias("shard")]
public interface IShardGrain : IGrainWithStringKey
{
    /// <summary>Computes the shard's draws.</summary>
    [Alias("simulate"), ResponseTimeout(Patience.LongWork)]
    Task<ShardSummary> SimulateAsync(ShardWork work, CancellationToken cancellation = default);
}

/// <summary>What a shard computes.</summary>
/// <param name="Ticket">The run.</param>
/// <param name="FirstDraw">Number of its first draw, a multiple of 256.</param>
/// <param name="Draws">How many.</param>
/// <param name="AsksSectors">True: the sector grains project; false: their projectors are borrowed and composed here.</param>
[GenerateSerializer, Immutable, Alias("shard-work")]
public sealed record ShardWork(
    [property: Id(0)] RunTicket Ticket, [property: Id(1)] long FirstDraw, [property: Id(2)] int Draws, [property: Id(3)] bool AsksSectors);
