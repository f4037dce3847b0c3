using System.Globalization;
using System.Text.Json;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Work;
using Simulation.Grains.Forecasts;
using Simulation.Grains.Provinces;
using Simulation.Grains.Runs;
using Simulation.Model.Ensembles.Summaries;
using Simulation.Model.Execution;
using Simulation.Storage.Blobs;

namespace Simulation.Grains.Work;

/// <summary>
/// A forecast in shards of draws. Their summaries are merged as they come, in whatever order, and what is recorded now and then is the merged summary with the numbers of
/// its shards: one content of bounded size, however many draws there are.
/// </summary>
internal sealed class ForecastPlan : RunPlan
{
    // More shards would only be more messages: with so many, hundreds of workers are kept busy to the end.
    private const int ShardsAtMost = 512;

    private readonly RunTicket ticket;
    private readonly ForecastLibrary library;
    private readonly ProvinceWorkshop workshop;
    private readonly IBlobStore blobs;
    private readonly int shard;
    private RunSummaryAccumulator? merged;
    private int records;

    public ForecastPlan(RunOrder order, int smallestShard, ForecastLibrary library, ProvinceWorkshop workshop, IBlobStore blobs)
        : base(order)
    {
        ticket = order.Forecast!;
        this.library = library;
        this.workshop = workshop;
        this.blobs = blobs;
        shard = ShardOf(ticket.Draws, smallestShard);
    }

    public override int Pieces => (int)((ticket.Draws + shard - 1) / shard);

    public override long Total => ticket.Draws;

    /// <summary>The answer, when the run is finished.</summary>
    public RunResult? Result { get; private set; }

    private string Parts => $"{RunLedger.BlobsOf(Order.Run)}part-";

    /// <summary>Draws of a shard: the smallest that is worth its message, more when there would be too many; a multiple of the engine's block.</summary>
    public static int ShardOf(long draws, int smallest)
    {
        var even = (draws + ShardsAtMost - 1) / ShardsAtMost;
        return (int)Math.Max(smallest, (even + OutputBlock.MaximumDraws - 1) / OutputBlock.MaximumDraws * OutputBlock.MaximumDraws);
    }

    public override WorkPiece Piece(int number) => new(Order, number, (long)number * shard, (int)UnitsOf(number));

    public override long UnitsOf(int number) => Math.Min(shard, ticket.Draws - ((long)number * shard));

    public override async Task<IReadOnlyCollection<int>> RestoreAsync(CancellationToken cancellation)
    {
        var parts = await blobs.ListAsync(Parts, cancellation);
        if (parts.Count == 0 || await blobs.ReadAsync(parts[^1], cancellation) is not { } bytes) return [];
        var part = MergedPart.Read(bytes);
        records = int.Parse(parts[^1][Parts.Length..], CultureInfo.InvariantCulture) + 1;
        // Shards of another size (the configuration was changed in between) cannot be told apart from ours: begin again.
        if (part.Shard != shard) return [];
        Merge(part.Summary);
        return part.Pieces;
    }

    public override Task AcceptAsync(int number, WorkOutcome outcome, CancellationToken cancellation)
    {
        var summary = outcome.Summary!.Summary;
        // Cut by a silo whose shards have another size, it is not the piece of this number.
        if (summary.Draws != UnitsOf(number)) throw new InvalidOperationException($"Piece {number} has {summary.Draws} draws instead of {UnitsOf(number)}: give all silos the same BulkShard.");
        Merge(summary);
        return Task.CompletedTask;
    }

    public override async Task RecordAsync(IReadOnlyList<int> done, CancellationToken cancellation)
    {
        if (merged is null) return;
        var bytes = new MergedPart(shard, done, merged.ToSummary()).ToBytes();
        var number = records++;
        await blobs.WriteAsync(NameOf(number), bytes, cancellation);
        if (number > 0) await blobs.DeleteAsync(NameOf(number - 1), cancellation);
    }

    public override async Task FinishAsync(CancellationToken cancellation)
    {
        var forecast = await library.FindAsync(ticket);
        var province = await workshop.PreparedAsync(ticket.Province, ticket.Revision, ticket.Calibration);
        Result = AnswerMapping.Result(province, forecast, merged!.ToSummary());
        if (Order.IsDurable)
            await blobs.WriteAsync(RunLedger.ResultOf(Order.Run), JsonSerializer.SerializeToUtf8Bytes(Result, StoredRunJson.Default.RunResult), cancellation);
    }

    /// <summary>What its draws are draws of.</summary>
    public async Task<RunDraws> DescribeDrawsAsync() =>
        AnswerMapping.Draws(await workshop.PreparedAsync(ticket.Province, ticket.Revision, ticket.Calibration), await library.FindAsync(ticket), ticket);

    public override async Task ClearAsync(CancellationToken cancellation)
    {
        if (Order.IsDurable) await blobs.DeleteAsync(Parts, cancellation);
    }

    public override async Task<bool> HasAnswerAsync(CancellationToken cancellation) =>
        Result is not null || (await blobs.ListAsync(RunLedger.ResultOf(Order.Run), cancellation)).Count > 0;

    private void Merge(RunSummary summary) => (merged ??= new RunSummaryAccumulator(summary.Shape)).Add(summary);

    private string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Parts}{number:D8}");
}
