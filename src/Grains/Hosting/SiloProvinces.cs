using Simulation.Contracts.Provinces;
using Simulation.Grains.Provinces;

namespace Simulation.Grains.Hosting;

/// <summary>The provinces as this silo has them: what its grains need of a province is prepared in every silo that is asked about it.</summary>
public sealed class SiloProvinces
{
    private readonly ProvinceWorkshop workshop;

    internal SiloProvinces(ProvinceWorkshop workshop) => this.workshop = workshop;

    /// <summary>Ids of the provinces there are files for.</summary>
    public IReadOnlyList<string> Ids => workshop.Ids;

    /// <summary>How far this silo is with a province; asked for the first time, it begins.</summary>
    /// <exception cref="Contracts.Faults.SimulationFaultException">There is no such province.</exception>
    public ProvinceReadiness Prepare(string id) => workshop.Prepare(id).Readiness;
}
