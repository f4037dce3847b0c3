using Microsoft.Extensions.Options;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Provinces;
using Simulation.Grains.Hosting;
using Simulation.Storage;
using Simulation.Storage.Records;

namespace Simulation.Silo.Health;

/// <summary>
/// How the silo is. Ready means that it takes its share of the work: it is an active member of the cluster, the database answers, and the provinces of the
/// section <c>WarmUp</c> are prepared.
/// </summary>
internal sealed class SiloHealth(ISiloStatusOracle membership, SiloProvinces provinces, IRecordStore records, IOptions<WarmUpOptions> options, TimeProvider time)
{
    // A prober asks every few seconds and waits about as long.
    private static readonly TimeSpan DatabasePatience = TimeSpan.FromSeconds(2);

    /// <summary>What the silo waits for; empty when it is ready.</summary>
    public async Task<SiloReadiness> FindAsync(CancellationToken cancellation)
    {
        var waiting = new List<string>();
        if (membership.CurrentStatus != SiloStatus.Active) waiting.Add($"The silo is {membership.CurrentStatus} in the cluster, not yet or no longer Active.");
        if (await DatabaseAsync(cancellation) is { } trouble) waiting.Add(trouble);
        var states = new List<ProvinceState>();
        foreach (var id in Wanted) states.Add(new ProvinceState(id, await StateAsync(id)));
        waiting.AddRange(states.Where(state => !state.Readiness.IsReady).Select(Describe));
        return new SiloReadiness(waiting.Count == 0 ? "ready" : "not-ready", membership.SiloAddress.ToString(), waiting);
    }

    /// <summary>Begins to prepare the provinces, when the silo can.</summary>
    public void Begin()
    {
        foreach (var id in Wanted) _ = StateAsync(id);
    }

    private IEnumerable<string> Wanted => options.Value.Provinces is { Length: > 0 } chosen ? chosen.Distinct() : provinces.Ids;

    private async Task<ProvinceReadiness> StateAsync(string id)
    {
        try
        {
            return await provinces.PrepareAsync(id);
        }
        catch (Exception exception) when (exception is SimulationFaultException or StorageUnavailableException)
        {
            return new ProvinceReadiness(false, "failed", 0, exception.Message);
        }
    }

    private async Task<string?> DatabaseAsync(CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(DatabasePatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            await records.FindAsync(new RecordKey("health", "silo"), either.Token);
            return null;
        }
        catch (StorageUnavailableException exception)
        {
            return $"The database cannot be reached: {exception.Message}";
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return $"The database does not answer within {DatabasePatience.TotalSeconds:F0} s.";
        }
    }

    private static string Describe(ProvinceState state) => state.Readiness.Message is { } failure
        ? $"{state.Province} cannot be used: {failure}"
        : $"{state.Province} is {state.Readiness.Stage}, {100 * state.Readiness.Progress:F0} % done.";

    private sealed record ProvinceState(string Province, ProvinceReadiness Readiness);
}

/// <summary>Whether the silo takes its share of the work.</summary>
/// <param name="Status">ready or not-ready.</param>
/// <param name="Silo">Its address among the members of the cluster.</param>
/// <param name="Waiting">What it waits for, a sentence each.</param>
internal sealed record SiloReadiness(string Status, string Silo, IReadOnlyList<string> Waiting);

/// <summary>What a silo prepares before it is ready; the section <c>WarmUp</c> of the configuration.</summary>
internal sealed class WarmUpOptions
{
    /// <summary>Ids of the provinces to prepare; empty for all that came with the program.</summary>
    public string[] Provinces { get; set; } = [];
}
