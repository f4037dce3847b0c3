using Simulation.Model.Language.Bound;

namespace Simulation.Model.Tests.Execution;

/// <summary>
/// Models made up at random from a seed: equations of every left side over every operator, with parameters, shocks, levers and lags up to three.
/// Values stay near 1 and equations are contractions, so that rounding does not grow from year to year.
/// </summary>
internal sealed class RandomModel
{
    private const int VariableCount = 8;
    private readonly Random random;
    private readonly TestModel model = new();
    private readonly List<Symbol> variables = [];
    private readonly List<Symbol> others = [];

    public RandomModel(int seed)
    {
        random = new Random(seed);
        others.Add(Lever = model.Lever("lever", 1.1));
        others.Add(model.Parameter("alpha", 1.2, 0.05));
        others.Add(model.Parameter("beta", 0.8, 0.05));
        others.Add(model.Shock("shock", new Term(others[1]) * 0.1));
        for (var i = 0; i < VariableCount; i++)
        {
            variables.Add(model.Variable($"x{i}"));
        }

        for (var i = 0; i < VariableCount; i++)
        {
            AddEquation(i);
        }
    }

    public Symbol Lever { get; }

    public IReadOnlyList<Symbol> Variables => variables;

    public BoundModel Build() => model.Build();

    private void AddEquation(int i)
    {
        var squashed = Term.Of(UnaryOperator.Logistic, Expression(i, 3) / 20) - 0.5;
        var (form, right) = random.Next(5) switch
        {
            0 => (LeftForm.Log, squashed),
            1 => (LeftForm.Difference, (0.5 * (1 - Term.Lag(variables[i]))) + (0.5 * squashed)),
            2 => (LeftForm.LogDifference, (-0.5 * Term.Log(Term.Lag(variables[i]))) + (0.5 * squashed)),
            3 => (LeftForm.Logit, squashed),
            _ => (LeftForm.Level, 1 + squashed),
        };
        model.Equation(variables[i], right, form, $"block{random.Next(3)}", random.Next(3) switch { 0 => "north", 1 => "south", _ => null });
        for (var lag = 0; lag < 3; lag++)
        {
            model.Start(variables[i], 1 + (0.1 * lag) + ((Term)others[1] * 0.1), lag);
        }
    }

    // Reads variables determined before it, any variable with a lag, and what comes from outside.
    private Term Expression(int determined, int depth)
    {
        if (depth == 0)
        {
            return Leaf(determined);
        }

        var a = Expression(determined, depth - 1);
        var b = Expression(determined, depth - 1);
        return random.Next(14) switch
        {
            0 or 1 => a + b,
            2 or 3 => a - b,
            4 or 5 => a * b,
            6 => a / (Term.Of(UnaryOperator.Abs, b) + 0.5),
            7 => Term.Exp(Term.Of(BinaryOperator.Min, a, 2)),
            8 => Term.Log(Term.Of(UnaryOperator.Abs, a) + 0.2),
            9 => Term.Of(UnaryOperator.Sqrt, Term.Of(UnaryOperator.Abs, a) + 0.1),
            10 => Term.Log(Term.Of(UnaryOperator.Abs, a) + 0.2) - Term.Log(Term.Of(UnaryOperator.Abs, b) + 0.3),
            11 => Term.If(Term.Of((BinaryOperator)random.Next((int)BinaryOperator.Less, (int)BinaryOperator.Or + 1), Leaf(determined), 1.03), a, b),
            12 => Term.Of(BinaryOperator.Max, a, b) * Term.Exp(Term.Of(BinaryOperator.Min, b, 1)),
            _ => Term.Of(BinaryOperator.Power, Term.Of(UnaryOperator.Abs, a) + 0.3, random.Next(3) switch { 0 => 2, 1 => -1, _ => Leaf(determined) }),
        };
    }

    private Term Leaf(int determined) => random.Next(4) switch
    {
        0 when determined > 0 => variables[random.Next(determined)],
        1 => Term.Lag(variables[random.Next(VariableCount)], random.Next(1, 4)),
        2 => Math.Round(random.NextDouble() * 3, 2),
        _ => others[random.Next(others.Count)],
    };
}
