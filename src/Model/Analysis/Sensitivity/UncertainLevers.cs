using System.Collections.Immutable;
using Simulation.Model.Execution;
using Simulation.Model.Language.Binding;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Sensitivity;

/// <summary>A lever that varies evenly within a range, by one number in all its years.</summary>
/// <param name="Lever">The lever.</param>
/// <param name="Low">Lower end, in the lever's unit.</param>
/// <param name="High">Upper end.</param>
/// <param name="FromYear">First year in which it varies.</param>
/// <param name="ToYear">Last year.</param>
public sealed record LeverRange(Symbol Lever, double Low, double High, int FromYear, int ToYear)
{
    /// <summary>The range of a lever's ambition levels; null for a lever without levels, or whose levels are one number.</summary>
    public static (double Low, double High)? OfLevels(BoundModel model, Symbol lever)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(lever);
        var levels = lever.Declaration.Levels;
        if (levels.IsEmpty) return null;
        // A level has one value for all elements of the declaration, or one for each in the order of the model.
        var place = model.Symbols.Where(symbol => symbol.Declaration == lever.Declaration).TakeWhile(symbol => symbol != lever).Count();
        var values = levels.Select(level => level.Values[Math.Min(place, level.Values.Length - 1)]).ToArray();
        return values.Min() < values.Max() ? (values.Min(), values.Max()) : null;
    }
}

/// <summary>
/// A model whose levers are uncertain: each is replaced in the equations by a path of its own, low + (high − low) u with one uniform number u a draw, and given
/// the lever's own values in the years in which it does not vary.
/// </summary>
internal sealed class UncertainLevers
{
    private readonly Dictionary<Symbol, Symbol> stands;

    private UncertainLevers(BoundModel model, Dictionary<Symbol, Symbol> stands, ImmutableArray<UncertainInput> inputs)
    {
        Model = CompiledModel.Compile(model);
        this.stands = stands;
        Inputs = inputs;
    }

    /// <summary>The model to run.</summary>
    public CompiledModel Model { get; }

    /// <summary>One input for each lever, in order.</summary>
    public ImmutableArray<UncertainInput> Inputs { get; }

    public static UncertainLevers Of(BoundModel model, ImmutableArray<LeverRange> ranges)
    {
        var symbols = new List<Symbol>();
        var latents = new List<Latent>();
        var equations = new List<Equation>();
        var stands = new Dictionary<Symbol, Symbol>();
        foreach (var range in ranges)
        {
            var path = Add(SymbolKind.Exogenous, range.Lever.Name);
            var number = Add(SymbolKind.Latent, range.Lever.Name);
            latents.Add(new Latent(number, path, LatentLaw.Uniform, IsYearly: false, StreamNumber.Of(path.Name)));
            equations.Add(new Equation(path, LeftForm.Level, Between(range, number), "levers", null, "", default));
            stands.Add(range.Lever, path);
        }

        var extended = model.Extend(symbols, equations, latents, equation => equation with { Right = Rewrite(equation.Right, stands) });
        return new UncertainLevers(extended, stands, [.. ranges.Select((range, i) => new UncertainInput(range.Lever.Name, UncertaintyKind.Lever, [latents[i]]))]);

        Symbol Add(SymbolKind kind, string lever)
        {
            var symbol = new Symbol(model.Symbols.Length + symbols.Count, new Declaration { Kind = kind, Name = $"({lever} {kind})" }, []);
            symbols.Add(symbol);
            return symbol;
        }
    }

    /// <summary>The given values of the replaced levers outside the years in which they vary.</summary>
    public PathTable Paths(PathTable paths, ImmutableArray<LeverRange> ranges, int startYear, int lastYear)
    {
        var values = from range in ranges
                     from year in Enumerable.Range(startYear - 2, lastYear - startYear + 3)
                     where year < range.FromYear || year > range.ToYear
                     let value = paths.TryGet(range.Lever, year, out var given) ? given : range.Lever.Default
                     where value is not null
                     select new YearValue(stands[range.Lever], year, value.Value);
        return paths.With(PathTable.Of(values));
    }

    private static Expression Between(LeverRange range, Symbol number) => Algebra.Add(
        new Number(range.Low), Algebra.Multiply(new Number(range.High - range.Low), new Reference(number, 0)));

    private static Expression Rewrite(Expression e, Dictionary<Symbol, Symbol> stands) => e switch
    {
        Reference reference when stands.TryGetValue(reference.Symbol, out var path) => reference with { Symbol = path },
        Unary unary => unary with { Operand = Rewrite(unary.Operand, stands) },
        Binary binary => binary with { Left = Rewrite(binary.Left, stands), Right = Rewrite(binary.Right, stands) },
        Conditional choice => new Conditional(Rewrite(choice.Condition, stands), Rewrite(choice.WhenTrue, stands), Rewrite(choice.WhenFalse, stands)),
        BetaQuantile quantile => quantile with { Score = Rewrite(quantile.Score, stands) },
        _ => e,
    };
}
