using System.Text.Json.Serialization;

namespace Simulation.Documents.Questions;

/// <summary>A scenario in a question: a saved one, changes, or changes laid on a saved one. Nothing at all is the baseline.</summary>
public sealed record ScenarioChoice
{
    /// <summary>Id of a saved scenario of the province; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Scenario { get; init; }

    /// <summary>Its version; the newest when left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? ScenarioVersion { get; init; }

    /// <summary>Levers moved, on top of the saved scenario. Where two touch the same lever and year, the later one holds.</summary>
    public IReadOnlyList<LeverRequest> Levers { get; init; } = [];

    /// <summary>Events switched on or off, or made likelier.</summary>
    public IReadOnlyList<EventRequest> Events { get; init; } = [];
}

/// <summary>A question that may name saved scenarios, which have to be found before it is answered.</summary>
public interface INamesScenarios
{
    /// <summary>Its scenarios, each with its place in the question as a JSON pointer.</summary>
    [JsonIgnore]
    IEnumerable<(string Path, ScenarioChoice Choice)> Choices { get; }
}
