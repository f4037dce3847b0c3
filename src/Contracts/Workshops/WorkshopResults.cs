using Simulation.Contracts.Questions;
using Simulation.Contracts.Runs;

namespace Simulation.Contracts.Workshops;

/// <summary>What those who handed in would do, lever by lever.</summary>
[GenerateSerializer, Immutable, Alias("workshop-results")]
public sealed record WorkshopResults
{
    /// <summary>The workshop; its version is that of the results.</summary>
    [Id(0)]
    public required Workshop Workshop { get; init; }

    /// <summary>One for each lever that is asked, in that order.</summary>
    [Id(1)]
    public required WorkshopOpinions[] Levers { get; init; }

    /// <summary>Everybody who has joined, by name.</summary>
    [Id(2)]
    public required WorkshopEntry[] Entries { get; init; }

    /// <summary>Changes from what everybody started from, when each lever that somebody moved is set to the mean of those who moved it.</summary>
    [Id(3)]
    public required LeverSetting[] Mean { get; init; }
}

/// <summary>What those who handed in would do with one lever. Who left it untouched is no part of the figures.</summary>
[GenerateSerializer, Immutable, Alias("workshop-opinions")]
public sealed record WorkshopOpinions
{
    /// <summary>What each wants who moved it, by name.</summary>
    [Id(0)]
    public required WorkshopOpinion[] Opinions { get; init; }

    /// <summary>Who handed in and left it untouched, by name.</summary>
    [Id(1)]
    public required string[] Untouched { get; init; }

    /// <summary>Least value; null when nobody moved it.</summary>
    [Id(2)]
    public required double? Minimum { get; init; }

    /// <summary>Mean; null when nobody moved it.</summary>
    [Id(3)]
    public required double? Mean { get; init; }

    /// <summary>Median; null when nobody moved it.</summary>
    [Id(4)]
    public required double? Median { get; init; }

    /// <summary>Greatest value; null when nobody moved it.</summary>
    [Id(5)]
    public required double? Maximum { get; init; }

    /// <summary>Standard deviation; null for fewer than two values.</summary>
    [Id(6)]
    public required double? StandardDeviation { get; init; }

    /// <summary>How many want more than there is without them.</summary>
    [Id(7)]
    public required int Above { get; init; }

    /// <summary>How many want less.</summary>
    [Id(8)]
    public required int Below { get; init; }
}

/// <summary>What one participant would set a lever to.</summary>
/// <param name="Participant">His name.</param>
/// <param name="Value">The value, in the unit of the lever.</param>
[GenerateSerializer, Immutable, Alias("workshop-opinion")]
public sealed record WorkshopOpinion([property: Id(0)] string Participant, [property: Id(1)] double Value);

/// <summary>How the plan's targets fare by what everybody started from, by the mean, and by each participant's own levers; with the same draws for all, so that differences are the levers'.</summary>
[GenerateSerializer, Immutable, Alias("workshop-outlook")]
public sealed record WorkshopOutlook
{
    /// <summary>What they would do.</summary>
    [Id(0)]
    public required WorkshopResults Results { get; init; }

    /// <summary>By what everybody started from.</summary>
    [Id(1)]
    public required RunResult Start { get; init; }

    /// <summary>By the mean; null as long as nobody moved anything.</summary>
    [Id(2)]
    public required WorkshopChances? Mean { get; init; }

    /// <summary>By the levers of each who handed in, by name.</summary>
    [Id(3)]
    public required WorkshopChances[] Participants { get; init; }

    /// <summary>Probabilities over those who handed in, in the order of the targets.</summary>
    [Id(4)]
    public required ProbabilityRange[] Targets { get; init; }

    /// <summary>The same for all targets together.</summary>
    [Id(5)]
    public required ProbabilityRange AllTargets { get; init; }
}

/// <summary>How the plan's targets fare by somebody's levers.</summary>
/// <param name="Name">Whose; empty for the mean.</param>
/// <param name="Run">Id of the run.</param>
/// <param name="Targets">The targets, in the order of the plan.</param>
/// <param name="AllTargets">Probability that all simulated targets are met in one and the same draw; null when there is none.</param>
[GenerateSerializer, Immutable, Alias("workshop-chances")]
public sealed record WorkshopChances(
    [property: Id(0)] string Name, [property: Id(1)] string Run, [property: Id(2)] TargetOutcome[] Targets, [property: Id(3)] double? AllTargets);

/// <summary>Probabilities over participants; null where none has one.</summary>
/// <param name="Minimum">The least.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Maximum">The greatest.</param>
[GenerateSerializer, Immutable, Alias("probability-range")]
public sealed record ProbabilityRange([property: Id(0)] double? Minimum, [property: Id(1)] double? Mean, [property: Id(2)] double? Maximum);
