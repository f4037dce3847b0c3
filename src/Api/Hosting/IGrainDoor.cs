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
    public IProvincesGrain Provinces => grains.GetGrain<IProvincesGrain>(IProvincesGrain.Key);

    public IProvinceGrain Province(string id) => grains.GetGrain<IProvinceGrain>(id);

    public IModelGrain Model(string name) => grains.GetGrain<IModelGrain>(name);
}
