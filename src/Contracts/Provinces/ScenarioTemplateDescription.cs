using Simulation.Contracts.Questions;

namespace Simulation.Contracts.Provinces;

/// <summary>A ready-made scenario of a province. Labels are by language code.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Labels">What it is called.</param>
/// <param name="Reason">One line that says why one would try it.</param>
/// <param name="Levers">Levers changed.</param>
/// <param name="Events">Events changed.</param>
[GenerateSerializer, Immutable, Alias("scenario-template")]
public sealed record ScenarioTemplateDescription(
    [property: Id(0)] string Id,
    [property: Id(1)] Dictionary<string, string> Labels,
    [property: Id(2)] Dictionary<string, string> Reason,
    [property: Id(3)] LeverSetting[] Levers,
    [property: Id(4)] EventSetting[] Events);
