using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Keys;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Webhooks;
using Simulation.Storage;
using Simulation.Storage.Records;

namespace Simulation.Grains.Webhooks;

/// <summary>Waits for the end of a run, and tells it; what it has come to is recorded before the next step.</summary>
internal sealed partial class WebhookGrain(IRecordStore store, WebhookSender sender, TimeProvider time, ILogger<WebhookGrain> logger) : Grain, IWebhookGrain
{
    private const int MostOpen = 1_000;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    // Pauses after an attempt that was not heard; after the last the message is given up.
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromHours(16)];

    private IGrainTimer? timer;

    private string Id => this.GetPrimaryKeyString();

    private RecordKey Key => new(WebhookRecord.Kind, Id);

    public async Task<WebhookStatus> RegisterAsync(WebhookOrder order, CancellationToken cancellation = default)
    {
        if (sender.Refusal(order.Url) is { } refusal)
            throw new SimulationFaultException(FaultKind.Invalid, refusal, new Problem("/url", order.Url, refusal, "Give an address that this host may reach, without a user name in it."));
        var run = await GrainFactory.GetGrain<IRunGrain>(order.Run).FindStatusAsync(cancellation)
            ?? throw new SimulationFaultException(FaultKind.NotFound, $"There is no run '{order.Run}'.", new Problem("/run", order.Run, "There is no such run.", "Submit the question as a run first."));
        if ((await store.ListAsync(WebhookRecord.OpenKind, prefix: string.Empty, limit: MostOpen, cancellation: cancellation)).Count >= MostOpen)
            throw new SimulationFaultException(FaultKind.TooBusy, $"{MostOpen} webhooks are open already. Follow the run by its events instead.") { RetryAfterSeconds = 60 };
        var record = new WebhookRecord
        {
            Run = order.Run,
            Provinces = run.Provinces,
            Url = order.Url,
            Secret = Convert.ToBase64String(order.Secret),
            Author = order.Author,
            State = WebhookRecord.Word(WebhookState.Waiting),
        };
        // What it is found by first, so that none is lost.
        await WriteAsync(WebhookRecord.OpenKind, [], order.Author, expected: null, Guid.NewGuid(), cancellation);
        var written = await WriteAsync(WebhookRecord.Kind, record.ToBytes(), order.Author, expected: 0, order.Token, cancellation);
        Begin();
        return WebhookRecord.Read(written).Status(Id);
    }

    public async Task<WebhookStatus?> FindAsync(CancellationToken cancellation = default)
    {
        if (!Guid.TryParseExact(Id, "N", out _) || await store.FindAsync(Key, cancellation) is not { } stored) return null;
        var record = WebhookRecord.Read(stored);
        Access.Require(record.Provinces);
        return record.Status(Id);
    }

    public Task ResumeAsync(CancellationToken cancellation = default)
    {
        Begin();
        return Task.CompletedTask;
    }

    private void Begin() => timer ??= this.RegisterGrainTimer(TickAsync, new GrainTimerCreationOptions(Tick, Tick) { KeepAlive = true });

    private async Task TickAsync(CancellationToken cancellation)
    {
        try
        {
            if (await store.FindAsync(Key, cancellation) is not { } stored || WebhookRecord.Read(stored) is not { IsOpen: true } record) await CloseAsync(cancellation);
            else if ((record.Next is not { } next || next <= time.GetUtcNow()) && await FinalAsync(record.Run, cancellation) is { } run) await SendAsync(stored, record, run, cancellation);
        }
        catch (Exception exception) when (exception is StorageUnavailableException or VersionConflictException or OrleansException or TimeoutException or SimulationFaultException)
        {
            // The next tick looks again.
            LogDelayed(Id, exception.Message);
        }
    }

    private async Task<RunStatus?> FinalAsync(string run, CancellationToken cancellation) =>
        await GrainFactory.GetGrain<IRunGrain>(run).FindStatusAsync(cancellation) is { IsFinal: true } ended ? ended : null;

    private async Task SendAsync(StoredRecord stored, WebhookRecord record, RunStatus run, CancellationToken cancellation)
    {
        var (status, outcome) = await sender.SendAsync(Id, record.Url, Convert.FromBase64String(record.Secret), Message(run), cancellation);
        var isHeard = status is { } code && (int)code is >= 200 and < 300;
        var isOver = !isHeard && (status == HttpStatusCode.Gone || record.Attempts >= Pauses.Length);
        var after = record with
        {
            Attempts = record.Attempts + 1,
            Outcome = outcome,
            State = WebhookRecord.Word(isHeard ? WebhookState.Delivered : isOver ? WebhookState.Failed : WebhookState.Waiting),
            Next = isHeard || isOver ? null : time.GetUtcNow() + Pauses[record.Attempts],
        };
        if (!isHeard) LogUnheard(Id, after.Attempts, outcome);
        await WriteAsync(WebhookRecord.Kind, after.ToBytes(), record.Author, stored.Version, Guid.NewGuid(), cancellation);
        if (!after.IsOpen) await CloseAsync(cancellation);
    }

    private static byte[] Message(RunStatus run)
    {
        var state = run.State.ToString().ToLowerInvariant();
        return JsonSerializer.SerializeToUtf8Bytes(new WebhookMessage($"run.{state}", run.Ended, new WebhookMessage.Subject(run.Run, state, run.Provinces, $"/v1/runs/{run.Run}", $"/v1/runs/{run.Run}/results")), WebhookJson.Default.WebhookMessage);
    }

    private async Task CloseAsync(CancellationToken cancellation)
    {
        timer?.Dispose();
        timer = null;
        await WriteAsync(WebhookRecord.OpenKind, null, Contracts.Caller.Nobody, expected: null, Guid.NewGuid(), cancellation);
    }

    private Task<StoredRecord> WriteAsync(string kind, byte[]? content, string author, long? expected, Guid token, CancellationToken cancellation) => store.WriteAsync(
        new RecordWrite { Key = new RecordKey(kind, Id), Expected = expected, Schema = WebhookRecord.Schema, Content = content is null ? (ReadOnlyMemory<byte>?)null : content, Author = author, Token = token, KeepsHistory = false }, cancellation);

    [LoggerMessage(Level = LogLevel.Information, Message = "Webhook {Webhook} was not heard, attempt {Attempt}: {Outcome}")]
    private partial void LogUnheard(string webhook, int attempt, string outcome);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhook {Webhook} is delayed: {Reason}")]
    private partial void LogDelayed(string webhook, string reason);
}
