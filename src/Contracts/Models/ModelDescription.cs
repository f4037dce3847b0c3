namespace Simulation.Contracts.Models;

/// <summary>A model as its documentation page shows it.</summary>
[GenerateSerializer, Immutable, Alias("model-description")]
public sealed record ModelDescription
{
    /// <summary>Name.</summary>
    [Id(0)]
    public required string Name { get; init; }

    /// <summary>Version as declared in the text.</summary>
    [Id(1)]
    public required string Version { get; init; }

    /// <summary>SHA-256 of the text.</summary>
    [Id(2)]
    public required string Hash { get; init; }

    /// <summary>Labels by language.</summary>
    [Id(3)]
    public required Dictionary<string, string> Labels { get; init; }

    /// <summary>Everything declared, in the order of the text.</summary>
    [Id(4)]
    public required DeclarationDescription[] Declarations { get; init; }

    /// <summary>Segments in the order they are computed.</summary>
    [Id(5)]
    public required SegmentDescription[] Segments { get; init; }

    /// <summary>The text itself, as the pretty printer writes it.</summary>
    [Id(6)]
    public required string Text { get; init; }
}

/// <summary>A declared name.</summary>
[GenerateSerializer, Immutable, Alias("declaration-description")]
public sealed record DeclarationDescription(
    [property: Id(0)] string Name,
    [property: Id(1)] string Kind,
    [property: Id(2)] string[] Members,
    [property: Id(3)] Dictionary<string, string> Labels,
    [property: Id(4)] string Unit,
    [property: Id(5)] string? Published,
    [property: Id(6)] string? Source);

/// <summary>A run of equations that one office (null: the province) computes together.</summary>
[GenerateSerializer, Immutable, Alias("segment-description")]
public sealed record SegmentDescription(
    [property: Id(0)] string? Office,
    [property: Id(1)] EquationDescription[] Equations,
    [property: Id(2)] string[] ReadsThisYear,
    [property: Id(3)] string[] ReadsEarlierYears);

/// <summary>An equation with the variable it determines.</summary>
[GenerateSerializer, Immutable, Alias("equation-description")]
public sealed record EquationDescription([property: Id(0)] string Variable, [property: Id(1)] string Block, [property: Id(2)] string Text, [property: Id(3)] int Line);

/// <summary>A variable explained.</summary>
[GenerateSerializer, Immutable, Alias("variable-explanation")]
public sealed record VariableExplanation
{
    /// <summary>Full name.</summary>
    [Id(0)]
    public required string Variable { get; init; }

    /// <summary>Kind of symbol: variable, lever, parameter, ...</summary>
    [Id(1)]
    public required string Kind { get; init; }

    /// <summary>Labels by language.</summary>
    [Id(2)]
    public required Dictionary<string, string> Labels { get; init; }

    /// <summary>Unit.</summary>
    [Id(3)]
    public required string Unit { get; init; }

    /// <summary>Its equation as written; null for what no equation determines.</summary>
    [Id(4)]
    public string? Equation { get; init; }

    /// <summary>Source, when the declaration names one.</summary>
    [Id(5)]
    public string? Source { get; init; }

    /// <summary>The year the values are for; null without a province.</summary>
    [Id(6)]
    public int? Year { get; init; }

    /// <summary>Mean over draws of the left side of the equation in that year, in the left side's units.</summary>
    [Id(7)]
    public double? LeftSide { get; init; }

    /// <summary>Mean over draws of the variable in that year.</summary>
    [Id(8)]
    public double? Value { get; init; }

    /// <summary>Additive terms of the right side; their values sum to <see cref="LeftSide"/>.</summary>
    [Id(9)]
    public TermDescription[] Terms { get; init; } = [];

    /// <summary>What it depends on, step by step upstream.</summary>
    [Id(10)]
    public DependencyDescription[] Upstream { get; init; } = [];
}

/// <summary>An additive term, with its mean over draws; null where not computed or not defined.</summary>
[GenerateSerializer, Immutable, Alias("term-description")]
public sealed record TermDescription([property: Id(0)] string Text, [property: Id(1)] double? Value);

/// <summary>A dependency: how many steps away, with which lag, and its mean over draws in that year (of the lagged value).</summary>
[GenerateSerializer, Immutable, Alias("dependency-description")]
public sealed record DependencyDescription(
    [property: Id(0)] string Name,
    [property: Id(1)] string Kind,
    [property: Id(2)] int Lag,
    [property: Id(3)] int Depth,
    [property: Id(4)] string? Equation,
    [property: Id(5)] double? Value);
