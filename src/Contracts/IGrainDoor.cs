using Simulation.Contracts.Analyses;
using Simulation.Contracts.Auditing;
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

namespace Simulation.Contracts;

/// <summary>Where endpoints and pages find the grains they ask.</summary>
public interface IGrainDoor
{
    /// <summary>The list of provinces.</summary>
    IProvincesGrain Provinces { get; }

    /// <summary>A province by its id.</summary>
    IProvinceGrain Province(string id);

    /// <summary>A model by its name.</summary>
    IModelGrain Model(string name);

    /// <summary>The list of a province's scenarios.</summary>
    IScenariosGrain Scenarios(string province);

    /// <summary>A scenario of a province.</summary>
    IScenarioGrain Scenario(string province, string scenario);

    /// <summary>A run by its id.</summary>
    IRunGrain Run(string id);

    /// <summary>An analysis by the hash of all that decides its answer.</summary>
    IAnalysisGrain Analysis(string id);

    /// <summary>Where draws from a calibration are computed.</summary>
    IShardGrain Shard(string calibration);

    /// <summary>Where sweeps are taken in.</summary>
    ISweepDeskGrain Sweeps { get; }

    /// <summary>What is being computed.</summary>
    IDispatcherGrain Dispatcher { get; }

    /// <summary>A key that a client sends a request under.</summary>
    IIdempotencyGrain Idempotency(string key);

    /// <summary>What people changed in a province.</summary>
    IAuditGrain Audit(string province);

    /// <summary>The keys of the deployment.</summary>
    IKeysGrain Keys { get; }

    /// <summary>A webhook by its id.</summary>
    IWebhookGrain Webhook(string id);

    /// <summary>The workshops of a province.</summary>
    IPlanningWorkshopsGrain Workshops(string province);

    /// <summary>A workshop by its code, as people write codes.</summary>
    /// <exception cref="Faults.SimulationFaultException">Nothing can have such a code.</exception>
    IPlanningWorkshopGrain Workshop(string code);
}
