using System.Runtime.CompilerServices;
using System.Text;
using Orleans.Concurrency;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Keys;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Questions;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Scenarios;
using Simulation.Contracts.Workshops;
using Simulation.Grains.Watching;
using Simulation.Storage.Records;

namespace Simulation.Grains.Workshops;

/// <summary>
/// One workshop. The store is the truth: each entry is a record of its own, so that nothing is lost whoever writes at the same time, and what is remembered here only saves reading it.
/// Writes go one after the other; forecasts and watchers do not wait for them.
/// </summary>
[Reentrant]
internal sealed class PlanningWorkshopGrain(IRecordStore store, TimeProvider time) : Grain, IPlanningWorkshopGrain, IDisposable
{
    // A version that the store refuses, so that the store decides alone: it may know the token of a write whose answer was lost, and then the write is done.
    private const long Never = long.MaxValue;
    private const int AtOnce = 4;
    private static readonly TimeSpan WatchPause = TimeSpan.FromMilliseconds(200);

    private readonly SemaphoreSlim writing = new(1);
    private readonly ChangeSignal changed = new();
    private WorkshopState? state;

    private string Code => this.GetPrimaryKeyString();

    public async Task<Workshop> OpenAsync(string province, WorkshopOrder order, CancellationToken cancellation = default)
    {
        Access.Require(province);
        var description = await GrainFactory.GetGrain<IProvinceGrain>(province).DescribeAsync(cancellation);
        var scenario = order.Scenario is { } id ? await ScenarioAsync(province, id, order.ScenarioVersion, cancellation) : null;
        var record = WorkshopCheck.Of(description, order with { ScenarioVersion = scenario?.Version }, scenario?.Definition.Horizon, time.GetUtcNow());
        // What it is found by first, so that none is lost.
        await PointAsync(province, order.Author, cancellation);
        await store.WriteAsync(new RecordWrite { Key = WorkshopRecord.Key(province, Code), Expected = 0, Schema = WorkshopRecord.Schema, Content = record.ToBytes(), Author = order.Author, Token = order.Token }, cancellation);
        return (await KnowAsync(cancellation)).Describe(time.GetUtcNow());
    }

    public async Task<Workshop> FindAsync(CancellationToken cancellation = default) => (await SeeAsync(cancellation)).Describe(time.GetUtcNow());

    public async Task<WorkshopChances> AskAsync(WorkshopValue[] values, CancellationToken cancellation = default)
    {
        var current = await SeeAsync(cancellation);
        if (!current.Record.IsOpen(time.GetUtcNow())) throw WorkshopFaults.Closed(current.Record.End);
        WorkshopCheck.Require(current.Questions, values);
        return WorkshopAggregation.Chances("", await SimulateAsync(current, current.Settings(values), cancellation));
    }

    public async Task<WorkshopEntry> HandInAsync(WorkshopHandIn handIn, CancellationToken cancellation = default)
    {
        WorkshopCheck.RequireName(handIn.Participant);
        await writing.WaitAsync(cancellation);
        try
        {
            var current = await SeeAsync(cancellation);
            WorkshopCheck.Require(current.Questions, handIn.Values);
            // Another silo may have closed it, when this one was thought dead.
            if (await store.FindAsync(WorkshopRecord.Key(current.Province, Code), cancellation) is { } newest) current.Note(newest);
            return await WriteAsync(current, handIn, cancellation);
        }
        finally
        {
            writing.Release();
        }
    }

