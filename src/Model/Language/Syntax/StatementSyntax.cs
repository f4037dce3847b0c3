using Simulation.Model.Language.Bound;

namespace Simulation.Model.Language.Syntax;

/// <summary>A whole model text.</summary>
/// <param name="Statements">Its statements in order.</param>
/// <param name="Closing">Comment lines and blank lines after the last statement.</param>
public sealed record ModelSyntax(SyntaxList<StatementSyntax> Statements, SyntaxList<string> Closing) : SyntaxNode;

/// <summary>A statement, with the comments around it.</summary>
public abstract record StatementSyntax : SyntaxNode
{
    /// <summary>Comment lines before the statement, with their <c>#</c>; an empty string is a blank line.</summary>
    public SyntaxList<string> Leading { get; init; }

    /// <summary>Comment at the end of the statement's last line (of the head's line for a section), with its <c>#</c>.</summary>
    public string? Trailing { get; init; }
}

/// <summary><c>model provincial "Growth and structure of a province"</c>.</summary>
/// <param name="Name">Name of the model.</param>
/// <param name="Labels">Its labels.</param>
public sealed record HeaderSyntax(NameSyntax Name, SyntaxList<LabelSyntax> Labels) : StatementSyntax;

/// <summary><c>version "1.0"</c>.</summary>
/// <param name="Version">The version.</param>
public sealed record VersionSyntax(string Version) : StatementSyntax;

/// <summary><c>frequency annual</c>.</summary>
/// <param name="Frequency">The only frequency there is: <c>annual</c>.</param>
public sealed record FrequencySyntax(NameSyntax Frequency) : StatementSyntax;

/// <summary><c>unit VND, person</c>.</summary>
/// <param name="Units">The base units declared.</param>
public sealed record UnitDeclarationSyntax(SyntaxList<LabelledNameSyntax> Units) : StatementSyntax;

/// <summary><c>set market "…" in activity = agriculture, services</c> or <c>set plant from data</c>.</summary>
/// <param name="Name">Name of the set.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Parent">The set it is a subset of, or null.</param>
/// <param name="Members">Its members; empty when they come with the data.</param>
/// <param name="FromData">True when the members come with the province's data.</param>
public sealed record SetSyntax(NameSyntax Name, SyntaxList<LabelSyntax> Labels, NameSyntax? Parent, SyntaxList<LabelledNameSyntax> Members, bool FromData)
    : StatementSyntax;

/// <summary><c>office industry "…" = manufacturing, power</c>.</summary>
/// <param name="Name">Name of the office: a published sector.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Members">Set members or blocks it owns.</param>
public sealed record OfficeSyntax(NameSyntax Name, SyntaxList<LabelSyntax> Labels, SyntaxList<NameSyntax> Members) : StatementSyntax;

/// <summary><c>cause capital "Capital" = productive_capital</c>.</summary>
/// <param name="Name">Name of the cause.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Members">Declarations whose movements it names.</param>
public sealed record CauseSyntax(NameSyntax Name, SyntaxList<LabelSyntax> Labels, SyntaxList<NameSyntax> Members) : StatementSyntax;

/// <summary><c>correlate a, b, c = 0.3; 0.2 0.4</c>.</summary>
/// <param name="Targets">The random names, in the order of the triangle.</param>
/// <param name="Rows">One number for all pairs, or the rows of the strict lower triangle.</param>
public sealed record CorrelateSyntax(SyntaxList<ReferenceSyntax> Targets, SyntaxList<SyntaxList<NumberSyntax>> Rows) : StatementSyntax;

/// <summary>A section of yearly equations: <c>block growth[s in market] by industry "…":</c>.</summary>
/// <param name="Name">Name of the block.</param>
/// <param name="Indices">Loops that repeat the block.</param>
/// <param name="Owner">The office that owns it, when said.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Equations">Its equations.</param>
public sealed record BlockSyntax(
    NameSyntax Name, SyntaxList<IndexSyntax> Indices, NameSyntax? Owner, SyntaxList<LabelSyntax> Labels, SyntaxList<EquationSyntax> Equations) : StatementSyntax;

/// <summary>A section of values in the start year: <c>start:</c>.</summary>
/// <param name="Equations">Its equations.</param>
public sealed record StartSyntax(SyntaxList<EquationSyntax> Equations) : StatementSyntax;

/// <summary>One equation.</summary>
/// <param name="Form">Form of the left side.</param>
/// <param name="Target">What it determines.</param>
/// <param name="Right">The right side.</param>
public sealed record EquationSyntax(LeftForm Form, ReferenceSyntax Target, ExpressionSyntax Right) : StatementSyntax;

/// <summary>
/// A statement that could not be read. What it would have declared is kept, so that its uses are not reported as well.
/// </summary>
/// <param name="Text">The text of the statement.</param>
/// <param name="Declares">The name it would have declared; null when not known.</param>
public sealed record UnreadableSyntax(string Text, string? Declares) : StatementSyntax;
