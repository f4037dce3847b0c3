using Simulation.Contracts.Questions;

namespace Simulation.Contracts.Scenarios;

/// <summary>What a planner changes with respect to the baseline, under a name. What is null takes the province's default.</summary>
[GenerateSerializer, Immutable, Alias("scenario-definition")]
public sealed record ScenarioDefinition
{
    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 200;

    /// <summary>Longest description, in characters.</summary>
    public const int LongestDescription = 4_000;

    /// <summary>Most levers, and most events.</summary>
    public const int MostChanges = 1_000;

    /// <summary>Name for people, 1 to <see cref="LongestName"/> characters.</summary>
    [Id(0)]
    public required string Name { get; init; }

    /// <summary>What it stands for, at most <see cref="LongestDescription"/> characters; null for none.</summary>
    [Id(1)]
    public string? Description { get; init; }

    /// <summary>The plan whose targets are judged; null for the province's current plan.</summary>
    [Id(2)]
    public string? Plan { get; init; }

    /// <summary>Levers changed.</summary>
    [Id(3)]
    public LeverSetting[] Levers { get; init; } = [];

    /// <summary>Events changed.</summary>
    [Id(4)]
    public EventSetting[] Events { get; init; } = [];

    /// <summary>Last year of the forecast; null for the province's default.</summary>
    [Id(5)]
    public int? Horizon { get; init; }

    /// <summary>Code of the workshop whose mean it is, without hyphens; null for a scenario of any other origin.</summary>
    [Id(6)]
    public string? Workshop { get; init; }
}

/// <summary>A version of a scenario as it is kept.</summary>
[GenerateSerializer, Immutable, Alias("saved-scenario")]
public sealed record SavedScenario
{
    /// <summary>Id of the province.</summary>
    [Id(0)]
    public required string Province { get; init; }

    /// <summary>Id in addresses, <c>dry-year</c>.</summary>
    [Id(1)]
    public required string Id { get; init; }

    /// <summary>Its version, counting up from 1; a deletion counts too, so that no version is ever used twice.</summary>
    [Id(2)]
    public required long Version { get; init; }

    /// <summary>Who wrote it.</summary>
    [Id(3)]
    public required string Author { get; init; }

    /// <summary>When, in UTC.</summary>
    [Id(4)]
    public required DateTimeOffset Changed { get; init; }

    /// <summary>What it says.</summary>
    [Id(5)]
    public required ScenarioDefinition Definition { get; init; }

    /// <summary>What was noticed when it was written: changes that change nothing, and were left out.</summary>
    [Id(6)]
    public ScenarioRemark[] Remarks { get; init; } = [];
}

/// <summary>Something that a planner may not have meant.</summary>
/// <param name="Path">The field of what was sent, as a JSON pointer: <c>/levers/0</c>.</param>
/// <param name="Message">What was noticed.</param>
[GenerateSerializer, Immutable, Alias("scenario-remark")]
public sealed record ScenarioRemark([property: Id(0)] string Path, [property: Id(1)] string Message);

/// <summary>A version of a scenario in a list.</summary>
/// <param name="Id">Id of the scenario.</param>
/// <param name="Version">The version.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Changed">When, in UTC.</param>
/// <param name="IsDeleted">True when this version is the scenario's deletion.</param>
/// <param name="Name">Its name; empty for a deletion.</param>
/// <param name="Changes">How many levers and events it changes.</param>
[GenerateSerializer, Immutable, Alias("scenario-version")]
public sealed record ScenarioVersion(
    [property: Id(0)] string Id,
    [property: Id(1)] long Version,
    [property: Id(2)] string Author,
    [property: Id(3)] DateTimeOffset Changed,
    [property: Id(4)] bool IsDeleted,
    [property: Id(5)] string Name,
    [property: Id(6)] int Changes);

/// <summary>A version of a scenario, by name.</summary>
/// <param name="Id">Id of the scenario.</param>
/// <param name="Version">Its version.</param>
[GenerateSerializer, Immutable, Alias("scenario-reference")]
public sealed record ScenarioReference([property: Id(0)] string Id, [property: Id(1)] long Version);