    public async IAsyncEnumerable<WorkshopStatus> WatchAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await SeeAsync(cancellation);
        while (true)
        {
            var next = changed.Next;
            var (now, current) = (time.GetUtcNow(), await KnowAsync(cancellation));
            var status = current.Status(now);
            yield return status;
            if (!status.IsOpen) yield break;
            await WaitAsync(next, status.Closes - now, cancellation);
            // What changes often is told a few times a second.
            await Task.Delay(WatchPause, time, cancellation);
        }
    }

    public async Task<WorkshopResults> SummariseAsync(CancellationToken cancellation = default)
    {
        var current = await RequireAsync(cancellation);
        return WorkshopAggregation.Summarise(current.Describe(time.GetUtcNow()), current.Entries);
    }

    public async Task<WorkshopOutlook> ForecastAsync(CancellationToken cancellation = default)
    {
        var current = await RequireAsync(cancellation);
        var results = WorkshopAggregation.Summarise(current.Describe(time.GetUtcNow()), current.Entries);
        var start = await SimulateAsync(current, [], cancellation);
        var participants = new List<WorkshopChances>();
        foreach (var some in results.Entries.Where(entry => entry.Counts).Chunk(AtOnce))
            participants.AddRange(await Task.WhenAll(some.Select(async entry => WorkshopAggregation.Chances(entry.Participant, await SimulateAsync(current, current.Settings(entry.Values), cancellation)))));
        return new WorkshopOutlook
        {
            Results = results,
            Start = start with { Forecasts = [] },
            Mean = results.Mean.Length == 0 ? null : WorkshopAggregation.Chances("", await SimulateAsync(current, results.Mean, cancellation)),
            Participants = [.. participants],
            Targets = WorkshopAggregation.Ranges(start.Targets.Length, participants),
            AllTargets = WorkshopAggregation.Range(participants.Select(each => each.AllTargets)),
        };
    }

    public async Task<WorkshopEntry> LeaveOutAsync(string participant, bool isLeftOut, string author, Guid token, CancellationToken cancellation = default)
    {
        await writing.WaitAsync(cancellation);
        try
        {
            var current = await RequireAsync(cancellation);
            if (current.Find(participant) is not var (stored, record)) throw new SimulationFaultException(FaultKind.NotFound, $"Nobody called {participant} has joined.");
            var after = record with { LeftOut = isLeftOut ? true : null };
            var kept = current.NoteEntry(await store.WriteAsync(
                new RecordWrite { Key = stored.Key, Expected = stored.Version, Schema = WorkshopEntryRecord.Schema, Content = after.ToBytes(), Author = author, Token = token }, cancellation));
            changed.Tell();
            return kept;
        }
        catch (VersionConflictException)
        {
            state = null;
            throw new SimulationFaultException(FaultKind.Unavailable, "The entry was changed at the same moment. Ask again.");
        }
        finally
        {
            writing.Release();
        }
    }

    public async Task<Workshop> CloseAsync(string author, CancellationToken cancellation = default)
    {
        await writing.WaitAsync(cancellation);
        try
        {
            var current = await RequireAsync(cancellation);
            var now = time.GetUtcNow();
            if (!current.Record.IsOpen(now)) return current.Describe(now);
            var record = current.Record with { Closed = now };
            current.Note(await store.WriteAsync(
                new RecordWrite { Key = WorkshopRecord.Key(current.Province, Code), Expected = current.RecordVersion, Schema = WorkshopRecord.Schema, Content = record.ToBytes(), Author = author }, cancellation));
            changed.Tell();
            return current.Describe(now);
        }
        catch (VersionConflictException)
        {
            // Somebody else closed it, most likely.
            state = null;
            return (await RequireAsync(cancellation)).Describe(time.GetUtcNow());
        }
        finally
        {
            writing.Release();
        }
    }

    public void Dispose() => writing.Dispose();

    // Opened again after a lost answer, the code points to the province already.
    private async Task PointAsync(string province, string author, CancellationToken cancellation)
    {
        if (await store.FindAsync(WorkshopRecord.CodeKey(Code), cancellation) is { } known && WorkshopRecord.Word(known) != province)
            throw new SimulationFaultException(FaultKind.Unavailable, "The code that was drawn is in use. Ask again, and another is drawn.");
        await store.WriteAsync(
            new RecordWrite { Key = WorkshopRecord.CodeKey(Code), Schema = WorkshopRecord.Schema, Content = Encoding.UTF8.GetBytes(province), Author = author, KeepsHistory = false }, cancellation);
    }

    private async Task<WorkshopEntry> WriteAsync(WorkshopState current, WorkshopHandIn handIn, CancellationToken cancellation)
    {
        var known = current.Find(handIn.Participant);
        var isNew = handIn.Condition.Kind is WriteConditionKind.IsNew or WriteConditionKind.Unstated;
        if (!isNew && known is var (_, entry) && !entry.IsOf(handIn.KeyHash)) throw WorkshopFaults.NotYours(handIn.Participant);
        var refusal = Refusal(current, handIn, isNew, known?.Stored.Version);
        try
        {
            var written = await store.WriteAsync(
                new RecordWrite
                {
                    Key = WorkshopEntryRecord.Key(current.Province, Code, handIn.Participant),
                    Expected = refusal is not null ? Never : isNew ? 0 : known!.Value.Stored.Version,
                    Schema = WorkshopEntryRecord.Schema,
                    Content = WorkshopEntryRecord.Of(handIn, known?.Record).ToBytes(),
                    Author = handIn.Participant,
                    Token = handIn.Token,
                },
                cancellation);
            var kept = current.NoteEntry(written);
            changed.Tell();
            return kept;
        }
        catch (VersionConflictException)
        {
            // What is remembered may be behind what another silo wrote.
            if (refusal is null) state = null;
            throw refusal ?? WorkshopFaults.Taken(handIn.Participant);
        }
    }

    // Why an entry is not kept, as far as is known here; null when nothing speaks against it.
    private SimulationFaultException? Refusal(WorkshopState current, WorkshopHandIn handIn, bool isNew, long? known)
    {
        if (!current.Record.IsOpen(time.GetUtcNow())) return WorkshopFaults.Closed(current.Record.End);
        if (isNew) return known is not null ? WorkshopFaults.Taken(handIn.Participant) : current.Joined >= Workshop.MostParticipants ? WorkshopFaults.Full() : null;
        if (known is null) return WorkshopFaults.Absent(handIn.Participant);
        return handIn.Condition.Kind == WriteConditionKind.Exists || handIn.Condition.Versions.Contains(known.Value)
            ? null
            : WorkshopFaults.Outdated(current.Entries.First(entry => entry.Version == known && WorkshopEntryRecord.NameOf(entry.Participant) == WorkshopEntryRecord.NameOf(handIn.Participant)), handIn.Condition);
    }

    private async Task<RunResult> SimulateAsync(WorkshopState current, LeverSetting[] levers, CancellationToken cancellation)
    {
        // Whoever has the code was let in here, and reaches no run by himself: the question is the workshop's own.
        Access.Current = null;
        return await GrainFactory.GetGrain<IProvinceGrain>(current.Province).SimulateAsync(current.Ask(levers), cancellation);
    }

    private async Task WaitAsync(Task next, TimeSpan left, CancellationToken cancellation)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(next, Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, enough.Token));
        await enough.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
    }

    // For who has the code.
    private async Task<WorkshopState> SeeAsync(CancellationToken cancellation) => (await KnowAsync(cancellation)).Seen(time.GetUtcNow());

    // For who reaches the province.
    private async Task<WorkshopState> RequireAsync(CancellationToken cancellation)
    {
        var current = await KnowAsync(cancellation);
        Access.Require(current.Province);
        return current;
    }

    private async Task<WorkshopState> KnowAsync(CancellationToken cancellation)
    {
        if (state is { } known) return known;
        var province = await store.FindAsync(WorkshopRecord.CodeKey(Code), cancellation) is { } place ? WorkshopRecord.Word(place) : "";
        if (province.Length == 0 || await store.FindAsync(WorkshopRecord.Key(province, Code), cancellation) is not { } record)
        {
            // Whoever tries codes must not fill the memory with them.
            DeactivateOnIdle();
            throw WorkshopFaults.Unknown(Code);
        }

        var workshop = WorkshopRecord.Read(record);
        var scenario = workshop.Scenario is { } id ? await ScenarioAsync(province, id, workshop.ScenarioVersion, cancellation) : null;
        var found = new WorkshopState(Code, await GrainFactory.GetGrain<IProvinceGrain>(province).DescribeAsync(cancellation), record, scenario);
        foreach (var entry in await store.ListAsync(WorkshopEntryRecord.Kind, WorkshopEntryRecord.Prefix(province, Code), cancellation: cancellation)) found.NoteEntry(entry);
        // Somebody else may have come first, and written meanwhile.
        return state ??= found;
    }

    private async Task<SavedScenario> ScenarioAsync(string province, string id, long? version, CancellationToken cancellation)
    {
        try
        {
            return await GrainFactory.GetGrain<IScenarioGrain>($"{province}/{id}").FindAsync(version, cancellation);
        }
        catch (SimulationFaultException fault) when (fault.Kind == FaultKind.NotFound)
        {
            throw WorkshopFaults.Invalid([new Problem("/scenario", id, fault.Message, "Give the id of a saved scenario, or leave it out for the baseline.")]);
        }
    }
}
