using System.Globalization;
using Simulation.Model.Execution.Machine;
using Simulation.Model.Execution.Planning;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution.Lowering;

/// <summary>
/// Lowers what happens before the first year: parameters from their random numbers, and starting values. A symbol's value in the start year (or
/// earlier) is, in this order: a given value; its start equation; its yearly equation, where that needs no random numbers and only values that
/// can be found in the same way.
/// </summary>
internal sealed class OpeningLowering
{
    private readonly Graph graph = new();
    private readonly Dictionary<LaggedSymbol, Node> roots = [];
    private readonly HashSet<LaggedSymbol> open = [];
    private readonly Dictionary<Symbol, LaggedSymbol> openYearly = [];
    private readonly Dictionary<LaggedSymbol, Equation> starts;
    private readonly CompiledModel model;
    private readonly ProjectorRequest request;
    private readonly KnownValues known;

    private OpeningLowering(CompiledModel model, ProjectorRequest request, KnownValues known)
    {
        this.model = model;
        this.request = request;
        this.known = known;
        starts = model.Model.Starts.ToDictionary(equation => new LaggedSymbol(equation.Target, equation.TargetLag));
    }

    /// <summary>The graph of the wanted parameters and starting values.</summary>
    /// <exception cref="ArgumentException">A starting value cannot be found.</exception>
    public static LoweredSegment Lower(CompiledModel model, ProjectorRequest request, KnownValues known, IEnumerable<LaggedSymbol> wanted)
    {
        var lowering = new OpeningLowering(model, request, known);
        foreach (var key in wanted)
        {
            lowering.Resolve(key.Symbol, key.Lag);
        }

        return Fusion.Apply(new LoweredSegment(lowering.graph, lowering.roots, []));
    }

    private Node Resolve(Symbol symbol, int lag)
    {
        if (symbol.Kind is SymbolKind.Latent or SymbolKind.Lever or SymbolKind.Given || known.IsUniform(symbol, request.StartYear - lag))
        {
            return graph.Value(symbol, lag);
        }

        var key = new LaggedSymbol(symbol, symbol.Kind == SymbolKind.Parameter ? 0 : lag);
        if (roots.TryGetValue(key, out var root))
        {
            return root;
        }

        if (!open.Add(key))
        {
            throw Missing(key, "its start values depend on themselves in a circle");
        }

        root = Determine(key);
        open.Remove(key);
        roots.Add(key, root);
        return root;
    }

    private Node Determine(LaggedSymbol key)
    {
        if (key.Symbol.Kind == SymbolKind.Parameter)
        {
            return Lower(model.ParameterEquations[key.Symbol], 0);
        }

        if (starts.TryGetValue(key, out var start))
        {
            return Lower(start, 0);
        }

        return DetermineByYearlyEquation(key);
    }

    private Node DetermineByYearlyEquation(LaggedSymbol key)
    {
        var equation = model.Structure.EquationOf(key.Symbol) ?? throw Missing(key, "it has no equation");
        if (References.Of(equation).Any(reference => reference.Symbol.Kind == SymbolKind.Latent))
        {
            throw Missing(key, "its yearly equation is random");
        }

        if (!openYearly.TryAdd(key.Symbol, key))
        {
            throw Missing(openYearly[key.Symbol], "its yearly equation reads ever earlier years");
        }

        var root = Lower(equation, key.Lag);
        openYearly.Remove(key.Symbol);
        return root;
    }

    private Node Lower(Equation equation, int back)
    {
        var expressions = new ExpressionLowering(
            graph,
            (symbol, lag) => Resolve(symbol, lag + back),
            () => graph.Make(Op.Subtract, graph.Input(new InputKey(InputKind.Year, null, 0)), graph.Literal(back)));
        return expressions.Invert(equation, expressions.Lower(equation.Right));
    }

    private ArgumentException Missing(LaggedSymbol key, string reason) => new(string.Create(CultureInfo.InvariantCulture,
        $"'{key.Symbol}' needs a value in {request.StartYear - key.Lag}: {reason}. Give a start value ('{key} = …' under start) or a value in that year."));
}
