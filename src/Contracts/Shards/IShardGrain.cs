using Simulation.Contracts.Runs;

namespace Simulation.Contracts.Shards;

/// <summary>
/// Computes some of the draws of a run: projects the sectors, closes the accounts of the province for its draws, and returns a summary, not draws. What is lost
/// with its silo is computed again elsewhere to the same bits. A stateless worker, so that it works where it is asked. Key: calibration id.
/// </summary>
[Alias("shard")]
public interface IShardGrain : IGrainWithStringKey
{
    /// <summary>Asks the sector grains year by year: for small runs.</summary>
    [Alias("ask"), ResponseTimeout(Patience.LongWork)]
    Task<ShardSummary> AskAsync(ShardWork work, CancellationToken cancellation = default);

    /// <summary>Borrows the sectors' projectors and composes them on a thread of its own: for large runs, with the same bits.</summary>
    [Alias("compose"), ResponseTimeout(Patience.LongWork)]
    Task<ShardSummary> ComposeAsync(ShardWork work, CancellationToken cancellation = default);
}

/// <summary>What a shard computes.</summary>
/// <param name="Ticket">The run.</param>
/// <param name="FirstDraw">Number of its first draw, a multiple of 256.</param>
/// <param name="Draws">How many.</param>
[GenerateSerializer, Immutable, Alias("shard-work")]
public sealed record ShardWork([property: Id(0)] RunTicket Ticket, [property: Id(1)] long FirstDraw, [property: Id(2)] int Draws);
