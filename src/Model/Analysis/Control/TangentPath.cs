using MathNet.Numerics.LinearAlgebra;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Control;

/// <summary>
/// Exact derivatives of a path with respect to instruments: every equation differentiated at the path, lags carried forward, simultaneous cores solved as
/// linear systems (I − ∂g/∂x) dx = known part. For a linear model these are its multipliers whatever the path is.
/// </summary>
internal sealed class TangentPath
{
    private readonly ModelPath path;
    private readonly IReadOnlyList<Direction> directions;
    private readonly Dictionary<(Symbol, int), double[]> tangents = [];
    private readonly Func<Symbol, int, double> value;

    private TangentPath(ModelPath path, IReadOnlyList<Direction> directions)
    {
        this.path = path;
        this.directions = directions;
        value = (symbol, year) => path[symbol, year];
    }

    /// <summary>One direction in which instruments move: by 1 in each of the years.</summary>
    /// <param name="Instrument">What moves.</param>
    /// <param name="FirstYear">First year it moves.</param>
    /// <param name="LastYear">Last year it moves.</param>
    public sealed record Direction(Instrument Instrument, int FirstYear, int LastYear)
    {
        /// <summary>Whether it moves in a year.</summary>
        public bool Moves(int year) => FirstYear <= year && year <= LastYear;
    }

    /// <summary>Derivatives of a symbol in a year, one for each direction.</summary>
    public ReadOnlySpan<double> this[Symbol symbol, int year] => Tangent(symbol, year);

    /// <summary>Derivatives of an expression in a year, one for each direction.</summary>
    public double[] Of(Expression expression, int year)
    {
        var result = new double[directions.Count];
        foreach (var (key, partial) in ExpressionGradient.Of(expression, year, value)) Accumulate(result, partial, Tangent(key.Symbol, key.Year));
        return result;
    }

    /// <summary>Differentiates a path.</summary>
    public static TangentPath Along(ModelPath path, IReadOnlyList<Direction> directions)
    {
        var tangent = new TangentPath(path, directions);
        for (var year = path.Setting.FirstYear; year <= path.Setting.LastYear; year++) tangent.Advance(year);
        return tangent;
    }

    private double[] Tangent(Symbol symbol, int year)
    {
        if (tangents.TryGetValue((symbol, year), out var known)) return known;
        // Levers and given paths move by themselves alone.
        var own = new double[directions.Count];
        for (var d = 0; d < own.Length; d++)
        {
            var instrument = directions[d].Instrument;
            if (instrument.Symbol == symbol && !instrument.IsAddFactor && directions[d].Moves(year)) own[d] = 1;
        }

        return tangents[(symbol, year)] = own;
    }

    private void Advance(int year)
    {
        foreach (var step in path.Setting.Model.Structure.Segments.SelectMany(segment => segment.Steps))
        {
            var free = step.Equations.Where(equation => !path.Setting.Paths.Gives(equation.Target, year)).ToList();
            if (free.Count == 1 && !step.IsSimultaneous) tangents[(free[0].Target, year)] = Held(free[0], year, Rows(free[0], year, []).Known);
            else if (free.Count > 0) Solve(free, year);
        }
    }

    private void Solve(List<Equation> core, int year)
    {
        var places = core.Select((equation, place) => (equation.Target, place)).ToDictionary(pair => pair.Target, pair => pair.place);
        var matrix = Matrix<double>.Build.DenseIdentity(core.Count);
        var right = Matrix<double>.Build.Dense(core.Count, directions.Count);
        for (var i = 0; i < core.Count; i++)
        {
            var (known, within) = Rows(core[i], year, places);
            right.SetRow(i, known);
            foreach (var (place, partial) in within) matrix[i, place] -= partial;
        }

        var solution = matrix.Solve(right);
        for (var i = 0; i < core.Count; i++) tangents[(core[i].Target, year)] = Held(core[i], year, solution.Row(i).ToArray());
    }

    // A direction that sets the level of something with an equation overrules the equation.
    private double[] Held(Equation equation, int year, double[] tangent)
    {
        for (var d = 0; d < tangent.Length; d++)
        {
            var instrument = directions[d].Instrument;
            if (instrument.Symbol == equation.Target && !instrument.IsAddFactor && directions[d].Moves(year)) tangent[d] = 1;
        }

        return tangent;
    }

    /// <summary>dx of an equation as what is known already plus partials within the core, form(x) = r inverted.</summary>
    private (double[] Known, List<(int Place, double Partial)> Within) Rows(Equation equation, int year, Dictionary<Symbol, int> core)
    {
        var known = new double[directions.Count];
        var within = new List<(int, double)>();
        var x = path[equation.Target, year];
        var before = path[equation.Target, year - 1];
        // dx = scale dr + carried dx(-1)
        var (scale, carried) = equation.Form switch
        {
            LeftForm.Log => (x, 0.0),
            LeftForm.Difference => (1.0, 1.0),
            LeftForm.LogDifference => (x, x / before),
            LeftForm.Logit => (x * (1 - x), 0.0),
            _ => (1.0, 0.0),
        };
        foreach (var (key, partial) in ExpressionGradient.Of(equation.Right, year, value))
        {
            if (key.Year == year && core.TryGetValue(key.Symbol, out var place)) within.Add((place, scale * partial));
            else Accumulate(known, scale * partial, Tangent(key.Symbol, key.Year));
        }

        if (carried != 0) Accumulate(known, carried, Tangent(equation.Target, year - 1));
        for (var d = 0; d < known.Length; d++)
        {
            var instrument = directions[d].Instrument;
            if (instrument.Symbol == equation.Target && instrument.IsAddFactor && directions[d].Moves(year)) known[d] += scale;
        }

        return (known, within);
    }

    private static void Accumulate(double[] sum, double weight, double[] tangent)
    {
        for (var d = 0; d < sum.Length; d++) sum[d] += weight * tangent[d];
    }
}
