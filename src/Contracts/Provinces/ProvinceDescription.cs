namespace Simulation.Contracts.Provinces;

/// <summary>A province as its pages and clients see it. Labels are by language code (<c>en</c>, <c>vi</c>).</summary>
[GenerateSerializer, Immutable, Alias("province-description")]
public sealed record ProvinceDescription
{
    /// <summary>Id in addresses, <c>tra-vinh</c>.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>Name by language.</summary>
    [Id(1)]
    public required Dictionary<string, string> Labels { get; init; }

    /// <summary>Name of its model.</summary>
    [Id(2)]
    public required string Model { get; init; }

    /// <summary>Version and text hash of the model, <c>provincial 1.0 (1f3a9c…)</c>.</summary>
    [Id(3)]
    public required string ModelVersion { get; init; }

    /// <summary>Id of the calibration in use.</summary>
    [Id(4)]
    public required string Calibration { get; init; }

    /// <summary>The day as of which its data are known.</summary>
    [Id(5)]
    public required DateOnly DataVintage { get; init; }

    /// <summary>Last year of history; the forecast starts in the year after.</summary>
    [Id(6)]
    public required int BaseYear { get; init; }

    /// <summary>Horizon when a question names none.</summary>
    [Id(7)]
    public required int DefaultHorizon { get; init; }

    /// <summary>Furthest horizon allowed.</summary>
    [Id(8)]
    public required int MaximumHorizon { get; init; }

    /// <summary>Draws when a question names none.</summary>
    [Id(9)]
    public required int DefaultDraws { get; init; }

    /// <summary>Most draws that this host allows in one question.</summary>
    [Id(10)]
    public required int MaximumDraws { get; init; }

    /// <summary>Its plans, the current one first.</summary>
    [Id(11)]
    public required PlanDescription[] Plans { get; init; }

    /// <summary>Levers a planner can move.</summary>
    [Id(12)]
    public required LeverDescription[] Levers { get; init; }

    /// <summary>Events a scenario can switch on or off.</summary>
    [Id(13)]
    public required EventDescription[] Events { get; init; }

    /// <summary>Indicators that forecasts report.</summary>
    [Id(14)]
    public required IndicatorDescription[] Indicators { get; init; }

    /// <summary>Offices (published sectors) that can ask about their own sector alone.</summary>
    [Id(15)]
    public required OfficeDescription[] Offices { get; init; }

    /// <summary>What a reader must know before trusting the numbers: the calibration's warnings.</summary>
    [Id(16)]
    public string[] Warnings { get; init; } = [];

    /// <summary>Newest revision of its data: counts every upload and every publication; 0 for the files alone.</summary>
    [Id(17)]
    public long Revision { get; init; }

    /// <summary>Revision of the data that the calibration in use was made from.</summary>
    [Id(18)]
    public long CalibrationRevision { get; init; }

    /// <summary>Labels of sectors, plants and other members, by name, then by language.</summary>
    [Id(19)]
    public Dictionary<string, Dictionary<string, string>> Members { get; init; } = [];
}

/// <summary>A plan with its targets.</summary>
[GenerateSerializer, Immutable, Alias("plan-description")]
public sealed record PlanDescription(
    [property: Id(0)] string Id,
    [property: Id(1)] Dictionary<string, string> Labels,
    [property: Id(2)] string? Source,
    [property: Id(3)] TargetDescription[] Targets);

/// <summary>
/// A target of a plan. <paramref name="Kind"/> is <c>simulated</c>, <c>lever</c> or <c>reported</c>; of one that <paramref name="RestsOnPriors"/> no figure was published.
/// </summary>
[GenerateSerializer, Immutable, Alias("target-description")]
public sealed record TargetDescription(
    [property: Id(0)] string Indicator,
    [property: Id(1)] string Sector,
    [property: Id(2)] string Operator,
    [property: Id(3)] double Value,
    [property: Id(4)] string Unit,
    [property: Id(5)] int Year,
    [property: Id(6)] string Kind,
    [property: Id(7)] Dictionary<string, string> Labels,
    [property: Id(8)] string? Owner,
    [property: Id(9)] bool RestsOnPriors = false);

/// <summary>A lever (or one member of an indexed lever), with its path in the baseline from the first forecast year to the default horizon.</summary>
[GenerateSerializer, Immutable, Alias("lever-description")]
public sealed record LeverDescription(
    [property: Id(0)] string Lever,
    [property: Id(1)] string? Sector,
    [property: Id(2)] Dictionary<string, string> Labels,
    [property: Id(3)] string Unit,
    [property: Id(4)] double Minimum,
    [property: Id(5)] double Maximum,
    [property: Id(6)] double[] Baseline,
    [property: Id(7)] AmbitionDescription[] Levels,
    [property: Id(8)] string? Source);

/// <summary>A named ambition level of a lever.</summary>
[GenerateSerializer, Immutable, Alias("ambition-description")]
public sealed record AmbitionDescription(
    [property: Id(0)] int Level, [property: Id(1)] double Value, [property: Id(2)] Dictionary<string, string> Justification);

/// <summary>An event; <paramref name="ProbabilityLever"/> names the lever of its yearly probability, if there is one.</summary>
[GenerateSerializer, Immutable, Alias("event-description")]
public sealed record EventDescription(
    [property: Id(0)] string Event,
    [property: Id(1)] string? Sector,
    [property: Id(2)] Dictionary<string, string> Labels,
    [property: Id(3)] string? ProbabilityLever);

/// <summary>An indicator of one sector. <paramref name="Aggregation"/> is <c>flow</c>, <c>stock</c>, <c>growth</c> or <c>ratio</c>.</summary>
[GenerateSerializer, Immutable, Alias("indicator-description")]
public sealed record IndicatorDescription(
    [property: Id(0)] string Indicator,
    [property: Id(1)] string Sector,
    [property: Id(2)] Dictionary<string, string> Labels,
    [property: Id(3)] string Unit,
    [property: Id(4)] string Aggregation);

/// <summary>An office and what it owns.</summary>
[GenerateSerializer, Immutable, Alias("office-description")]
public sealed record OfficeDescription(
    [property: Id(0)] string Office, [property: Id(1)] Dictionary<string, string> Labels, [property: Id(2)] string[] Members);
