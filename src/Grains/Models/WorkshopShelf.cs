using Simulation.Data;
using Simulation.Documents.Laboratory;
using Simulation.Grains.Provinces;
using Simulation.Model.Language.Bound;

namespace Simulation.Grains.Models;

/// <summary>What questions about models may name: the models and the provinces there are.</summary>
/// <remarks>Analyses compute, and ask for what they need where they need it: on a thread of the pool, which waits for the store here. No grain's turn waits.</remarks>
internal sealed class WorkshopShelf(ProvinceCatalogue catalogue) : IModelShelf
{
    public ModelSource Text(string model) => catalogue.ModelAsync(model).GetAwaiter().GetResult();

    public BoundModel Bound(string model) => catalogue.BindAsync(model).GetAwaiter().GetResult();

    public ProvinceDefinition Province(string id) => catalogue.FilesAsync(id).GetAwaiter().GetResult().Definition;
}
