namespace Simulation.Api.Workshops;

/// <summary>What those who handed in would do, and what would come of it. The same draws are used for all, so that differences are the levers'.</summary>
public sealed record WorkshopResultsResponse
{
    /// <summary>Code of the workshop.</summary>
    public required string Code { get; init; }

    /// <summary>Version of the workshop that the results are of.</summary>
    public required long Version { get; init; }

    /// <summary>open or closed.</summary>
    public required string State { get; init; }

    /// <summary>Everybody who has joined, by name, with the levers that each moved.</summary>
    public required IReadOnlyList<EntryResponse> Participants { get; init; }

    /// <summary>Lever by lever.</summary>
    public required IReadOnlyList<LeverOpinionsResponse> Levers { get; init; }

    /// <summary>How the targets fare over those who handed in, in the order of the plan.</summary>
    public required IReadOnlyList<TargetRangeResponse> Targets { get; init; }

    /// <summary>The same for all simulated targets together.</summary>
    public required ProbabilityRangeResponse AllTargets { get; init; }

    /// <summary>By what everybody started from.</summary>
    public required ChancesResponse Start { get; init; }

    /// <summary>When each lever that somebody moved is set to the mean of those who moved it; null as long as nobody moved anything.</summary>
    public required ChancesResponse? Mean { get; init; }

    /// <summary>By the levers of each who handed in.</summary>
    public required IReadOnlyList<ChancesResponse> Chances { get; init; }
}

/// <summary>What those who handed in would do with one lever. Who left it untouched is named, and is no part of the figures.</summary>
public sealed record LeverOpinionsResponse
{
    /// <summary>Name of the lever.</summary>
    public required string Lever { get; init; }

    /// <summary>Its member; null for the whole province.</summary>
    public required string? Sector { get; init; }

    /// <summary>Unit of every number here.</summary>
    public required string Unit { get; init; }

    /// <summary>First year that is asked.</summary>
    public required int From { get; init; }

    /// <summary>Last year.</summary>
    public required int To { get; init; }

    /// <summary>Where it stands when nobody moves it, by year.</summary>
    public required IReadOnlyList<double> Start { get; init; }

    /// <summary>How many moved it.</summary>
    public required int Moved { get; init; }

    /// <summary>Least value; null when nobody moved it.</summary>
    public required double? Minimum { get; init; }

    /// <summary>Mean of those who moved it.</summary>
    public required double? Mean { get; init; }

    /// <summary>Median.</summary>
    public required double? Median { get; init; }

    /// <summary>Greatest value.</summary>
    public required double? Maximum { get; init; }

    /// <summary>Spread: standard deviation; null for fewer than two values.</summary>
    public required double? StandardDeviation { get; init; }

    /// <summary>How many want more than there is without them.</summary>
    public required int Above { get; init; }

    /// <summary>How many want less.</summary>
    public required int Below { get; init; }

    /// <summary>Names of those who handed in and left it untouched.</summary>
    public required IReadOnlyList<string> Untouched { get; init; }
}

/// <summary>How one target fares over those who handed in.</summary>
/// <param name="Indicator">Name of the indicator.</param>
/// <param name="Sector">Its sector, or total.</param>
/// <param name="Operator">Comparison.</param>
/// <param name="Value">The value to reach.</param>
/// <param name="Year">The year in which it must stand.</param>
/// <param name="Probability">Probabilities over those who handed in.</param>
public sealed record TargetRangeResponse(string Indicator, string Sector, string Operator, double Value, int Year, ProbabilityRangeResponse Probability);

/// <summary>Probabilities over those who handed in; null where there is none.</summary>
/// <param name="Minimum">The least.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Maximum">The greatest.</param>
public sealed record ProbabilityRangeResponse(double? Minimum, double? Mean, double? Maximum);
