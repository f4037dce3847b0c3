using System.Text.Json.Serialization;
using Simulation.Documents.Questions;

namespace Simulation.Api.Scenarios;

/// <summary>A version of a saved scenario.</summary>
public sealed record ScenarioResponse
{
    /// <summary>Id in addresses.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the province.</summary>
    public required string Province { get; init; }

    /// <summary>Version, counting up from 1; deletions count too. The ETag of the answer is this number in quotes.</summary>
    public required long Version { get; init; }

    /// <summary>Who wrote this version.</summary>
    public required string Author { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset Changed { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>What it stands for; null for none.</summary>
    public required string? Description { get; init; }

    /// <summary>Plan whose targets are judged; null for the province's current plan.</summary>
    public required string? Plan { get; init; }

    /// <summary>Last year of the forecast; null for the province's default.</summary>
    public required int? Horizon { get; init; }

    /// <summary>Code of the workshop whose mean it is; absent for any other origin.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Workshop { get; init; }

    /// <summary>Levers that are moved.</summary>
    public required IReadOnlyList<LeverRequest> Levers { get; init; }

    /// <summary>Events that are switched or made likelier.</summary>
    public required IReadOnlyList<EventRequest> Events { get; init; }

    /// <summary>What was noticed when it was saved: changes that change nothing and were left out. Absent when it is read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ScenarioWarning>? Warnings { get; init; }
}

/// <summary>Something that may not have been meant.</summary>
/// <param name="Field">The field of what was sent, as a JSON pointer; empty for the whole.</param>
/// <param name="Message">What was noticed.</param>
public sealed record ScenarioWarning([property: JsonPropertyName("pointer")] string Field, string Message);

/// <summary>The scenarios of a province.</summary>
/// <param name="Scenarios">In the order of their ids.</param>
/// <param name="Next">Cursor of the next page; null at the end.</param>
public sealed record ScenarioListResponse(IReadOnlyList<ScenarioListItem> Scenarios, string? Next);

/// <summary>A scenario in a list.</summary>
/// <param name="Id">Id in addresses.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Version">Newest version.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Changed">When.</param>
/// <param name="Changes">How many levers and events it changes.</param>
public sealed record ScenarioListItem(string Id, string Name, long Version, string Author, DateTimeOffset Changed, int Changes);

/// <summary>What became of a scenario.</summary>
/// <param name="Versions">The newest first.</param>
/// <param name="Next">Cursor of the next page; null at the end.</param>
public sealed record ScenarioVersionListResponse(IReadOnlyList<ScenarioVersionItem> Versions, string? Next);

/// <summary>A version of a scenario in its history.</summary>
/// <param name="Version">The version.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Changed">When.</param>
/// <param name="IsDeletion">True when this version is the scenario's deletion.</param>
/// <param name="Name">Name for people; null for a deletion.</param>
/// <param name="Changes">How many levers and events it changes.</param>
public sealed record ScenarioVersionItem(long Version, string Author, DateTimeOffset Changed, bool IsDeletion, string? Name, int Changes);
