using Simulation.Model.Language.Bound;

namespace Simulation.Model.Language.Syntax;

/// <summary>
/// A node of the syntax tree. Immutable; two nodes are equal when they say the same, wherever they stand: spans do not take part in equality.
/// </summary>
public abstract record SyntaxNode
{
    /// <summary>Where the node stands in the text.</summary>
    public SourceSpan Span { get; init; }

    /// <summary>Equal when of the same type; derived nodes add their parts.</summary>
    public virtual bool Equals(SyntaxNode? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();
}

/// <summary>A name with its place.</summary>
/// <param name="Text">The name.</param>
public sealed record NameSyntax(string Text) : SyntaxNode
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>A label in one language: <c>"Growth"</c> (English) or <c>vi "Tăng trưởng"</c>.</summary>
/// <param name="Language">Language code, <c>en</c> for the bare string.</param>
/// <param name="Text">The label.</param>
public sealed record LabelSyntax(string Language, string Text) : SyntaxNode;

/// <summary>A member of a set, a unit or a model: a name with labels.</summary>
/// <param name="Name">The name.</param>
/// <param name="Labels">Its labels, English first.</param>
public sealed record LabelledNameSyntax(NameSyntax Name, SyntaxList<LabelSyntax> Labels) : SyntaxNode;
