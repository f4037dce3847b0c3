using Simulation.Contracts.Scenarios;

namespace Simulation.Contracts.Workshops;

/// <summary>A workshop to be opened.</summary>
[GenerateSerializer, Immutable, Alias("workshop-order")]
public sealed record WorkshopOrder
{
    /// <summary>What it is about, 1 to <see cref="Workshop.LongestTitle"/> characters.</summary>
    [Id(0)]
    public required string Title { get; init; }

    /// <summary>The plan whose targets are judged; null for the province's current plan.</summary>
    [Id(1)]
    public string? Plan { get; init; }

    /// <summary>Id of the saved scenario that everybody starts from; null for the baseline.</summary>
    [Id(2)]
    public string? Scenario { get; init; }

    /// <summary>Its version; null for the newest.</summary>
    [Id(3)]
    public long? ScenarioVersion { get; init; }

    /// <summary>The levers that are asked, each once.</summary>
    [Id(4)]
    public required WorkshopAsk[] Asks { get; init; }

    /// <summary>When it closes; null for <see cref="Workshop.Standard"/> from now.</summary>
    [Id(5)]
    public DateTimeOffset? Closes { get; init; }

    /// <summary>Who opens it.</summary>
    [Id(6)]
    public required string Author { get; init; }

    /// <summary>Names this order, so that it is done once however often it is sent.</summary>
    [Id(7)]
    public required Guid Token { get; init; }
}

/// <summary>A lever that is to be asked.</summary>
/// <param name="Lever">Its name.</param>
/// <param name="Sector">Its member; null for the whole province.</param>
/// <param name="From">First year that the value holds for; null for the first of the forecast.</param>
/// <param name="To">Last year; null for the last of the forecast.</param>
[GenerateSerializer, Immutable, Alias("workshop-ask")]
public sealed record WorkshopAsk([property: Id(0)] string Lever, [property: Id(1)] string? Sector, [property: Id(2)] int? From, [property: Id(3)] int? To);

/// <summary>What a participant hands in, or joins with.</summary>
[GenerateSerializer, Immutable, Alias("workshop-hand-in")]
public sealed record WorkshopHandIn
{
    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>Name of the participant, 1 to <see cref="LongestName"/> characters.</summary>
    [Id(0)]
    public required string Participant { get; init; }

    /// <summary>SHA-256 of a secret that the participant made up: who changes an entry later shows the one it was made with.</summary>
    [Id(1)]
    public required byte[] KeyHash { get; init; }

    /// <summary>False: he has joined, and is not done yet.</summary>
    [Id(2)]
    public required bool IsHandedIn { get; init; }

    /// <summary>The levers he moved, or wants to stay where they are; what is not here he left untouched.</summary>
    [Id(3)]
    public required WorkshopValue[] Values { get; init; }

    /// <summary>What must be there for it to be kept.</summary>
    [Id(4)]
    public required WriteCondition Condition { get; init; }

    /// <summary>Names this write, so that it is done once however often it is sent.</summary>
    [Id(5)]
    public required Guid Token { get; init; }
}

/// <summary>What a participant would set a lever to, in all the years that are asked.</summary>
/// <param name="Lever">Its name.</param>
/// <param name="Sector">Its member; null for the whole province.</param>
/// <param name="Value">The value, in the unit of the lever.</param>
[GenerateSerializer, Immutable, Alias("workshop-value")]
public sealed record WorkshopValue([property: Id(0)] string Lever, [property: Id(1)] string? Sector, [property: Id(2)] double Value);

/// <summary>A participant's entry as it is kept.</summary>
/// <param name="Participant">His name.</param>
/// <param name="Version">Version of the entry, counting up from 1.</param>
/// <param name="Changed">When it was written, in UTC.</param>
/// <param name="IsHandedIn">False: he has joined, and is not done yet.</param>
/// <param name="Values">The levers he moved.</param>
/// <param name="IsLeftOut">True when the facilitator leaves it out of all figures.</param>
[GenerateSerializer, Immutable, Alias("workshop-entry")]
public sealed record WorkshopEntry(
    [property: Id(0)] string Participant,
    [property: Id(1)] long Version,
    [property: Id(2)] DateTimeOffset Changed,
    [property: Id(3)] bool IsHandedIn,
    [property: Id(4)] WorkshopValue[] Values,
    [property: Id(5)] bool IsLeftOut)
{
    /// <summary>True when it is part of the figures.</summary>
    public bool Counts => IsHandedIn && !IsLeftOut;
}
