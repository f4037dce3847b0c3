namespace Simulation.Api.Models;

/// <summary>A model: what it declares, its equations, and how they are divided among offices.</summary>
public sealed record ModelResponse
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Version as declared in the text.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256 of the text.</summary>
    public required string Hash { get; init; }

    /// <summary>Label by language.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>Everything declared, in the order of the text.</summary>
    public required IReadOnlyList<DeclarationResponse> Declarations { get; init; }

    /// <summary>Runs of equations, in the order in which they are computed.</summary>
    public required IReadOnlyList<SegmentResponse> Segments { get; init; }

    /// <summary>The text.</summary>
    public required string Text { get; init; }
}

/// <summary>A declared name.</summary>
public sealed record DeclarationResponse
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>variable, lever, parameter, exogenous, hazard, shock, given or constant.</summary>
    public required string Kind { get; init; }

    /// <summary>Members of its index set; empty without one.</summary>
    public required IReadOnlyList<string> Members { get; init; }

    /// <summary>Label by language.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>Unit.</summary>
    public required string Unit { get; init; }

    /// <summary>flow, stock, growth or ratio for a published indicator; null for what is internal.</summary>
    public required string? Published { get; init; }

    /// <summary>Where its numbers come from.</summary>
    public required string? Source { get; init; }
}

/// <summary>Equations that are computed together.</summary>
/// <param name="Office">The office that owns them; null for the province's own accounts.</param>
/// <param name="Equations">In the order of computation.</param>
/// <param name="ReadsThisYear">Variables of this year it needs from elsewhere.</param>
/// <param name="ReadsEarlierYears">Variables of earlier years it needs.</param>
public sealed record SegmentResponse(
    string? Office, IReadOnlyList<EquationResponse> Equations, IReadOnlyList<string> ReadsThisYear, IReadOnlyList<string> ReadsEarlierYears);

/// <summary>An equation.</summary>
/// <param name="Variable">What it determines.</param>
/// <param name="Block">The block it stands in.</param>
/// <param name="Text">As written.</param>
/// <param name="Line">Line of the text it stands on.</param>
public sealed record EquationResponse(string Variable, string Block, string Text, int Line);
