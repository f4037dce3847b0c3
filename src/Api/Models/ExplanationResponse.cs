namespace Simulation.Api.Models;

/// <summary>A variable explained: its equation, the values of its terms, and what they depend on.</summary>
public sealed record ExplanationResponse
{
    /// <summary>Full name.</summary>
    public required string Variable { get; init; }

    /// <summary>variable, lever, parameter, exogenous, hazard, shock, given or constant.</summary>
    public required string Kind { get; init; }

    /// <summary>Label by language.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>Unit.</summary>
    public required string Unit { get; init; }

    /// <summary>Its equation as written; null for what no equation determines.</summary>
    public required string? Equation { get; init; }

    /// <summary>Where its numbers come from.</summary>
    public required string? Source { get; init; }

    /// <summary>The year of the values; null without a province.</summary>
    public required int? Year { get; init; }

    /// <summary>Mean over the draws of the left side of the equation.</summary>
    public required double? LeftSide { get; init; }

    /// <summary>Mean over the draws of the variable.</summary>
    public required double? Value { get; init; }

    /// <summary>Additive terms of the right side; their values sum to the left side.</summary>
    public required IReadOnlyList<TermResponse> Terms { get; init; }

    /// <summary>What it depends on, step by step.</summary>
    public required IReadOnlyList<DependencyResponse> Upstream { get; init; }
}

/// <summary>A term of the right side.</summary>
/// <param name="Text">As written.</param>
/// <param name="Value">Mean over the draws; null without a province.</param>
public sealed record TermResponse(string Text, double? Value);

/// <summary>Something the variable depends on.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Lag">How many years back it is read.</param>
/// <param name="Depth">How many steps away it is.</param>
/// <param name="Equation">Its own equation.</param>
/// <param name="Value">Mean over the draws; null without a province.</param>
public sealed record DependencyResponse(string Name, string Kind, int Lag, int Depth, string? Equation, double? Value);
