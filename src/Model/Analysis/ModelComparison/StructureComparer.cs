using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.ModelComparison;

/// <summary>Compares two bound models symbol by symbol, by full name.</summary>
public static class StructureComparer
{
    /// <summary>Differences in order of the names; the older model first.</summary>
    public static ImmutableArray<StructuralDifference> Compare(BoundModel before, BoundModel after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, young) = (Described(before), Described(after));
        var found = ImmutableArray.CreateBuilder<StructuralDifference>();
        foreach (var name in old.Keys.Union(young.Keys).Order(StringComparer.Ordinal))
        {
            var (first, second) = (old.GetValueOrDefault(name), young.GetValueOrDefault(name));
            if (first is null || second is null)
            {
                found.Add(new StructuralDifference(StructuralKind.Declaration, name, first?[StructuralKind.Declaration], second?[StructuralKind.Declaration]));
                continue;
            }

            foreach (var kind in Enum.GetValues<StructuralKind>())
            {
                var (was, isNow) = (first.GetValueOrDefault(kind), second.GetValueOrDefault(kind));
                if (kind != StructuralKind.Declaration && was != isNow) found.Add(new StructuralDifference(kind, name, was, isNow));
            }
        }

        return found.ToImmutable();
    }

    private static Dictionary<string, Dictionary<StructuralKind, string>> Described(BoundModel model)
    {
        var described = model.Symbols.Where(symbol => symbol.Kind != SymbolKind.Latent).ToDictionary(symbol => symbol.Name, Describe, StringComparer.Ordinal);
        foreach (var equation in model.Equations.Where(equation => equation.Target.Kind == SymbolKind.Variable))
            described[equation.Target.Name][StructuralKind.Equation] = ExpressionPrinter.Print(equation);
        foreach (var start in model.Starts)
            described[start.Target.Name][StructuralKind.StartValue] = described[start.Target.Name].TryGetValue(StructuralKind.StartValue, out var first) ? $"{first}; {ExpressionPrinter.Print(start)}" : ExpressionPrinter.Print(start);
        // A law is told by the equation that it becomes: it shows every number of it.
        foreach (var law in model.Parameters.Concat(model.Equations.Where(equation => equation.Target.Kind != SymbolKind.Variable)))
            described[law.Target.Name][StructuralKind.Law] = ExpressionPrinter.Print(law);
        return described;
    }

    private static Dictionary<StructuralKind, string> Describe(Symbol symbol)
    {
        var kind = symbol.Kind.ToString().ToLowerInvariant();
        var described = new Dictionary<StructuralKind, string>
        {
            [StructuralKind.Declaration] = $"{kind} {symbol.Name}{(symbol.Declaration.Unit.Length > 0 ? $" [{symbol.Declaration.Unit}]" : "")}",
            [StructuralKind.Nature] = kind,
            [StructuralKind.Unit] = symbol.Declaration.Unit,
        };
        if (symbol.Default is { } value) described[StructuralKind.Value] = value.ToString("R", CultureInfo.InvariantCulture);
        if (double.IsFinite(symbol.Minimum) || double.IsFinite(symbol.Maximum))
            described[StructuralKind.Range] = string.Create(CultureInfo.InvariantCulture, $"{End(symbol.Minimum)}..{End(symbol.Maximum)}");
        return described;
    }

    private static string End(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "";
}
