using Orleans.Concurrency;
using Simulation.Contracts.Keys;
using Simulation.Contracts.Provinces;
using Simulation.Data;

namespace Simulation.Grains.Provinces;

/// <summary>Lists the provinces there are files for, and the caller reaches.</summary>
[StatelessWorker]
internal sealed class ProvincesGrain(ProvinceWorkshop workshop) : Grain, IProvincesGrain
{
    private ProvinceSummary[]? provinces;

    public Task<ProvinceSummary[]> ListAsync(CancellationToken cancellation = default) =>
        Task.FromResult((provinces ??= [.. workshop.Ids.Select(id => Summarize(workshop.Load(id)))]).Where(province => Access.IsCovered(province.Id)).ToArray());

    private static ProvinceSummary Summarize(ProvinceDefinition province) => new(
        province.Id,
        province.Settings.Labels.ToDictionary(),
        province.Settings.Model,
        ProvinceSettings.LastHistoryYear(province.Settings.AsOf),
        [.. province.Plans.Select(plan => plan.Id)]);
}
