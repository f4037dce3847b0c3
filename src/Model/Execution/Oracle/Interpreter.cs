using System.Globalization;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution;

/// <summary>
/// The oracle: evaluates a bound model plainly, one draw at a time, straight from its equations, with the library's elementary functions and no
/// lowering. Slow. Every faster path must agree with it; it shares no code with them but the model and the beta tables.
/// </summary>
public sealed class Interpreter
{
    private readonly BoundModel model;
    private readonly PathTable paths;
    private readonly AddFactors addFactors;
    private readonly int startYear;
    private readonly Dictionary<Symbol, Equation> parameters;
    private readonly Dictionary<(Symbol, int), Equation> starts;
    private readonly Dictionary<Symbol, Equation> equations;
    private readonly Dictionary<Symbol, Latent> latents;

    /// <summary>An oracle for a model with the given paths and judgement, started in <paramref name="startYear"/>.</summary>
    public Interpreter(BoundModel model, PathTable paths, AddFactors addFactors, int startYear)
    {
        this.model = model;
        this.paths = paths;
        this.addFactors = addFactors;
        this.startYear = startYear;
        parameters = model.Parameters.ToDictionary(equation => equation.Target);
        starts = model.Starts.ToDictionary(equation => (equation.Target, equation.TargetLag));
        equations = model.Equations.ToDictionary(equation => equation.Target);
        latents = model.Latents.ToDictionary(latent => latent.Symbol);
    }

    /// <summary>Runs one draw from the start to <paramref name="lastYear"/>.</summary>
    /// <param name="draw">Number of the draw.</param>
    /// <param name="source">Random numbers.</param>
    /// <param name="lastYear">Last year computed.</param>
    /// <returns>The value of any symbol in any year up to the last; NaN where undefined.</returns>
    /// <exception cref="ArgumentException">A starting value or path is missing.</exception>
    /// <exception cref="ArithmeticException">Simultaneous equations have no solution that the oracle could find.</exception>
    public Func<Symbol, int, double> Run(long draw, LatentSource source, int lastYear)
    {
        var history = new History(this, draw, source);
        for (var year = startYear + 1; year <= lastYear; year++)
        {
            history.Advance(year);
        }

        return history.Value;
    }

    /// <summary>One draw's values so far.</summary>
    private sealed class History(Interpreter owner, long draw, LatentSource source)
    {
        private readonly Dictionary<(Symbol, int), double> values = [];
        private readonly HashSet<(Symbol, int)> open = [];

        public double Value(Symbol symbol, int year)
        {
            if (owner.paths.TryGet(symbol, symbol.Kind == SymbolKind.Parameter ? owner.startYear : year, out var given))
            {
                return given;
            }

            var key = (symbol, symbol.Kind is SymbolKind.Parameter or SymbolKind.Constant ? 0 : year);
            return values.TryGetValue(key, out var value) ? value : values[key] = Find(symbol, year);
        }

        /// <summary>Solves one year: sweeps through the equations until nothing changes, then Newton's method on whatever still moves.</summary>
        public void Advance(int year)
        {
            var free = owner.model.Equations.Where(equation => !owner.paths.Gives(equation.Target, year)).ToList();
            foreach (var equation in free)
            {
                values[(equation.Target, year)] = Guess(equation.Target, year);
            }

            var moving = free;
            for (var sweep = 0; sweep <= free.Count && moving.Count > 0; sweep++)
            {
                moving = [.. free.Where(equation => Update(equation, year))];
            }

            if (moving.Count > 0)
            {
                new FiniteDifferenceNewton(
                    [.. moving.Select(equation => Guess(equation.Target, year))],
                    guess => Images(moving, year, guess)).Solve(string.Create(CultureInfo.InvariantCulture, $"{moving[0].Target} in {year}, draw {draw}"));
            }
        }

        private double Guess(Symbol symbol, int year) => values.TryGetValue((symbol, year - 1), out var before) ? before
            : owner.paths.TryGet(symbol, year - 1, out before) ? before : 1;

        private bool Update(Equation equation, int year)
        {
            var before = values[(equation.Target, year)];
            return !before.Equals(values[(equation.Target, year)] = Image(equation, year));
        }

        private double[] Images(List<Equation> moving, int year, double[] guess)
        {
            for (var i = 0; i < guess.Length; i++)
            {
                values[(moving[i].Target, year)] = guess[i];
            }

            return [.. moving.Select(equation => Image(equation, year))];
        }

