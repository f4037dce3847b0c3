using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Control;

/// <summary>
/// Exact partial derivatives of an expression with respect to everything it reads, lags included, at a point: one pass backwards through the tree. Kinks
/// (<c>if</c>, <c>min</c>, <c>max</c>, <c>abs</c>) take the derivative of the side in force, comparisons have derivative 0.
/// </summary>
internal sealed class ExpressionGradient(int year, Func<Symbol, int, double> value)
{
    private readonly Dictionary<(Symbol Symbol, int Year), double> partials = [];

    /// <summary>∂e/∂x for each symbol and calendar year that the expression reads.</summary>
    public static Dictionary<(Symbol Symbol, int Year), double> Of(Expression expression, int year, Func<Symbol, int, double> value)
    {
        var gradient = new ExpressionGradient(year, value);
        gradient.Add(expression, 1);
        return gradient.partials;
    }

    private double Value(Expression expression) => ExpressionValue.Of(expression, year, value);

    private void Add(Expression expression, double weight)
    {
        if (weight == 0) return;
        switch (expression)
        {
            case Reference reference:
                var key = (reference.Symbol, year - reference.Lag);
                partials[key] = partials.GetValueOrDefault(key) + weight;
                break;
            case Unary unary:
                Add(unary.Operand, weight * Slope(unary));
                break;
            case Binary binary:
                AddBinary(binary, weight);
                break;
            case Conditional choice:
                Add(Value(choice.Condition) != 0 ? choice.WhenTrue : choice.WhenFalse, weight);
                break;
            case BetaQuantile quantile:
                // The quantile is tabulated: its slope is that of the table.
                var score = Value(quantile.Score);
                const double Step = 1e-4;
                var table = BetaTable.Of(quantile.Alpha, quantile.BetaShape);
                Add(quantile.Score, weight * (table.Evaluate(score + Step) - table.Evaluate(score - Step)) / (2 * Step));
                break;
        }
    }

    private double Slope(Unary unary)
    {
        var x = Value(unary.Operand);
        return unary.Operator switch
        {
            UnaryOperator.Negate => -1,
            UnaryOperator.Exp => Math.Exp(x),
            UnaryOperator.Log => 1 / x,
            UnaryOperator.Sqrt => 0.5 / Math.Sqrt(x),
            UnaryOperator.Abs => x < 0 ? -1 : 1,
            UnaryOperator.Logistic => Value(unary) * (1 - Value(unary)),
            _ => 0,
        };
    }

    private void AddBinary(Binary binary, double weight)
    {
        double X() => Value(binary.Left);
        double Y() => Value(binary.Right);
        switch (binary.Operator)
        {
            case BinaryOperator.Add:
                Add(binary.Left, weight);
                Add(binary.Right, weight);
                break;
            case BinaryOperator.Subtract:
                Add(binary.Left, weight);
                Add(binary.Right, -weight);
                break;
            case BinaryOperator.Multiply:
                Add(binary.Left, weight * Y());
                Add(binary.Right, weight * X());
                break;
            case BinaryOperator.Divide:
                Add(binary.Left, weight / Y());
                Add(binary.Right, -weight * X() / (Y() * Y()));
                break;
            case BinaryOperator.Power:
                Add(binary.Left, weight * Y() * Math.Pow(X(), Y() - 1));
                // xʸ log x is needed where y moves alone; of a fixed exponent the logarithm may not exist.
                if (binary.Right is not Number) Add(binary.Right, weight * Value(binary) * Math.Log(X()));
                break;
            case BinaryOperator.Min:
                Add(X() <= Y() ? binary.Left : binary.Right, weight);
                break;
            case BinaryOperator.Max:
                Add(X() >= Y() ? binary.Left : binary.Right, weight);
                break;
        }
    }
}
