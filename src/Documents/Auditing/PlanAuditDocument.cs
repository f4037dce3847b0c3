namespace Simulation.Documents.Auditing;

/// <summary>Asks for the audit of a plan.</summary>
public sealed record PlanAuditRequest
{
    /// <summary>Id of the plan; the current one when left out.</summary>
    public string? Plan { get; init; }
}

/// <summary>Contradictions, slack and strain inside a plan, found by identities before any simulation.</summary>
public sealed record PlanAuditDocument
{
    /// <summary>Id of the province.</summary>
    public required string Province { get; init; }

    /// <summary>Id of the plan.</summary>
    public required string Plan { get; init; }

    /// <summary>The day as of which figures are known.</summary>
    public required DateOnly DataVintage { get; init; }

    /// <summary>Findings, the gravest first.</summary>
    public required IReadOnlyList<AuditFindingDocument> Findings { get; init; }
}

/// <summary>One identity applied to the plan.</summary>
public sealed record AuditFindingDocument
{
    /// <summary>Name of the identity: bounds, structure, per-head, sector-growth, investment or revenue.</summary>
    public required string Check { get; init; }

    /// <summary>contradiction, strained, slack, consistent or not-judged.</summary>
    public required string Verdict { get; init; }

    /// <summary>The finding in a sentence, by language.</summary>
    public required IReadOnlyDictionary<string, string> Summary { get; init; }

    /// <summary>The arithmetic, line by line, by language.</summary>
    public required IReadOnlyList<IReadOnlyDictionary<string, string>> Steps { get; init; }

    /// <summary>Targets concerned, <c>grdp_growth[total] 2024</c>.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>The figure the identity comes to; null when not judged.</summary>
    public required double? Value { get; init; }

    /// <summary>Its unit.</summary>
    public required string Unit { get; init; }

    /// <summary>Published figures that entered, with their sources.</summary>
    public required IReadOnlyList<AuditFactDocument> Facts { get; init; }
}

/// <summary>A published figure.</summary>
/// <param name="Region">Id of the province, or of the nation.</param>
/// <param name="Indicator">Name of the indicator.</param>
/// <param name="Sector">Its sector.</param>
/// <param name="Year">The year.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Source">Where it was published.</param>
public sealed record AuditFactDocument(string Region, string Indicator, string Sector, int Year, double Value, string Unit, string Source);
