using System.Collections.Immutable;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Control;

/// <summary>A variable held to given values over some years, whatever its equation says.</summary>
/// <param name="Variable">The variable, or a path that has an equation (exogenous path, hazard, shock).</param>
/// <param name="Measure">What is given: the level, the growth in percent, or the change.</param>
/// <param name="FirstYear">First year.</param>
/// <param name="Values">One value a year from <paramref name="FirstYear"/>.</param>
public sealed record Exogenisation(Symbol Variable, Measure Measure, int FirstYear, ImmutableArray<double> Values)
{
    /// <summary>Last year.</summary>
    public int LastYear => FirstYear + Values.Length - 1;
}

/// <summary>A way to look at a variable.</summary>
public enum Measure
{
    /// <summary>x.</summary>
    Level,

    /// <summary>100 (x / x(-1) − 1).</summary>
    Growth,

    /// <summary>x − x(-1).</summary>
    Difference,
}

/// <summary>Expressions of measures.</summary>
internal static class Measures
{
    /// <summary>A measure of a symbol as an expression.</summary>
    public static Expression Of(Symbol symbol, Measure measure)
    {
        Expression now = new Reference(symbol, 0), before = new Reference(symbol, 1);
        return measure switch
        {
            Measure.Growth => new Binary(BinaryOperator.Multiply, new Number(100), new Binary(BinaryOperator.Subtract, new Binary(BinaryOperator.Divide, now, before), new Number(1))),
            Measure.Difference => new Binary(BinaryOperator.Subtract, now, before),
            _ => now,
        };
    }

    /// <summary>The measure's name in tables.</summary>
    public static string Word(Measure measure) => measure switch
    {
        Measure.Growth => "growth, percent",
        Measure.Difference => "change",
        _ => "level",
    };
}
