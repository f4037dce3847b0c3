using Simulation.Model.Language.Binding;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language.Units;

/// <summary>The units a model declares, and the reading of unit expressions such as <c>million VND per person</c>.</summary>
internal sealed class UnitTable
{
    private static readonly Dictionary<string, double> Scales = new(StringComparer.Ordinal)
    {
        ["hundred"] = 1e2,
        ["thousand"] = 1e3,
        ["million"] = 1e6,
        ["billion"] = 1e9,
        ["trillion"] = 1e12,
    };

    private static readonly Dictionary<string, Quantity> Pure = new(StringComparer.Ordinal)
    {
        ["percent"] = Quantity.PercentChange,
        ["share"] = Quantity.Ratio,
        ["ratio"] = Quantity.Ratio,
        ["log"] = Quantity.Ratio,
        ["index"] = Quantity.Plain,
    };

    private readonly DiagnosticBag diagnostics;
    private readonly Dictionary<string, SourceSpan> declared = new(StringComparer.Ordinal);
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    public UnitTable(BindingContext context, IEnumerable<UnitDeclarationSyntax> declarations)
    {
        diagnostics = context.Diagnostics;
        foreach (var unit in declarations.SelectMany(declaration => declaration.Units)) Declare(unit.Name);
    }

    private void Declare(NameSyntax unit)
    {
        if (unit.Text == "per" || Scales.ContainsKey(unit.Text) || Pure.ContainsKey(unit.Text))
            diagnostics.Error(DiagnosticCodes.ReservedName, unit.Span, $"'{unit}' is a word of units.", "It is known without being declared.");
        else if (!declared.TryAdd(unit.Text, unit.Span))
            diagnostics.Error(DiagnosticCodes.DuplicateName, unit.Span, $"The unit '{unit}' is declared twice.");
    }

    /// <summary>Reads a unit; a declaration without one is a plain number.</summary>
    public Quantity Read(UnitSyntax? unit)
    {
        if (unit is null) return Quantity.Plain;
        var result = Quantity.Ratio;
        var power = 1;
        for (var i = 0; i < unit.Words.Count; i++)
        {
            var word = unit.Words[i];
            if (word.Text == "per")
            {
                if (i == 0 || i == unit.Words.Count - 1) diagnostics.Error(DiagnosticCodes.UnknownUnit, word.Span, "'per' stands between two units.", "Write [million VND per person].");
                power = -1;
            }
            else
            {
                result = result.Times(Word(word), power);
            }
        }
        return result;
    }

    private Quantity Word(NameSyntax word)
    {
        if (Scales.TryGetValue(word.Text, out var scale)) return Quantity.Ratio with { Scale = scale };
        if (Pure.TryGetValue(word.Text, out var pure)) return pure;
        if (declared.ContainsKey(word.Text))
        {
            used.Add(word.Text);
            return Quantity.Ratio with { Dimension = Dimension.Of(word.Text) };
        }
        var known = declared.Keys.Concat(Scales.Keys).Concat(Pure.Keys);
        diagnostics.Error(DiagnosticCodes.UnknownUnit, word.Span, $"There is no unit '{word}'.", NameSuggestion.Hint(word.Text, known) ?? $"Declare it: unit {word}.");
        return Quantity.Any;
    }

    public void ReportUnused()
    {
        foreach (var (unit, span) in declared)
            if (!used.Contains(unit)) diagnostics.Warning(DiagnosticCodes.Unused, span, $"Nothing uses the unit '{unit}'.", "Remove it.");
    }
}
