using Simulation.Data;
using Simulation.Model.Language.Bound;

namespace Simulation.Documents.Laboratory;

/// <summary>Where questions about models find what they name.</summary>
public interface IModelShelf
{
    /// <summary>The text of a model that is kept.</summary>
    /// <param name="model">Its name.</param>
    ModelSource Text(string model);

    /// <summary>A model that is kept, with the members that a province's data give its sets, if a province uses it.</summary>
    /// <param name="model">Its name.</param>
    BoundModel Bound(string model);

    /// <summary>The files of a province that is kept.</summary>
    /// <param name="id">Its id.</param>
    ProvinceDefinition Province(string id);
}
