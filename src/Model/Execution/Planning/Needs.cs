using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution.Planning;

/// <summary>What has to be computed for the values asked for, and how far back each symbol is read.</summary>
internal sealed class Needs
{
    private readonly CompiledModel model;
    private readonly Queue<Symbol> open = new();

    /// <param name="model">The model.</param>
    /// <param name="wanted">Outputs and captured state; symbols without equations are ignored.</param>
    public Needs(CompiledModel model, IEnumerable<LaggedSymbol> wanted)
    {
        this.model = model;
        foreach (var key in wanted)
        {
            Require(key.Symbol, key.Lag);
        }

        var cores = model.Structure.Cores.SelectMany(core => core.Equations.Select(equation => (equation.Target, core))).ToDictionary(pair => pair.Target, pair => pair.core);
        while (open.TryDequeue(out var symbol))
        {
            Follow(symbol, cores.GetValueOrDefault(symbol));
        }
    }

    /// <summary>Symbols whose equations are needed, with the longest lag at which each is read.</summary>
    public Dictionary<Symbol, int> Lags { get; } = [];

    /// <summary>Parameters that are read.</summary>
    public HashSet<Symbol> Parameters { get; } = [];

    private void Follow(Symbol symbol, SegmentStep? core)
    {
        foreach (var reference in References.Of(model.Structure.EquationOf(symbol)!))
        {
            Require(reference.Symbol, reference.Lag);
        }

        if (core is not null)
        {
            foreach (var tear in Tearing.Of(core.Equations).Tears)
            {
                Require(tear.Target, 1);
            }
        }
    }

    private void Require(Symbol symbol, int lag)
    {
        if (symbol.Kind == SymbolKind.Parameter)
        {
            Parameters.Add(symbol);
        }
        else if (model.Structure.EquationOf(symbol) is not null)
        {
            if (Lags.TryAdd(symbol, lag))
            {
                open.Enqueue(symbol);
            }

            Lags[symbol] = Math.Max(Lags[symbol], lag);
        }
    }
}
