using Orleans.Concurrency;
using Simulation.Contracts.Auditing;
using Simulation.Contracts.Faults;
using Simulation.Grains.Provinces;
using Simulation.Grains.Scenarios;
using Simulation.Grains.Workshops;
using Simulation.Storage.Records;

namespace Simulation.Grains.Auditing;

/// <summary>Reads the audit trail of a province, straight from the store.</summary>
[StatelessWorker]
internal sealed class AuditGrain(IRecordStore store, ProvinceCatalogue catalogue) : Grain, IAuditGrain
{
    private static readonly string[] BelowProvinces = [ScenarioRecord.Kind, UploadRecord.Kind, WorkshopRecord.Kind, WorkshopEntryRecord.Kind];

    private string Province => this.GetPrimaryKeyString();

    public async Task<AuditedChange[]> ListAsync(string? kind, long? before, int limit, CancellationToken cancellation = default)
    {
        await catalogue.RequireAsync(Province, cancellation);
        string[] known = [.. BelowProvinces, ProvinceRecord.Kind];
        if (kind is not null && !known.Contains(kind))
        {
            var wayOut = $"The kinds are {string.Join(", ", known)}.";
            throw new SimulationFaultException(FaultKind.Invalid, $"There is no kind '{kind}'. {wayOut}", new Problem("?kind", kind, $"There is no kind '{kind}'.", wayOut));
        }

        var below = BelowProvinces.Where(candidate => kind is null || candidate == kind).ToArray();
        var entries = new List<AuditEntry>();
        if (below.Length > 0) entries.AddRange(await store.AuditAsync(below, $"{Province}/", before, limit, cancellation));
        if (kind is null or ProvinceRecord.Kind) entries.AddRange(await OwnAsync(before, limit, cancellation));
        var changes = new List<AuditedChange>();
        foreach (var entry in entries.OrderByDescending(entry => entry.Sequence).Take(limit)) changes.Add(await ChangeAsync(entry, cancellation));
        return [.. changes];
    }

    // The province's own record has no slash in its id: the records of provinces whose id goes on from it are passed over.
    private async Task<List<AuditEntry>> OwnAsync(long? before, int limit, CancellationToken cancellation)
    {
        var own = new List<AuditEntry>();
        while (own.Count < limit)
        {
            var page = await store.AuditAsync([ProvinceRecord.Kind], Province, before, limit, cancellation);
            own.AddRange(page.Where(entry => entry.Record.Key.Id == Province));
            if (page.Count < limit) break;
            before = page[^1].Sequence;
        }

        return own;
    }

    private async Task<AuditedChange> ChangeAsync(AuditEntry entry, CancellationToken cancellation)
    {
        var record = entry.Record;
        var earlier = record.Version > 1 ? await store.FindAsync(record.Key, record.Version - 1, cancellation) : null;
        var (was, now) = (earlier is null ? [] : AuditLines.Of(earlier), AuditLines.Of(record));
        return new AuditedChange(
            entry.Sequence,
            record.Written,
            record.Author,
            record.Key.Kind,
            record.Key.Id[(record.Key.Id.IndexOf('/') + 1)..],
            record.Version,
            record.IsDeleted ? "deleted" : earlier is null || earlier.IsDeleted ? "created" : "changed",
            [.. was.Except(now)],
            [.. now.Except(was)]);
    }
}
