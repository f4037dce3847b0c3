using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;

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
