using System.Globalization;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution.Planning;

/// <summary>What is the same in all draws: given values, defaults of levers, and whatever follows from them alone.</summary>
internal sealed class KnownValues(CompiledModel model, ProjectorRequest request)
{
    private readonly Dictionary<(Symbol, int), double> computed = [];

    /// <summary>Records a value found to be the same in all draws.</summary>
    public void Add(Symbol symbol, int year, double value) => computed[(symbol, year)] = value;

    /// <summary>Whether the symbol has the same value in all draws in that year.</summary>
    public bool IsUniform(Symbol symbol, int year) => symbol.Kind switch
    {
        SymbolKind.Lever or SymbolKind.Given or SymbolKind.Constant => true,
        SymbolKind.Parameter => request.Paths.Gives(symbol, request.StartYear) || !model.ParameterEquations.ContainsKey(symbol),
        SymbolKind.Latent => false,
        _ => request.Paths.Gives(symbol, year) || computed.ContainsKey((symbol, year)),
    };

    /// <summary>The value in that year.</summary>
    /// <exception cref="ArgumentException">A lever or given path has neither a value in that year nor a default.</exception>
    public double Of(Symbol symbol, int year)
    {
        if (request.Paths.TryGet(symbol, symbol.Kind == SymbolKind.Parameter ? request.StartYear : year, out var value) || computed.TryGetValue((symbol, year), out value))
        {
            return value;
        }

        return symbol.Default ?? throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
            $"The {Word(symbol.Kind)} '{symbol}' has no value in {year} and no default: give one for that year."));
    }

    private static string Word(SymbolKind kind) => kind switch
    {
        SymbolKind.Given => "given path",
        SymbolKind.Lever => "lever",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
