using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Control;

/// <summary>What an equation misses on a path: form(x) − right side, in the units of the left side. As an add-factor it makes the equation hold.</summary>
public static class EquationResidual
{
    /// <summary>The residual of an equation.</summary>
    /// <param name="equation">The equation.</param>
    /// <param name="year">Calendar year.</param>
    /// <param name="value">The value of a symbol in a calendar year.</param>
    /// <returns>The residual; NaN where a value is undefined.</returns>
    public static double Of(Equation equation, int year, Func<Symbol, int, double> value)
    {
        ArgumentNullException.ThrowIfNull(equation);
        ArgumentNullException.ThrowIfNull(value);
        var x = value(equation.Target, year);
        var left = equation.Form switch
        {
            LeftForm.Log => Math.Log(x),
            LeftForm.Difference => x - value(equation.Target, year - 1),
            LeftForm.LogDifference => Math.Log(x / value(equation.Target, year - 1)),
            LeftForm.Logit => Math.Log(x / (1 - x)),
            _ => x,
        };
        return left - ExpressionValue.Of(equation.Right, year, value);
    }
}
