using System.Runtime.CompilerServices;
using Orleans.Concurrency;
using Orleans.Placement;
using Simulation.Contracts.Analyses;
using Simulation.Contracts.Keys;
using Simulation.Grains.Faults;
using Simulation.Grains.Runs;
using Simulation.Storage.Blobs;

namespace Simulation.Grains.Analyses;

/// <summary>
/// One question to one analysis. What is computed goes on when its asker has gone, for whoever asks again; what takes long is kept in the store. Placed by its id, so
/// that analyses are spread over the silos.
/// </summary>
[Reentrant, HashBasedPlacement]
internal sealed class AnalysisGrain(AnalysisBench bench, IBlobStore blobs, AnswerShelf shelf, TimeProvider time) : Grain, IAnalysisGrain, IDisposable
{
    private static readonly TimeSpan WatchPause = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource leaving = new();
    private readonly Meter meter = new();
    private Task<byte[]>? answer;
    private string? province;

    private string BlobName => $"analysis/{this.GetPrimaryKeyString()}";

    public async Task<AnalysisAnswer> AskAsync(AnalysisTicket ticket, TimeSpan patience, CancellationToken cancellation = default)
    {
        province = ticket.Province;
        var asked = answer ??= FindAsync(ticket);
        var first = await Task.WhenAny(asked, Task.Delay(patience, time, cancellation));
        if (first != asked)
        {
            cancellation.ThrowIfCancellationRequested();
            return new AnalysisAnswer(null, meter.Part, ticket.Id);
        }

        try
        {
            return new AnalysisAnswer(await asked, 1, ticket.Id);
        }
        catch
        {
            // Whatever was the matter: who asks again may find it mended.
            if (answer == asked) answer = null;
            throw;
        }
    }

    public async IAsyncEnumerable<AnalysisAnswer> WatchAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (province is not null) Access.Require(province);
        var told = -1.0;
        while (answer is { IsCompleted: false } asked)
        {
            if (meter.Part is var part && part > told) yield return new AnalysisAnswer(null, told = part, this.GetPrimaryKeyString());
            await Task.WhenAny(asked, Task.Delay(WatchPause, time, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }

        if (answer is { } done) yield return new AnalysisAnswer(await ToldAsync(done), 1, this.GetPrimaryKeyString());
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => leaving.CancelAsync();

    public void Dispose() => leaving.Dispose();

    // What is thrown while a stream is read passes no filter.
    private static async Task<byte[]> ToldAsync(Task<byte[]> done)
    {
        try
        {
            return await done;
        }
        catch (Exception exception) when (FaultFilter.Translate(exception) is { } fault)
        {
            throw fault;
        }
    }

    private async Task<byte[]> FindAsync(AnalysisTicket ticket)
    {
        var isLong = AnalysisDesk.Find(ticket.Analysis).IsLong;
        if (isLong && await blobs.ReadAsync(BlobName, leaving.Token) is { } kept) return kept;
        var document = await bench.ComputeAsync(ticket, meter, leaving.Token);
        if (isLong) await blobs.WriteAsync(BlobName, document, leaving.Token);
        shelf.Put(GrainContext);
        return document;
    }

    /// <summary>The part done, told by the thread that computes.</summary>
    private sealed class Meter : IProgress<double>
    {
        private double part;

        public double Part => Volatile.Read(ref part);

        public void Report(double value) => Volatile.Write(ref part, value);
    }
}
