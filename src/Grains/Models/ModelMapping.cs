using Simulation.Contracts.Models;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Grains.Models;

/// <summary>Models in the words of the contracts.</summary>
internal static class ModelMapping
{
    /// <summary>Describes a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="address">Its name in addresses.</param>
    /// <param name="text">Its text.</param>
    public static ModelDescription Describe(BoundModel model, string address, string text) => new()
    {
        Name = address,
        Version = model.Version,
        Hash = model.TextHash,
        Labels = model.Labels.ToDictionary(),
        Declarations =
        [
            .. model.Symbols.Where(symbol => symbol.Kind != SymbolKind.Latent).GroupBy(symbol => symbol.Declaration)
                .Select(group => Declaration(group.Key, [.. group])),
        ],
        Segments = [.. ModelStructure.Of(model).Segments.Select(Segment)],
        Text = text,
    };

    /// <summary>The kind of a symbol as the API names it.</summary>
    public static string KindOf(Symbol symbol) => symbol.Kind switch
    {
        SymbolKind.Constant => "constant",
        SymbolKind.Parameter => "parameter",
        SymbolKind.Lever => "lever",
        SymbolKind.Given => "given",
        SymbolKind.Exogenous => "exogenous",
        SymbolKind.Hazard => "hazard",
        SymbolKind.Shock => "shock",
        SymbolKind.Variable => "variable",
        _ => "latent",
    };

    private static DeclarationDescription Declaration(Declaration declaration, Symbol[] symbols) => new(
        declaration.Name,
        KindOf(symbols[0]),
        [.. symbols.Where(symbol => !symbol.Members.IsEmpty).Select(symbol => string.Join(", ", symbol.Members))],
        declaration.Labels.ToDictionary(),
        declaration.Unit,
        declaration.Published switch
        {
            Publication.Flow => "flow",
            Publication.Stock => "stock",
            Publication.Growth => "growth",
            Publication.Ratio => "ratio",
            _ => null,
        },
        declaration.Source);

    private static SegmentDescription Segment(Segment segment) => new(
        segment.Office,
        [.. segment.Equations.Select(equation => new EquationDescription(equation.Target.Name, equation.Block, equation.Text, equation.Span.Line))],
        [.. segment.Imports.Where(import => import.Lag == 0).Select(import => import.Symbol.Name)],
        [.. segment.Imports.Where(import => import.Lag > 0).Select(import => import.ToString())]);
}
