using Simulation.Contracts.Provinces;
using Simulation.Grains.Provinces;

namespace Simulation.Grains.Hosting;

/// <summary>The provinces as this silo has them: what its grains need of a province is prepared in every silo that is asked about it.</summary>
public sealed class SiloProvinces
{
    private readonly ProvinceWorkshop workshop;
    private readonly ProvinceCatalogue catalogue;

    internal SiloProvinces(ProvinceWorkshop workshop, ProvinceCatalogue catalogue) => (this.workshop, this.catalogue) = (workshop, catalogue);

    /// <summary>Ids of the provinces that came with the program.</summary>
    public IReadOnlyList<string> Ids => catalogue.Shipped;

    /// <summary>How far this silo is with a province; asked for the first time, it begins.</summary>
    /// <exception cref="Contracts.Faults.SimulationFaultException">There is no such province.</exception>
    public async Task<ProvinceReadiness> PrepareAsync(string id) => workshop.Prepare(id, catalogue.IsShipped(id) ? 0 : (await catalogue.DataAsync(id)).Base).Readiness;
}
