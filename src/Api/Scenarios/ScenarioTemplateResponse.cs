using Simulation.Documents.Questions;

namespace Simulation.Api.Scenarios;

/// <summary>Ready-made scenarios of a province.</summary>
/// <param name="Templates">In the order of the province's files.</param>
public sealed record ScenarioTemplateListResponse(IReadOnlyList<ScenarioTemplateResponse> Templates);

/// <summary>A ready-made scenario to start from: its levers and events may be sent as a question, or kept as a scenario.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Labels">What it is called, by language.</param>
/// <param name="Reason">One line that says why one would try it, by language.</param>
/// <param name="Levers">Levers that are moved.</param>
/// <param name="Events">Events that are switched.</param>
public sealed record ScenarioTemplateResponse(
    string Id, IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, string> Reason, IReadOnlyList<LeverRequest> Levers, IReadOnlyList<EventRequest> Events);
