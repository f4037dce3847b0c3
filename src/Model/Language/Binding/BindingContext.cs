using System.Collections.Immutable;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language.Binding;

/// <summary>What is known while a model is bound: sets, offices, names, and where to report.</summary>
internal sealed class BindingContext(DiagnosticBag diagnostics, ModelLimits limits)
{
    public DiagnosticBag Diagnostics { get; } = diagnostics;

    public ModelLimits Limits { get; } = limits;

    public ExpansionBudget Budget { get; } = new(limits, diagnostics);

    public Dictionary<string, BoundSet> Sets { get; } = new(StringComparer.Ordinal);

    public List<BoundSet> SetsInOrder { get; } = [];

    public Dictionary<string, DeclaredName> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>Declarations in the order of the text.</summary>
    public List<DeclaredName> Declarations { get; } = [];

    /// <summary>Names whose declaration has been reported already; their uses are not.</summary>
    public HashSet<string> Broken { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Office> OfficeOf { get; } = new(StringComparer.Ordinal);

    public List<Office> Offices { get; } = [];

    public List<Symbol> Symbols { get; } = [];

    /// <summary>True when a loop or left side could not be resolved, so that what is determined is not fully known.</summary>
    public bool HasLostEquations { get; set; }

    /// <summary>Finds a set, reporting an unknown one; null also for a set whose declaration failed.</summary>
    public BoundSet? FindSet(string name, SourceSpan span)
    {
        if (Sets.TryGetValue(name, out var set))
        {
            set.IsUsed = true;
            return set;
        }
        if (!Broken.Contains(name))
            Diagnostics.Error(DiagnosticCodes.UnknownSet, span, $"There is no set '{name}'.", NameSuggestion.Hint(name, Sets.Keys) ?? "Declare it: set market = agriculture, services. A unit is set off by a space: x [person].");
        return null;
    }
}

/// <summary>An index set with its lookup.</summary>
internal sealed class BoundSet(IndexSet set, SourceSpan span)
{
    private readonly Dictionary<string, int> positions =
        set.Members.Select((member, position) => (member.Name, position)).ToDictionary(pair => pair.Name, pair => pair.position, StringComparer.Ordinal);

    public IndexSet Set { get; } = set;

    public SourceSpan Span { get; } = span;

    public bool IsUsed { get; set; }

    public string Name => Set.Name;

    public int Count => Set.Members.Length;

    public bool Contains(string member) => positions.ContainsKey(member);

    public int PositionOf(string member) => positions.GetValueOrDefault(member, -1);

    public IEnumerable<string> Members => Set.Members.Select(member => member.Name);
}

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

/// <summary>A loop index standing for a member, inside the loops around it.</summary>
internal sealed record Scope(string Index, BoundSet Set, string Member, Scope? Outer)
{
    public static Scope? Find(Scope? scope, string index)
    {
        while (scope is not null && scope.Index != index) scope = scope.Outer;
        return scope;
    }

    public static IEnumerable<string> Names(Scope? scope)
    {
        for (; scope is not null; scope = scope.Outer) yield return scope.Index;
    }
}

/// <summary>Counts nodes and loop steps of the expanded model, so that nested sums cannot exhaust memory or time.</summary>
internal sealed class ExpansionBudget(ModelLimits limits, DiagnosticBag diagnostics)
{
    private long left = limits.Expansion;

    /// <summary>True once the limit is exceeded; the binder then stops expanding.</summary>
    public bool IsExhausted => left < 0;

    public bool Spend(SourceSpan span, long cost = 1)
    {
        if (left < 0) return false;
        left -= cost;
        if (left >= 0) return true;
        diagnostics.Error(DiagnosticCodes.TooLarge, span, $"The model expands to more than {limits.Expansion} operations.", "Sum over smaller sets, or raise the limit.");
        return false;
    }
}
