using System.Runtime.CompilerServices;
using System.Text.Json;
using Simulation.Contracts;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Sweeps;
using Simulation.Contracts.Work;
using Simulation.Storage.Blobs;
using Simulation.Storage.Records;

namespace Simulation.Grains.Runs;

/// <summary>
/// The records of runs. A run that has not ended has a second record, by which it is found when nothing else remembers it: it is written first and removed
/// last, so that no run can be lost; one without its run is removed when it is come across.
/// </summary>
internal sealed class RunLedger(IRecordStore records, IBlobStore blobs)
{
    private const string Kind = "run";
    private const string OpenKind = "run-open";
    private const int Page = 100;

    /// <summary>Beginning of the names of a run's blobs.</summary>
    public static string BlobsOf(string run) => $"run/{run}/";

    /// <summary>Name of the blob with a run's answer.</summary>
    public static string ResultOf(string run) => $"{BlobsOf(run)}result";

    /// <summary>A run and the version of its record; null when there is none.</summary>
    public async Task<(RunRecord Record, long Version)?> FindAsync(string run, CancellationToken cancellation)
    {
        if (await records.FindAsync(new RecordKey(Kind, run), cancellation) is not { } stored) return null;
        if (stored.Schema > RunRecord.Schema)
            throw new SimulationFaultException(FaultKind.NotReady, $"The run {run} was recorded by a newer version of this program: start that one.");
        return (JsonSerializer.Deserialize(stored.Content.Span, StoredRunJson.Default.RunRecord)!, stored.Version);
    }

    /// <summary>Records a run that begins; returns the version of its record.</summary>
    public async Task<long> OpenAsync(RunRecord record, long version, CancellationToken cancellation)
    {
        var order = record.Order;
        var open = new OpenRun(order.Run, order.Caller, order.Kind, IsOwed: true);
        await WriteAsync(OpenKind, order, expected: null, JsonSerializer.SerializeToUtf8Bytes(open, StoredRunJson.Default.OpenRun), cancellation);
        return await WriteAsync(Kind, order, version, JsonSerializer.SerializeToUtf8Bytes(record, StoredRunJson.Default.RunRecord), cancellation);
    }

    /// <summary>Records that a run has ended; returns the version of its record.</summary>
    public async Task<long> CloseAsync(RunRecord record, long version, CancellationToken cancellation)
    {
        var written = await WriteAsync(Kind, record.Order, version, JsonSerializer.SerializeToUtf8Bytes(record, StoredRunJson.Default.RunRecord), cancellation);
        await ForgetOpenAsync(record.Order.Run, cancellation);
        return written;
    }

    /// <summary>Every run that has not ended.</summary>
    public async Task<IReadOnlyList<OpenRun>> ListOpenAsync(CancellationToken cancellation)
    {
        var open = await records.ListAsync(OpenKind, prefix: string.Empty, cancellation: cancellation);
        return [.. open.OrderBy(stored => stored.Written).Select(stored => JsonSerializer.Deserialize(stored.Content.Span, StoredRunJson.Default.OpenRun)!)];
    }

    /// <summary>Removes a run from those that have not ended.</summary>
    public Task ForgetOpenAsync(string run, CancellationToken cancellation) => records.WriteAsync(
        new RecordWrite { Key = new RecordKey(OpenKind, run), Schema = RunRecord.Schema, Content = null, Author = Caller.Nobody, KeepsHistory = false }, cancellation);

    /// <summary>Ids of the runs that ended before a moment.</summary>
    public async IAsyncEnumerable<string> ListEndedAsync(DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? after = null;
        IReadOnlyList<StoredRecord> page;
        do
        {
            page = await records.ListAsync(Kind, prefix: string.Empty, after, Page, cancellation);
            foreach (var stored in page.Where(stored => HasEnded(stored, before))) yield return stored.Key.Id;
            after = page.Count > 0 ? page[^1].Key.Id : after;
        }
        while (page.Count == Page);
    }

    /// <summary>Removes a run that has ended: what it left first, so that a crash in between leaves a record by which the rest is found again.</summary>
    /// <exception cref="VersionConflictException">The run has another version by now.</exception>
    public async Task PruneAsync(string run, long version, CancellationToken cancellation)
    {
        await blobs.DeleteAsync(BlobsOf(run), cancellation);
        await records.WriteAsync(
            new RecordWrite { Key = new RecordKey(Kind, run), Expected = version, Schema = RunRecord.Schema, Content = null, Author = Caller.Nobody, KeepsHistory = false }, cancellation);
    }

    /// <summary>The kept answer of a forecast; null when there is none.</summary>
    public async Task<RunResult?> FindResultAsync(string run, CancellationToken cancellation) =>
        await blobs.ReadAsync(ResultOf(run), cancellation) is { } bytes ? JsonSerializer.Deserialize(bytes, StoredRunJson.Default.RunResult) : null;

    /// <summary>Names of the recorded pieces of a sweep, in the order of the pieces.</summary>
    public Task<IReadOnlyList<string>> ListPiecesAsync(string run, CancellationToken cancellation) => blobs.ListAsync(PieceLog.PrefixOf(run), cancellation);

    /// <summary>The rows of a recorded piece.</summary>
    public async Task<SweepRow[]> ReadRowsAsync(string piece, CancellationToken cancellation) =>
        await blobs.ReadAsync(piece, cancellation) is { } bytes ? JsonSerializer.Deserialize(bytes, StoredRunJson.Default.SweepRowArray)! : [];

    // What a newer version of this program recorded is left to it.
    private static bool HasEnded(StoredRecord stored, DateTimeOffset before) =>
        stored.Schema <= RunRecord.Schema
        && JsonSerializer.Deserialize(stored.Content.Span, StoredRunJson.Default.RunRecord) is { IsFinal: true, Ended: { } ended }
        && ended < before;

    private async Task<long> WriteAsync(string kind, RunOrder order, long? expected, byte[] content, CancellationToken cancellation)
    {
        var written = await records.WriteAsync(
            new RecordWrite { Key = new RecordKey(kind, order.Run), Expected = expected, Schema = RunRecord.Schema, Content = content, Author = order.Caller, KeepsHistory = false },
            cancellation);
        return written.Version;
    }
}
