using Simulation.Contracts.Runs;

namespace Simulation.Contracts.Shards;

/// <summary>
/// Computes some of the draws of a run: projects the sectors, closes the accounts of the province for its draws, and returns a summary; draws only to those who export them. What is lost
/// with its silo is computed again elsewhere to the same bits. A stateless worker, so that it works where it is asked. Key: calibration id.
/// </summary>
[Alias("shard")]
public interface IShardGrain : IGrainWithStringKey
{
    /// <summary>Borrows the sectors' projectors and composes them at once, in a few milliseconds: for small runs.</summary>
    [Alias("answer")]
    Task<ShardSummary> AnswerAsync(ShardWork work, CancellationToken cancellation = default);

    /// <summary>The same on a thread of its own, making way for small runs between two blocks: for large runs.</summary>
    [Alias("compose"), ResponseTimeout(Patience.LongWork)]
    Task<ShardSummary> ComposeAsync(ShardWork work, CancellationToken cancellation = default);

    /// <summary>The draws themselves, for those who ask for them: some thousands at a time, for a message has to hold them.</summary>
    [Alias("draw"), ResponseTimeout(Patience.LongWork)]
    Task<DrawBlock> DrawAsync(ShardWork work, CancellationToken cancellation = default);
}

/// <summary>What a shard computes.</summary>
/// <param name="Ticket">The run.</param>
/// <param name="FirstDraw">Number of its first draw, a multiple of 256.</param>
/// <param name="Draws">How many.</param>
[GenerateSerializer, Immutable, Alias("shard-work")]
public sealed record ShardWork([property: Id(0)] RunTicket Ticket, [property: Id(1)] long FirstDraw, [property: Id(2)] int Draws);