        private double Image(Equation equation, int year) =>
            Invert(equation, Evaluate(equation.Right, year) + owner.addFactors[equation.Target, year], year);

        private double Find(Symbol symbol, int year)
        {
            if (symbol.Kind == SymbolKind.Latent)
            {
                Span<double> one = stackalloc double[1];
                var latent = owner.latents[symbol];
                source.Fill(latent, latent.IsYearly ? year : 0, draw, one);
                return one[0];
            }

            if (owner.parameters.TryGetValue(symbol, out var parameter))
            {
                return Invert(parameter, Evaluate(parameter.Right, owner.startYear), owner.startYear);
            }

            return owner.equations.TryGetValue(symbol, out var equation) ? Start(symbol, year, equation)
                : symbol.Default ?? throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"'{symbol}' has no value in {year} and no default."));
        }

        private double Start(Symbol symbol, int year, Equation equation)
        {
            if (year > owner.startYear || open.Any(key => key.Item1 == symbol && key.Item2 <= year) || !open.Add((symbol, year)))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"'{symbol}' has no value in {year}."));
            }

            var value = owner.starts.TryGetValue((symbol, owner.startYear - year), out var start)
                ? Invert(start, Evaluate(start.Right, owner.startYear), owner.startYear)
                : Invert(equation, Evaluate(equation.Right, year), year);
            open.Remove((symbol, year));
            return value;
        }

        private double Invert(Equation equation, double right, int year) => equation.Form switch
        {
            LeftForm.Level => right,
            LeftForm.Log => Math.Exp(right),
            LeftForm.Difference => Value(equation.Target, year - 1) + right,
            LeftForm.LogDifference => Value(equation.Target, year - 1) * Math.Exp(right),
            LeftForm.Logit => 1 / (1 + Math.Exp(-right)),
            _ => throw new NotSupportedException($"Left side {equation.Form}."),
        };

        private double Evaluate(Expression expression, int year) => expression switch
        {
            Number number => number.Value,
            Reference reference => Value(reference.Symbol, year - reference.Lag),
            CurrentYear => year,
            Unary unary => Apply(unary.Operator, Evaluate(unary.Operand, year)),
            Binary binary => Apply(binary.Operator, Evaluate(binary.Left, year), Evaluate(binary.Right, year)),
            Conditional conditional => Evaluate(conditional.Condition, year) != 0 ? Evaluate(conditional.WhenTrue, year) : Evaluate(conditional.WhenFalse, year),
            BetaQuantile quantile => BetaTable.Of(quantile.Alpha, quantile.BetaShape).Evaluate(Evaluate(quantile.Score, year)),
            _ => throw new NotSupportedException($"Expression {expression.GetType().Name}."),
        };

        private static double Apply(UnaryOperator unary, double x) => unary switch
        {
            UnaryOperator.Negate => -x,
            UnaryOperator.Not => x == 0 ? 1 : 0,
            UnaryOperator.Exp => Math.Exp(x),
            UnaryOperator.Log => Math.Log(x),
            UnaryOperator.Sqrt => Math.Sqrt(x),
            UnaryOperator.Abs => Math.Abs(x),
            UnaryOperator.Logistic => 1 / (1 + Math.Exp(-x)),
            _ => throw new NotSupportedException($"Operator {unary}."),
        };

        private static double Apply(BinaryOperator binary, double x, double y) => binary switch
        {
            BinaryOperator.Add => x + y,
            BinaryOperator.Subtract => x - y,
            BinaryOperator.Multiply => x * y,
            BinaryOperator.Divide => x / y,
            BinaryOperator.Power => Math.Pow(x, y),
            BinaryOperator.Min => Math.Min(x, y),
            BinaryOperator.Max => Math.Max(x, y),
            BinaryOperator.Less => x < y ? 1 : 0,
            BinaryOperator.LessOrEqual => x <= y ? 1 : 0,
            BinaryOperator.Greater => x > y ? 1 : 0,
            BinaryOperator.GreaterOrEqual => x >= y ? 1 : 0,
            BinaryOperator.Equal => x == y ? 1 : 0,
            BinaryOperator.NotEqual => x != y ? 1 : 0,
            BinaryOperator.And => x != 0 && y != 0 ? 1 : 0,
            BinaryOperator.Or => x != 0 || y != 0 ? 1 : 0,
            _ => throw new NotSupportedException($"Operator {binary}."),
        };
    }
}
