using Simulation.Data;
using Simulation.Documents.Laboratory;
using Simulation.Grains.Provinces;
using Simulation.Model.Language.Bound;

namespace Simulation.Grains.Models;

/// <summary>What questions about models may name: the models and the provinces of this silo's files.</summary>
internal sealed class WorkshopShelf(ProvinceWorkshop workshop) : IModelShelf
{
    public ModelSource Text(string model) => workshop.Text(model);

    public BoundModel Bound(string model) => workshop.Bind(model);

    public ProvinceDefinition Province(string id)
    {
        workshop.Require(id);
        return workshop.Load(id);
    }
}
