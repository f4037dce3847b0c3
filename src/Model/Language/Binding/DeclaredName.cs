using System.Collections.Immutable;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language.Binding;

/// <summary>A declaration with its scalars, row-major over its sets.</summary>
internal sealed class DeclaredName(DeclarationSyntax syntax, Declaration declaration, ImmutableArray<BoundSet> sets, ImmutableArray<Symbol> elements)
{
    public DeclarationSyntax Syntax { get; } = syntax;

    public Declaration Declaration { get; } = declaration;

    public ImmutableArray<BoundSet> Sets { get; } = sets;

    public ImmutableArray<Symbol> Elements { get; } = elements;

    public bool IsUsed { get; set; }

    public SymbolKind Kind => Declaration.Kind;

    /// <summary>Loop scope in which the declaration's own arguments are bound for one element.</summary>
    public Scope? ScopeOf(Symbol element)
    {
        Scope? scope = null;
        for (var i = 0; i < Sets.Length; i++) scope = new Scope(Syntax.Indices[i].Name, Sets[i], element.Members[i], scope);
        return scope;
    }

    public Symbol At(ReadOnlySpan<int> positions)
    {
        var index = 0;
        for (var i = 0; i < positions.Length; i++) index = index * Sets[i].Count + positions[i];
        return Elements[index];
    }
}
