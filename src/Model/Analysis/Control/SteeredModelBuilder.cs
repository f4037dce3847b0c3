using System.Collections.Immutable;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Control;

/// <summary>Rewrites a model for <see cref="SteeredModel"/>: channels for instruments, equations for probes.</summary>
internal sealed class SteeredModelBuilder
{
    /// <summary>No lag of the language is longer.</summary>
    public const int LongestLag = 40;

    private readonly BoundModel model;
    private readonly ImmutableArray<Instrument> instruments;
    private readonly List<Symbol> symbols;
    private readonly Dictionary<Symbol, Symbol> replaced = [];

    public SteeredModelBuilder(BoundModel model, ImmutableArray<Instrument> instruments)
    {
        this.model = model;
        this.instruments = instruments;
        symbols = [.. model.Symbols];
        var seen = new HashSet<Symbol>();
        foreach (var instrument in instruments)
        {
            instrument.Validate(model);
            if (!seen.Add(instrument.Symbol)) throw new ControlException($"'{instrument}' is named twice among the instruments.", "Name it once.");
        }

        Channels = [.. instruments.Select(instrument => Append(SymbolKind.Latent, $"~channel {instrument.Name}"))];
        foreach (var instrument in instruments.Where(instrument => !instrument.IsAddFactor)) Replace(instrument.Symbol);
    }

    /// <summary>The latent that feeds each instrument.</summary>
    public ImmutableArray<Symbol> Channels { get; }

    /// <summary>Instruments' symbols with what stands for them.</summary>
    public IReadOnlyDictionary<Symbol, Symbol> Replaced => replaced;

    /// <summary>The rewritten model.</summary>
    /// <param name="probes">Expressions over the original model.</param>
    /// <param name="outputs">The symbols of the probes.</param>
    public BoundModel Build(ImmutableArray<Expression> probes, out ImmutableArray<Symbol> outputs)
    {
        var replacement = new SymbolReplacement(replaced);
        var equations = replacement.Of(model.Equations).ToDictionary(equation => equation.Target);
        for (var i = 0; i < instruments.Length; i++) Steer(equations, instruments[i], Channels[i]);
        outputs = [.. probes.Select((_, i) => Append(SymbolKind.Variable, $"(probe {i})"))];
        var watched = outputs;
        return new BoundModel
        {
            Name = model.Name,
            Version = model.Version,
            Labels = model.Labels,
            TextHash = model.TextHash,
            Sets = model.Sets,
            Offices = model.Offices,
            Symbols = [.. symbols],
            Latents = [.. model.Latents, .. instruments.Select((instrument, i) => new Latent(Channels[i], instrument.Symbol, LatentLaw.StandardNormal, true, (uint)i))],
            Parameters = model.Parameters,
            Starts = replacement.Of(model.Starts),
            // No office: where equations stand plays no part here, and fewer segments are fewer plans.
            Equations =
            [
                .. equations.Values.Select(equation => equation with { Office = null }),
                .. probes.Select((probe, i) => new Equation(watched[i], LeftForm.Level, replacement.Of(probe), "probes", null, "", default)),
            ],
            Correlations = model.Correlations,
        };
    }

    private void Steer(Dictionary<Symbol, Equation> equations, Instrument instrument, Symbol channel)
    {
        var feed = new Reference(channel, 0);
        if (instrument.IsAddFactor)
        {
            var equation = equations.GetValueOrDefault(instrument.Symbol) ?? throw new ControlException($"'{instrument.Symbol}' has no equation to add to.", "Take a variable of the model.");
            equations[instrument.Symbol] = equation with { Right = new Binary(BinaryOperator.Add, equation.Right, feed) };
            return;
        }

        var target = replaced[instrument.Symbol];
        // A path with an equation keeps it where no value is fed: NaN is the only number that differs from itself.
        Expression right = equations.TryGetValue(target, out var own)
            ? new Conditional(new Binary(BinaryOperator.Equal, feed, feed), feed, LevelOf(own))
            : feed;
        equations[target] = new Equation(target, LeftForm.Level, right, own?.Block ?? "channels", null, "", default);
    }

    private static Expression LevelOf(Equation equation) => equation.Form switch
    {
        LeftForm.Level => equation.Right,
        LeftForm.Log => new Unary(UnaryOperator.Exp, equation.Right),
        LeftForm.Logit => new Unary(UnaryOperator.Logistic, equation.Right),
        LeftForm.Difference => new Binary(BinaryOperator.Add, new Reference(equation.Target, 1), equation.Right),
        _ => new Binary(BinaryOperator.Multiply, new Reference(equation.Target, 1), new Unary(UnaryOperator.Exp, equation.Right)),
    };

    // The same place, name and members: what reads it by name finds it.
    private void Replace(Symbol symbol)
    {
        var other = new Symbol(symbol.Id, symbol.Declaration with { Kind = SymbolKind.Variable }, symbol.Members);
        symbols[symbol.Id] = other;
        replaced[symbol] = other;
    }

    private Symbol Append(SymbolKind kind, string name)
    {
        var symbol = new Symbol(symbols.Count, new Declaration { Kind = kind, Name = name }, []);
        symbols.Add(symbol);
        return symbol;
    }
}
