using Simulation.Contracts.Auditing;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Models;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Scenarios;
using Simulation.Contracts.Sweeps;
using Simulation.Contracts.Work;

namespace Simulation.Api.Hosting;

/// <summary>Where endpoints find the grains they ask.</summary>
internal interface IGrainDoor
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

    /// <summary>Where sweeps are taken in.</summary>
    ISweepDeskGrain Sweeps { get; }

    /// <summary>What is being computed.</summary>
    IDispatcherGrain Dispatcher { get; }

    /// <summary>A key that a client sends a request under.</summary>
    IIdempotencyGrain Idempotency(string key);

    /// <summary>What people changed in a province.</summary>
    IAuditGrain Audit(string province);
}

/// <summary>The grains of the cluster that this process belongs to.</summary>
internal sealed class GrainDoor(IGrainFactory grains) : IGrainDoor
{
    public IProvincesGrain Provinces => Find<IProvincesGrain>(IProvincesGrain.Key);

    public IProvinceGrain Province(string id) => Find<IProvinceGrain>(id);

    public IModelGrain Model(string name) => Find<IModelGrain>(name);

    public IScenariosGrain Scenarios(string province) => Find<IScenariosGrain>(province);

    public IScenarioGrain Scenario(string province, string scenario) => Find<IScenarioGrain>($"{province}/{scenario}");

    public IRunGrain Run(string id) => Find<IRunGrain>(id);

    public ISweepDeskGrain Sweeps => Find<ISweepDeskGrain>(ISweepDeskGrain.Key);

    public IDispatcherGrain Dispatcher => Find<IDispatcherGrain>(IDispatcherGrain.Key);

    public IIdempotencyGrain Idempotency(string key) => Find<IIdempotencyGrain>(key);

    public IAuditGrain Audit(string province) => Find<IAuditGrain>(province);

    // A client learns from the first silo it meets which grains there are.
    private TGrain Find<TGrain>(string key)
        where TGrain : IGrainWithStringKey
    {
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
