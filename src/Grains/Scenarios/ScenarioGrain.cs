using System.Runtime.CompilerServices;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Keys;
using Simulation.Contracts.Scenarios;
using Simulation.Grains.Provinces;
using Simulation.Grains.Watching;
using Simulation.Storage.Records;

namespace Simulation.Grains.Scenarios;

/// <summary>
/// One scenario. The store is the truth: what is remembered here only saves reading it, and is forgotten whenever a write does not go as expected.
/// </summary>
internal sealed class ScenarioGrain(IRecordStore store, ProvinceWorkshop workshop, ProvinceCatalogue catalogue) : Grain, IScenarioGrain
{
    private readonly ChangeSignal changed = new();
    private StoredRecord? newest;
    private bool isKnown;

    private string Province => this.GetPrimaryKeyString().Split('/')[0];

    private string Id => this.GetPrimaryKeyString()[(Province.Length + 1)..];

    private RecordKey Key => ScenarioRecord.Key(Province, Id);

    public async Task<SavedScenario> FindAsync(long? version, CancellationToken cancellation = default)
    {
        await RequireAsync(cancellation);
        var current = await NewestAsync(cancellation);
        if (version is null || version == current?.Version)
            return ScenarioMapping.Saved(current ?? throw await UnknownAsync(cancellation));
        var record = await store.FindAsync(Key, version.Value, cancellation) ?? throw await UnknownVersionAsync(version.Value, current, cancellation);
        return record.IsDeleted ? throw ScenarioFaults.Deleted(record) : ScenarioMapping.Saved(record);
    }

    public async Task<ScenarioVersion[]> HistoryAsync(long? before, int limit, CancellationToken cancellation = default)
    {
        await RequireAsync(cancellation);
        var versions = await store.HistoryAsync(Key, before, limit, cancellation);
        if (versions.Count == 0 && before is null) throw await UnknownAsync(cancellation);
        return [.. versions.Select(ScenarioMapping.Version)];
    }

    public async Task<SavedScenario> SaveAsync(ScenarioSave save, CancellationToken cancellation = default)
    {
        await catalogue.RequireAsync(Province, cancellation);
        var (definition, remarks) = ScenarioCheck.Reduce((await workshop.ReadyAsync(Province)).Forecaster, Id, save.Definition);
        var expected = await ExpectedAsync(save.Condition, cancellation);
        var record = await WriteAsync(save.Condition, expected, ScenarioRecord.Of(definition).ToBytes(), save.Author, save.Token, cancellation);
        return ScenarioMapping.Saved(record) with { Remarks = remarks };
    }

    public async Task DeleteAsync(WriteCondition condition, string author, Guid token, CancellationToken cancellation = default)
    {
        await RequireAsync(cancellation);
        if (condition.Kind is WriteConditionKind.Unstated or WriteConditionKind.IsNew)
            throw ScenarioFaults.ConditionRequired(Key, await NewestAsync(cancellation) ?? throw await UnknownAsync(cancellation));
        await WriteAsync(condition, await ExpectedAsync(condition, cancellation), content: null, author, token, cancellation);
    }

    public async IAsyncEnumerable<ScenarioVersion> WatchAsync(long after, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        // The enumeration of a grain's answer does not pass the filter that guards its other calls.
        Access.Require(Province);
        await RequireAsync(cancellation);
        while (true)
        {
            var next = changed.Next;
            if (await store.HistoryAsync(Key, limit: 1, cancellation: cancellation) is [var last] && last.Version > after)
            {
                after = last.Version;
                yield return ScenarioMapping.Version(last);
            }
            else
            {
                await next.WaitAsync(cancellation);
            }
        }
    }

    // A name that no scenario can have is not looked up: the store takes names of its own form only.
    private async Task RequireAsync(CancellationToken cancellation)
    {
        await catalogue.RequireAsync(Province, cancellation);
        if (!ScenarioCheck.IsId(Id)) throw await UnknownAsync(cancellation);
    }

    private async Task<StoredRecord> WriteAsync(
        WriteCondition condition, long expected, ReadOnlyMemory<byte>? content, string author, Guid token, CancellationToken cancellation)
    {
        isKnown = false;
        try
        {
            var written = await store.WriteAsync(
                new RecordWrite { Key = Key, Expected = expected, Schema = ScenarioRecord.Schema, Content = content, Author = author, Token = token }, cancellation);
            changed.Tell();
            return written;
        }
        catch (VersionConflictException)
        {
            var current = await NewestAsync(cancellation);
            if (content is null && current is null) throw await UnknownAsync(cancellation);
            throw condition.Kind == WriteConditionKind.Unstated && current is not null
                ? ScenarioFaults.ConditionRequired(Key, current)
                : ScenarioFaults.Conflict(Key, condition, current);
        }
    }

    /// <summary>
    /// The version a write replaces. Where the condition cannot hold, a version that the store refuses, so that the store decides alone: it may know the write's token from an
    /// attempt whose answer was lost, and then the write is done and no conflict.
    /// </summary>
    private async Task<long> ExpectedAsync(WriteCondition condition, CancellationToken cancellation)
    {
        const long Never = long.MaxValue;
        if (condition.Kind is WriteConditionKind.Unstated or WriteConditionKind.IsNew) return 0;
        isKnown = false;
        return await NewestAsync(cancellation) is { } current && (condition.Kind == WriteConditionKind.Exists || condition.Versions.Contains(current.Version))
            ? current.Version
            : Never;
    }

    private async Task<StoredRecord?> NewestAsync(CancellationToken cancellation)
    {
        if (isKnown) return newest;
        newest = await store.FindAsync(Key, cancellation);
        isKnown = true;
        return newest;
    }

    private async Task<SimulationFaultException> UnknownAsync(CancellationToken cancellation) =>
        ScenarioFaults.Unknown(Province, Id, await ScenarioListing.IdsAsync(store, Province, cancellation));

    private async Task<SimulationFaultException> UnknownVersionAsync(long version, StoredRecord? current, CancellationToken cancellation)
    {
        if (current is not null) return ScenarioFaults.UnknownVersion(Key, version, current.Version);
        var versions = await store.HistoryAsync(Key, limit: 1, cancellation: cancellation);
        return versions is [var last] ? ScenarioFaults.UnknownVersion(Key, version, last.Version) : await UnknownAsync(cancellation);
    }
}
