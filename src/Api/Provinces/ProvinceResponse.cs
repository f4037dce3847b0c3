using Simulation.Api.Plans;

namespace Simulation.Api.Provinces;

/// <summary>The provinces of this deployment.</summary>
/// <param name="Provinces">In the order of their ids.</param>
public sealed record ProvinceListResponse(IReadOnlyList<ProvinceListItem> Provinces);

/// <summary>A province in the list.</summary>
public sealed record ProvinceListItem
{
    /// <summary>Id in addresses.</summary>
    public required string Id { get; init; }

    /// <summary>Name by language.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>Name of its model.</summary>
    public required string Model { get; init; }

    /// <summary>Last year of its history; the forecast starts in the year after.</summary>
    public required int BaseYear { get; init; }

    /// <summary>Ids of its plans, the current one first.</summary>
    public required IReadOnlyList<string> Plans { get; init; }
}

/// <summary>All that a page needs to ask questions about a province. Labels are by language, en and vi.</summary>
public sealed record ProvinceResponse
{
    /// <summary>Id in addresses.</summary>
    public required string Id { get; init; }

    /// <summary>Name by language.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>Name of its model.</summary>
    public required string Model { get; init; }

    /// <summary>Version of the model, with the hash of its text.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>Id of the calibration in use.</summary>
    public required string Calibration { get; init; }

    /// <summary>The day as of which its data are known.</summary>
    public required DateOnly DataVintage { get; init; }

    /// <summary>Last year of history; the forecast starts in the year after.</summary>
    public required int BaseYear { get; init; }

    /// <summary>Horizon and draws: defaults and limits.</summary>
    public required QuestionLimits Limits { get; init; }

    /// <summary>Levers to move.</summary>
    public required IReadOnlyList<LeverResponse> Levers { get; init; }

    /// <summary>Events to switch on or off.</summary>
    public required IReadOnlyList<EventResponse> Events { get; init; }

    /// <summary>Indicators that forecasts report.</summary>
    public required IReadOnlyList<IndicatorResponse> Indicators { get; init; }

    /// <summary>Departments that can ask about their own sector alone.</summary>
    public required IReadOnlyList<OfficeResponse> Offices { get; init; }

    /// <summary>Its plans, the current one first.</summary>
    public required IReadOnlyList<PlanResponse> Plans { get; init; }

    /// <summary>What a reader must know before trusting the numbers.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Newest revision of the data: counts every upload and every publication; 0 for the files alone.</summary>
    public required long Revision { get; init; }

    /// <summary>Revision of the data that the calibration in use was made from.</summary>
    public required long CalibrationRevision { get; init; }
}

/// <summary>Defaults and limits of questions.</summary>
/// <param name="DefaultHorizon">Last year when a question names none.</param>
/// <param name="MaximumHorizon">Furthest year allowed.</param>
/// <param name="DefaultDraws">Draws when a question names none.</param>
/// <param name="MaximumDraws">Most draws allowed in one question.</param>
public sealed record QuestionLimits(int DefaultHorizon, int MaximumHorizon, int DefaultDraws, int MaximumDraws);

/// <summary>A lever, or one member of a lever that has a value for each of several.</summary>
public sealed record LeverResponse
{
    /// <summary>Name.</summary>
    public required string Lever { get; init; }

    /// <summary>Sector, plant or other member; null for the whole province.</summary>
    public required string? Sector { get; init; }

    /// <summary>Label by language.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>Unit of every number here.</summary>
    public required string Unit { get; init; }

    /// <summary>Least value allowed; null when there is none.</summary>
    public required double? Minimum { get; init; }

    /// <summary>Greatest value allowed; null when there is none.</summary>
    public required double? Maximum { get; init; }

    /// <summary>Path without any change, from the first forecast year to the default horizon.</summary>
    public required IReadOnlyList<double> Baseline { get; init; }

    /// <summary>Named ambition levels.</summary>
    public required IReadOnlyList<AmbitionResponse> Levels { get; init; }

    /// <summary>Where the path comes from.</summary>
    public required string? Source { get; init; }
}

/// <summary>A named ambition level of a lever.</summary>
/// <param name="Level">1 to 4.</param>
/// <param name="Value">Value in the lever's unit.</param>
/// <param name="Justification">One line that says why, by language.</param>
public sealed record AmbitionResponse(int Level, double Value, IReadOnlyDictionary<string, string> Justification);

/// <summary>An event that a question can switch.</summary>
/// <param name="Event">Name.</param>
/// <param name="Sector">Member; null for the whole province.</param>
/// <param name="Labels">Label by language.</param>
/// <param name="ProbabilityLever">Lever that holds its yearly probability; null when the model fixes it.</param>
public sealed record EventResponse(string Event, string? Sector, IReadOnlyDictionary<string, string> Labels, string? ProbabilityLever);

/// <summary>An indicator of one sector.</summary>
/// <param name="Indicator">Name.</param>
/// <param name="Sector">Sector, or total.</param>
/// <param name="Labels">Label by language.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Aggregation">flow, stock, growth or ratio: how it adds up over time.</param>
public sealed record IndicatorResponse(string Indicator, string Sector, IReadOnlyDictionary<string, string> Labels, string Unit, string Aggregation);

/// <summary>A department and what it owns.</summary>
/// <param name="Office">Name in addresses.</param>
/// <param name="Labels">Label by language.</param>
/// <param name="Members">Parts of the economy it answers for.</param>
public sealed record OfficeResponse(string Office, IReadOnlyDictionary<string, string> Labels, IReadOnlyList<string> Members);
