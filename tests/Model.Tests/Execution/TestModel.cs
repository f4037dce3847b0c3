using System.Collections.Immutable;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Tests.Execution;

/// <summary>Builds small bound models by hand.</summary>
internal sealed class TestModel
{
    private readonly List<Symbol> symbols = [];
    private readonly List<Latent> latents = [];
    private readonly List<Equation> parameters = [];
    private readonly List<Equation> starts = [];
    private readonly List<Equation> equations = [];

    public Symbol Declare(SymbolKind kind, string name, double? value = null)
    {
        var symbol = new Symbol(symbols.Count, new Declaration { Kind = kind, Name = name }, []) { Default = value };
        symbols.Add(symbol);
        return symbol;
    }

    public Symbol Variable(string name) => Declare(SymbolKind.Variable, name);

    public Symbol Lever(string name, double? value = null) => Declare(SymbolKind.Lever, name, value);

    /// <summary>A normal parameter: mean + sd z.</summary>
    public Symbol Parameter(string name, double mean, double sd)
    {
        var symbol = Declare(SymbolKind.Parameter, name);
        var z = Latent(symbol, yearly: false);
        parameters.Add(new Equation(symbol, LeftForm.Level, mean + (sd * new Term(z)), "parameters", null, name, default));
        return symbol;
    }

    /// <summary>A normal shock: sd z.</summary>
    public Symbol Shock(string name, Term sd, string block = "nature")
    {
        var symbol = Declare(SymbolKind.Shock, name);
        var z = Latent(symbol, yearly: true);
        equations.Add(new Equation(symbol, LeftForm.Level, sd * z, block, null, name, default));
        return symbol;
    }

    public Symbol Latent(Symbol of, bool yearly, LatentLaw law = LatentLaw.StandardNormal)
    {
        var symbol = Declare(SymbolKind.Latent, of.Name + "~");
        latents.Add(new Latent(symbol, of, law, yearly, (uint)latents.Count));
        return symbol;
    }

    public void Equation(Symbol target, Term right, LeftForm form = LeftForm.Level, string block = "block", string? office = null) =>
        equations.Add(new Equation(target, form, right, block, office, $"{form}({target}) = ...", default));

    public void Start(Symbol target, Term right, int lag = 0) =>
        starts.Add(new Equation(target, LeftForm.Level, right, "start", null, $"{target} = ...", default) { TargetLag = lag });

    public BoundModel Build() => new()
    {
        Name = "test",
        Version = "1",
        Labels = ImmutableDictionary<string, string>.Empty,
        TextHash = "",
        Sets = [],
        Offices = [],
        Symbols = [.. symbols],
        Latents = [.. latents],
        Parameters = [.. parameters],
        Starts = [.. starts],
        Equations = [.. equations],
    };

    public CompiledModel Compile() => CompiledModel.Compile(Build());
}

/// <summary>Expressions with operators.</summary>
internal readonly record struct Term(Expression Expression)
{
    public Term(Symbol symbol)
        : this(new Reference(symbol, 0))
    {
    }

    public static implicit operator Term(Symbol symbol) => new(symbol);

    public static implicit operator Term(double value) => new(new Number(value));

    public static implicit operator Expression(Term term) => term.Expression;

    public static Term operator +(Term a, Term b) => Of(BinaryOperator.Add, a, b);

    public static Term operator -(Term a, Term b) => Of(BinaryOperator.Subtract, a, b);

    public static Term operator *(Term a, Term b) => Of(BinaryOperator.Multiply, a, b);

    public static Term operator /(Term a, Term b) => Of(BinaryOperator.Divide, a, b);

    public static Term operator -(Term a) => Of(UnaryOperator.Negate, a);

    public static Term Lag(Symbol symbol, int lag = 1) => new(new Reference(symbol, lag));

    public static Term Of(UnaryOperator unary, Term a) => new(new Unary(unary, a));

    public static Term Of(BinaryOperator binary, Term a, Term b) => new(new Binary(binary, a, b));

    public static Term Exp(Term a) => Of(UnaryOperator.Exp, a);

    public static Term Log(Term a) => Of(UnaryOperator.Log, a);

    public static Term If(Term condition, Term whenTrue, Term whenFalse) => new(new Conditional(condition, whenTrue, whenFalse));
}

/// <summary>Random numbers for tests: a hash of (stream, year, draw) turned into a normal score or a uniform number.</summary>
internal sealed class HashLatents : LatentSource
{
    public override void Fill(Latent latent, int year, long firstDraw, Span<double> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Value(latent, year, firstDraw + i);
        }
    }

    public static double Value(Latent latent, int year, long draw)
    {
        var hash = (((ulong)latent.Stream * 1_000_003) + (ulong)year) * 0x9E3779B97F4A7C15;
        hash ^= (ulong)draw * 0xC2B2AE3D27D4EB4F;
        hash ^= hash >> 29;
        hash *= 0xBF58476D1CE4E5B9;
        hash ^= hash >> 32;
        var uniform = ((hash >> 11) + 0.5) / 9007199254740992.0;
        return latent.Law == LatentLaw.Uniform ? uniform : 1.7 * Math.Log(uniform / (1 - uniform)) / 3;
    }
}

/// <summary>Keeps every output, <c>[output][year][draw − first]</c>.</summary>
internal sealed class KeepingSink(DrawRange draws, int outputs, int firstYear, int lastYear) : OutputSink
{
    private readonly double[][][] values = [.. Enumerable.Range(0, outputs).Select(_ => Enumerable.Range(firstYear, lastYear - firstYear + 1).Select(_ => new double[draws.Count]).ToArray())];

    public double[] this[int output, int year] => values[output][year - firstYear];

    public int Blocks { get; private set; }

    public override void Receive(in OutputBlock block)
    {
        Blocks++;
        for (var output = 0; output < block.Outputs; output++)
        {
            block[output].CopyTo(values[output][block.Year - firstYear].AsSpan((int)(block.FirstDraw - draws.First)));
        }
    }

    public IEnumerable<double> All => values.SelectMany(years => years).SelectMany(year => year);
}
