using System.Text;
using Orleans.Concurrency;
using Simulation.Contracts.Workshops;
using Simulation.Grains.Provinces;
using Simulation.Storage.Records;

namespace Simulation.Grains.Workshops;

/// <summary>Opens workshops under codes of their own, and lists those of a province, straight from the store.</summary>
[StatelessWorker]
internal sealed class PlanningWorkshopsGrain(IRecordStore store, ProvinceCatalogue provinces, TimeProvider time) : Grain, IPlanningWorkshopsGrain
{
    private string Province => this.GetPrimaryKeyString();

    public async Task<Workshop> OpenAsync(WorkshopOrder order, CancellationToken cancellation = default)
    {
        await provinces.RequireAsync(Province, cancellation);
        return await GrainFactory.GetGrain<IPlanningWorkshopGrain>(await ClaimAsync(order, cancellation)).OpenAsync(Province, order, cancellation);
    }

    public async Task<WorkshopSummary[]> ListAsync(CancellationToken cancellation = default)
    {
        await provinces.RequireAsync(Province, cancellation);
        var prefix = $"{Province}/";
        var now = time.GetUtcNow();
        var records = await store.ListAsync(WorkshopRecord.Kind, prefix, cancellation: cancellation);
        return
        [
            .. records.Select(record => (Code: record.Key.Id[prefix.Length..], Workshop: WorkshopRecord.Read(record))).OrderByDescending(each => each.Workshop.Opened)
                .Select(each => new WorkshopSummary(each.Code, each.Workshop.Title, each.Workshop.Author, each.Workshop.Opened, each.Workshop.End, each.Workshop.IsOpen(now))),
        ];
    }

    // An order that is sent again, after a lost answer, finds the code it was given.
    private async Task<string> ClaimAsync(WorkshopOrder order, CancellationToken cancellation)
    {
        var claim = new RecordWrite
        {
            Key = WorkshopRecord.ClaimKey(order.Token),
            Expected = 0,
            Schema = WorkshopRecord.Schema,
            Content = Encoding.UTF8.GetBytes(WorkshopCode.New()),
            Author = order.Author,
            KeepsHistory = false,
        };
        try
        {
            return WorkshopRecord.Word(await store.WriteAsync(claim, cancellation));
        }
        catch (VersionConflictException)
        {
            return WorkshopRecord.Word((await store.FindAsync(claim.Key, cancellation))!);
        }
    }
}
