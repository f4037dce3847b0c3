using Orleans.Concurrency;
using Simulation.Contracts.Scenarios;
using Simulation.Grains.Provinces;
using Simulation.Storage.Records;

namespace Simulation.Grains.Scenarios;

/// <summary>Lists the scenarios of a province, straight from the store.</summary>
[StatelessWorker]
internal sealed class ScenariosGrain(IRecordStore store, ProvinceCatalogue catalogue) : Grain, IScenariosGrain
{
    public async Task<ScenarioVersion[]> ListAsync(string? after, int limit, CancellationToken cancellation = default)
    {
        var province = this.GetPrimaryKeyString();
        await catalogue.RequireAsync(province, cancellation);
        var records = await store.ListAsync(ScenarioRecord.Kind, $"{province}/", after is null ? null : $"{province}/{after}", limit, cancellation);
        return [.. records.Select(ScenarioMapping.Version)];
    }
}

/// <summary>Names of scenarios, for hints.</summary>
internal static class ScenarioListing
{
    /// <summary>Ids of the first thousand scenarios of a province.</summary>
    public static async Task<IReadOnlyList<string>> IdsAsync(IRecordStore store, string province, CancellationToken cancellation)
    {
        var prefix = $"{province}/";
        var records = await store.ListAsync(ScenarioRecord.Kind, prefix, cancellation: cancellation);
        return [.. records.Select(record => record.Key.Id[prefix.Length..])];
    }
}
