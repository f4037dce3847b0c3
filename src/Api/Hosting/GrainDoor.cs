using Simulation.Contracts;
using Simulation.Contracts.Analyses;
using Simulation.Contracts.Auditing;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Keys;
using Simulation.Contracts.Models;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Scenarios;
using Simulation.Contracts.Shards;
using Simulation.Contracts.Sweeps;
using Simulation.Contracts.Webhooks;
using Simulation.Contracts.Work;
using Simulation.Contracts.Workshops;

namespace Simulation.Api.Hosting;

/// <summary>The grains of the cluster that this process belongs to.</summary>
internal sealed class GrainDoor(IGrainFactory grains) : IGrainDoor
{
    // A store takes 256, and some are told apart by what is put before or behind.
    private const int LongestKey = 220;

    public IProvincesGrain Provinces => Find<IProvincesGrain>(IProvincesGrain.Key);

    public IProvinceGrain Province(string id) => Find<IProvinceGrain>(id);

    public IModelGrain Model(string name) => Find<IModelGrain>(name);

    public IScenariosGrain Scenarios(string province) => Find<IScenariosGrain>(province);

    public IScenarioGrain Scenario(string province, string scenario) => Find<IScenarioGrain>($"{province}/{scenario}");

    public IRunGrain Run(string id) => Find<IRunGrain>(id);

    public IAnalysisGrain Analysis(string id) => Find<IAnalysisGrain>(id);

    public IShardGrain Shard(string calibration) => Find<IShardGrain>(calibration);

    public ISweepDeskGrain Sweeps => Find<ISweepDeskGrain>(ISweepDeskGrain.Key);

    public IDispatcherGrain Dispatcher => Find<IDispatcherGrain>(IDispatcherGrain.Key);

    public IIdempotencyGrain Idempotency(string key) => Find<IIdempotencyGrain>(key);

    public IAuditGrain Audit(string province) => Find<IAuditGrain>(province);

    public IKeysGrain Keys => Find<IKeysGrain>(IKeysGrain.Key);

    public IWebhookGrain Webhook(string id) => Find<IWebhookGrain>(id);

    public IPlanningWorkshopsGrain Workshops(string province) => Find<IPlanningWorkshopsGrain>(province);

    public IPlanningWorkshopGrain Workshop(string code) => Find<IPlanningWorkshopGrain>(WorkshopCode.Read(code)
        ?? throw new SimulationFaultException(FaultKind.NotFound, "This is no code of a workshop: a code has nine letters and digits, and no vowels, such as K7Q-F2M-PRT."));

    private static bool IsName(string key) => !string.IsNullOrWhiteSpace(key) && key.Length <= LongestKey && !key.Any(char.IsControl);

    // A client learns from the first silo it meets which grains there are.
    private TGrain Find<TGrain>(string key)
        where TGrain : IGrainWithStringKey
    {
        // Ids come from addresses. What cannot be one is not asked for: grains would look it up in their store, which refuses it as a mistake of the program.
        if (!IsName(key)) throw new SimulationFaultException(FaultKind.NotFound, $"Nothing here is called so: names have at most {LongestKey} characters, no line break, and are not blank.");
        try
        {
            return grains.GetGrain<TGrain>(key);
        }
        catch (ArgumentException exception)
        {
            throw new SimulationFaultException(FaultKind.Unavailable, $"No silo has been found yet that could answer ({exception.Message}). Ask again shortly.");
        }
    }
}
