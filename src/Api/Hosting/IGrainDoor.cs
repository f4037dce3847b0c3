using Simulation.Contracts.Faults;
using Simulation.Contracts.Models;
using Simulation.Contracts.Provinces;

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
}

/// <summary>The grains of the cluster that this process belongs to.</summary>
internal sealed class GrainDoor(IGrainFactory grains) : IGrainDoor
{
    public IProvincesGrain Provinces => Find<IProvincesGrain>(IProvincesGrain.Key);

    public IProvinceGrain Province(string id) => Find<IProvinceGrain>(id);

    public IModelGrain Model(string name) => Find<IModelGrain>(name);

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
