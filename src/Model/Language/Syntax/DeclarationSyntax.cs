using Simulation.Model.Language.Bound;

namespace Simulation.Model.Language.Syntax;

/// <summary>A declaration of a constant, parameter, lever, given path, exogenous path, hazard, shock or variable.</summary>
/// <param name="Kind">What is declared.</param>
/// <param name="Name">Its name.</param>
/// <param name="Indices">Its index sets, as <c>market</c> or <c>s in market</c>.</param>
public sealed record DeclarationSyntax(SymbolKind Kind, NameSyntax Name, SyntaxList<IndexSyntax> Indices) : StatementSyntax
{
    /// <summary>Values of a constant: one expression, or a number per member.</summary>
    public SyntaxList<ExpressionSyntax> Values { get; init; }

    /// <summary>Labels, English first.</summary>
    public SyntaxList<LabelSyntax> Labels { get; init; }

    /// <summary>Unit in square brackets.</summary>
    public UnitSyntax? Unit { get; init; }

    /// <summary>Law after <c>~</c>.</summary>
    public DistributionSyntax? Distribution { get; init; }

    /// <summary>Range after <c>in</c>.</summary>
    public RangeSyntax? Range { get; init; }

    /// <summary>Data after <c>from</c>.</summary>
    public DataReferenceSyntax? From { get; init; }

    /// <summary>Default values.</summary>
    public DefaultSyntax? Default { get; init; }

    /// <summary>How a published indicator aggregates.</summary>
    public Publication? Published { get; init; }

    /// <summary>Text after <c>source</c>.</summary>
    public string? Source { get; init; }

    /// <summary>Ambition levels of a lever.</summary>
    public SyntaxList<LevelSyntax> Levels { get; init; }
}

/// <summary>A unit as its words: <c>million VND per person</c>.</summary>
/// <param name="Words">The words, <c>per</c> included.</param>
public sealed record UnitSyntax(SyntaxList<NameSyntax> Words) : SyntaxNode
{
    /// <summary>The words with a space between.</summary>
    public override string ToString() => string.Join(' ', Words.Select(word => word.Text));
}

/// <summary>A law and its arguments: <c>normal(0.35 0.42, sd = 0.07)</c>.</summary>
/// <param name="Name">Name of the law.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record DistributionSyntax(NameSyntax Name, SyntaxList<ArgumentSyntax> Arguments) : SyntaxNode;

/// <summary>An argument by position or by name.</summary>
/// <param name="Name">The name before <c>=</c>, or null.</param>
/// <param name="Values">One expression, or a number per member.</param>
public sealed record ArgumentSyntax(string? Name, SyntaxList<ExpressionSyntax> Values) : SyntaxNode;

/// <summary>A range <c>0..1</c>; an end that is left out is open.</summary>
/// <param name="Low">Lower end or null.</param>
/// <param name="High">Upper end or null.</param>
public sealed record RangeSyntax(NumberSyntax? Low, NumberSyntax? High) : SyntaxNode;

/// <summary>Default values: numbers, or the word <c>data</c>.</summary>
/// <param name="FromData">True for <c>default data</c>.</param>
/// <param name="Values">Numbers: one, or one per member.</param>
public sealed record DefaultSyntax(bool FromData, SyntaxList<NumberSyntax> Values) : SyntaxNode;

/// <summary>Published data: <c>nation grdp_growth[total]</c>.</summary>
/// <param name="Region">Role of the region.</param>
/// <param name="Indicator">Indicator.</param>
/// <param name="Sector">Sector in brackets, or null.</param>
public sealed record DataReferenceSyntax(string Region, string Indicator, string? Sector) : SyntaxNode;

/// <summary><c>level 1 = 30000 "why" vi "…"</c>.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Values">Values: one, or one per member.</param>
/// <param name="Labels">Justification by language.</param>
public sealed record LevelSyntax(int Number, SyntaxList<NumberSyntax> Values, SyntaxList<LabelSyntax> Labels) : SyntaxNode;
