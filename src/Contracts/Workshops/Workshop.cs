using Simulation.Contracts.Provinces;
using Simulation.Contracts.Scenarios;

namespace Simulation.Contracts.Workshops;

/// <summary>A workshop as it stands: what is asked, until when, and how many take part. It names nobody but the one who opened it.</summary>
[GenerateSerializer, Immutable, Alias("workshop")]
public sealed record Workshop
{
    /// <summary>Longest title, in characters.</summary>
    public const int LongestTitle = 200;

    /// <summary>Most levers that are asked.</summary>
    public const int MostQuestions = 50;

    /// <summary>Most participants.</summary>
    public const int MostParticipants = 300;

    /// <summary>Longest time that a workshop may be open.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>Time that a workshop is open when nobody said how long.</summary>
    public static readonly TimeSpan Standard = TimeSpan.FromDays(1);

    /// <summary>Time after its end for which a code still shows, to who has nothing but the code, that the workshop is closed.</summary>
    public static readonly TimeSpan CodeOutlives = TimeSpan.FromDays(1);

    /// <summary>Its code, without hyphens.</summary>
    [Id(0)]
    public required string Code { get; init; }

    /// <summary>Counts everything that happened in it: opening, closing, and each time that somebody joined or handed in.</summary>
    [Id(1)]
    public required long Version { get; init; }

    /// <summary>Id of the province.</summary>
    [Id(2)]
    public required string Province { get; init; }

    /// <summary>What it is about.</summary>
    [Id(3)]
    public required string Title { get; init; }

    /// <summary>Who opened it.</summary>
    [Id(4)]
    public required string Author { get; init; }

    /// <summary>When, in UTC.</summary>
    [Id(5)]
    public required DateTimeOffset Opened { get; init; }

    /// <summary>When it closes, or was closed.</summary>
    [Id(6)]
    public required DateTimeOffset Closes { get; init; }

    /// <summary>True while people may join and hand in.</summary>
    [Id(7)]
    public required bool IsOpen { get; init; }

    /// <summary>The plan whose targets are judged; null for the province's current plan.</summary>
    [Id(8)]
    public string? Plan { get; init; }

    /// <summary>The scenario that everybody starts from; null for the baseline.</summary>
    [Id(9)]
    public ScenarioReference? Scenario { get; init; }

    /// <summary>Name of that scenario.</summary>
    [Id(10)]
    public string? ScenarioName { get; init; }

    /// <summary>What is asked.</summary>
    [Id(11)]
    public required WorkshopQuestion[] Questions { get; init; }

    /// <summary>The plan's targets.</summary>
    [Id(12)]
    public required TargetDescription[] Targets { get; init; }

    /// <summary>How many have joined.</summary>
    [Id(13)]
    public required int Joined { get; init; }

    /// <summary>How many of them have handed in what counts: what the facilitator leaves out does not.</summary>
    [Id(14)]
    public required int HandedIn { get; init; }
}

/// <summary>A lever that is asked: one value for a run of years.</summary>
/// <param name="Lever">The lever.</param>
/// <param name="Member">Labels of its member by language; null where it has none.</param>
/// <param name="From">First year that the value holds for.</param>
/// <param name="To">Last year.</param>
/// <param name="Start">Where it stands when nobody moves it, <c>[year]</c> from <paramref name="From"/>, in its unit.</param>
[GenerateSerializer, Immutable, Alias("workshop-question")]
public sealed record WorkshopQuestion(
    [property: Id(0)] LeverDescription Lever,
    [property: Id(1)] Dictionary<string, string>? Member,
    [property: Id(2)] int From,
    [property: Id(3)] int To,
    [property: Id(4)] double[] Start);

/// <summary>A workshop in a list.</summary>
/// <param name="Code">Its code, without hyphens.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Author">Who opened it.</param>
/// <param name="Opened">When, in UTC.</param>
/// <param name="Closes">When it closes, or was closed.</param>
/// <param name="IsOpen">True while people may join and hand in.</param>
[GenerateSerializer, Immutable, Alias("workshop-summary")]
public sealed record WorkshopSummary(
    [property: Id(0)] string Code,
    [property: Id(1)] string Title,
    [property: Id(2)] string Author,
    [property: Id(3)] DateTimeOffset Opened,
    [property: Id(4)] DateTimeOffset Closes,
    [property: Id(5)] bool IsOpen);

/// <summary>What changes while a workshop goes on.</summary>
/// <param name="Version">Counts everything that happened in it.</param>
/// <param name="IsOpen">True while people may join and hand in.</param>
/// <param name="Closes">When it closes, or was closed.</param>
/// <param name="Joined">How many have joined.</param>
/// <param name="HandedIn">How many of them have handed in.</param>
[GenerateSerializer, Immutable, Alias("workshop-status")]
public sealed record WorkshopStatus(
    [property: Id(0)] long Version, [property: Id(1)] bool IsOpen, [property: Id(2)] DateTimeOffset Closes, [property: Id(3)] int Joined, [property: Id(4)] int HandedIn);
