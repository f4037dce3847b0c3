using System.Collections.Immutable;
using Simulation.Model.Execution;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Tests.Execution;

/// <summary>The shipped model with two plants, as a realistic subject of engine tests.</summary>
internal static class ProvincialModel
{
    private static readonly Lazy<CompiledModel> Instance = new(() => CompiledModel.Compile(ModelText.Load(
        File.ReadAllText(Repository.File("models", "provincial.model")),
        dataSets: new Dictionary<string, ImmutableArray<SetMember>> { ["plant"] = [Plant("coal"), Plant("wind")] })));

    public static CompiledModel Compiled => Instance.Value;

    public static Symbol Symbol(string name) => Compiled.Model.Find(name) ?? throw new ArgumentException(name);

    public static ImmutableArray<Symbol> Variables => [.. Compiled.Model.Symbols.Where(symbol => symbol.Kind == SymbolKind.Variable)];

    /// <summary>Levers at their defaults, plants of 4,000 MW, the nation known for the first three years.</summary>
    public static PathTable Paths(int firstYear, int lastYear)
    {
        var paths = new PathTable.Builder();
        for (var year = firstYear; year <= lastYear; year++)
        {
            paths.Set(Symbol("capacity[coal]"), year, 3900).Set(Symbol("capacity[wind]"), year, 100 + (10 * (year - firstYear)));
        }

        return paths
            .Set(Symbol("national_growth"), firstYear, [6.7, 6.2, 6.8])
            .Set(Symbol("national_inflation"), firstYear, [0.6, 2.7, 3.5])
            .Build();
    }

    private static SetMember Plant(string name) => new(name, ImmutableDictionary<string, string>.Empty);
}
