using System.Collections.Immutable;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;
using References = Simulation.Model.Language.References;

namespace Simulation.Model.Plans.Forecasting;

/// <summary>What an office computes, what it reads from the others, and what it can report on its own.</summary>
/// <param name="Office">Name of the office.</param>
/// <param name="Imports">Variables of other offices or of the province that its equations read, in any year.</param>
/// <param name="Outputs">Its own variables, and published variables of the province that depend on nothing else.</param>
internal sealed record OfficeView(string Office, ImmutableArray<Symbol> Imports, ImmutableArray<Symbol> Outputs)
{
    /// <summary>The view of an office; null when the model has no such office.</summary>
    public static OfficeView? Of(CompiledModel model, string office)
    {
        if (model.Model.Offices.All(known => known.Name != office))
            return null;
        var own = model.Model.Equations.Where(equation => equation.Office == office).ToArray();
        var variables = own.Select(equation => equation.Target).Where(symbol => symbol.Kind == SymbolKind.Variable).ToHashSet();
        var imports = model.Structure.Segments.Where(segment => segment.Office == office)
            .SelectMany(segment => segment.Imports).Select(import => import.Symbol)
            .Where(symbol => symbol.Kind == SymbolKind.Variable && !variables.Contains(symbol))
            .Distinct().OrderBy(symbol => symbol.Id).ToImmutableArray();
        var outputs = new List<Symbol>(variables.OrderBy(symbol => symbol.Id));
        foreach (var equation in model.Model.Equations.Where(equation => equation.Office is null && equation.Target.Declaration.Published is not null))
            if (References.In(equation.Right).Select(reference => reference.Symbol).Where(symbol => symbol.Kind == SymbolKind.Variable).All(variables.Contains)
                && References.In(equation.Right).Any(reference => variables.Contains(reference.Symbol)))
                outputs.Add(equation.Target);
        return new OfficeView(office, imports, [.. outputs]);
    }
}
