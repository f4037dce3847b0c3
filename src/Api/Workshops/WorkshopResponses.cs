using Simulation.Api.Plans;
using Simulation.Api.Provinces;
using Simulation.Api.Simulate;

namespace Simulation.Api.Workshops;

/// <summary>A workshop as it stands. It names nobody but the one who opened it.</summary>
public sealed record WorkshopResponse
{
    /// <summary>Its code, in groups of three as it is read aloud. Capitals and hyphens do not matter.</summary>
    public required string Code { get; init; }

    /// <summary>Counts everything that happened in it.</summary>
    public required long Version { get; init; }

    /// <summary>Id of the province.</summary>
    public required string Province { get; init; }

    /// <summary>What it is about.</summary>
    public required string Title { get; init; }

    /// <summary>Who opened it.</summary>
    public required string Author { get; init; }

    /// <summary>open or closed.</summary>
    public required string State { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset Opened { get; init; }

    /// <summary>When it closes, or was closed.</summary>
    public required DateTimeOffset Closes { get; init; }

    /// <summary>Plan whose targets are judged; null for the province's current plan.</summary>
    public required string? Plan { get; init; }

    /// <summary>Saved scenario that everybody starts from; null for the baseline.</summary>
    public required string? Scenario { get; init; }

    /// <summary>Version of that scenario.</summary>
    public required long? ScenarioVersion { get; init; }

    /// <summary>The levers that are asked.</summary>
    public required IReadOnlyList<WorkshopLeverResponse> Levers { get; init; }

    /// <summary>The plan's targets.</summary>
    public required IReadOnlyList<TargetResponse> Targets { get; init; }

    /// <summary>How many have joined.</summary>
    public required int Joined { get; init; }

    /// <summary>How many of them have handed in.</summary>
    public required int HandedIn { get; init; }
}

/// <summary>A lever that is asked: one value for a run of years.</summary>
/// <param name="Lever">The lever, with its range and its ambition levels.</param>
/// <param name="From">First year that the value holds for.</param>
/// <param name="To">Last year.</param>
/// <param name="Start">Where it stands when nobody moves it, by year.</param>
public sealed record WorkshopLeverResponse(LeverResponse Lever, int From, int To, IReadOnlyList<double> Start);

/// <summary>The workshops of a province.</summary>
/// <param name="Workshops">The latest first.</param>
public sealed record WorkshopListResponse(IReadOnlyList<WorkshopListItem> Workshops);

/// <summary>A workshop in a list.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Author">Who opened it.</param>
/// <param name="State">open or closed.</param>
/// <param name="Opened">When it was opened.</param>
/// <param name="Closes">When it closes, or was closed.</param>
public sealed record WorkshopListItem(string Code, string Title, string Author, string State, DateTimeOffset Opened, DateTimeOffset Closes);

/// <summary>What changes while a workshop goes on.</summary>
/// <param name="Version">Counts everything that happened in it.</param>
/// <param name="State">open or closed.</param>
/// <param name="Closes">When it closes, or was closed.</param>
/// <param name="Joined">How many have joined.</param>
/// <param name="HandedIn">How many of them have handed in.</param>
public sealed record WorkshopEventResponse(long Version, string State, DateTimeOffset Closes, int Joined, int HandedIn);

/// <summary>A participant's entry as it is kept.</summary>
/// <param name="Participant">Name of the participant.</param>
/// <param name="Version">Version of the entry. The ETag is this number in quotes.</param>
/// <param name="Changed">When it was written.</param>
/// <param name="HandedIn">False: joined, and not done yet.</param>
/// <param name="LeftOut">True when the facilitator leaves it out of all figures.</param>
/// <param name="Levers">The levers that were moved.</param>
public sealed record EntryResponse(string Participant, long Version, DateTimeOffset Changed, bool HandedIn, bool LeftOut, IReadOnlyList<ValueRequest> Levers);

/// <summary>How the plan's targets fare by somebody's levers.</summary>
/// <param name="Participant">Whose; null where it is nobody's in particular.</param>
/// <param name="Run">The run: the same levers are the same run.</param>
/// <param name="Targets">In the order of the plan.</param>
/// <param name="AllTargets">All simulated targets together.</param>
public sealed record ChancesResponse(string? Participant, string Run, IReadOnlyList<TargetOutcomeResponse> Targets, AllTargetsResponse AllTargets);
