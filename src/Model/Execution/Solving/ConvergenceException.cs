using System.Collections.Immutable;
using System.Globalization;

namespace Simulation.Model.Execution;

/// <summary>How a search for a simultaneous solution failed.</summary>
public enum ConvergenceFailure
{
    /// <summary>Residuals grew beyond bounds or became undefined.</summary>
    Diverges,

    /// <summary>The iterates came back to where they had been.</summary>
    Cycles,

    /// <summary>Residuals neither vanished nor grew.</summary>
    Stalls,
}

/// <summary>A simultaneous core has no solution that the solver could find, in one draw and year.</summary>
public sealed class ConvergenceException : Exception
{
    /// <summary>Describes a failed search.</summary>
    /// <param name="equation">Text of the equation with the largest residual.</param>
    /// <param name="symbol">Its target.</param>
    /// <param name="draw">Number of the draw.</param>
    /// <param name="year">Calendar year.</param>
    /// <param name="failure">How the search failed.</param>
    /// <param name="residuals">Largest residual after each iteration, in the units of the unknowns.</param>
    public ConvergenceException(string equation, string symbol, long draw, int year, ConvergenceFailure failure, ImmutableArray<double> residuals)
        : base(Describe(equation, symbol, draw, year, failure, residuals))
    {
        Equation = equation;
        Symbol = symbol;
        Draw = draw;
        Year = year;
        Failure = failure;
        Residuals = residuals;
    }

    /// <summary>Text of the equation with the largest residual.</summary>
    public string Equation { get; }

    /// <summary>Its target.</summary>
    public string Symbol { get; }

    /// <summary>Number of the draw.</summary>
    public long Draw { get; }

    /// <summary>Calendar year.</summary>
    public int Year { get; }

    /// <summary>How the search failed.</summary>
    public ConvergenceFailure Failure { get; }

    /// <summary>Largest residual after each iteration.</summary>
    public ImmutableArray<double> Residuals { get; }

    private static string Describe(string equation, string symbol, long draw, int year, ConvergenceFailure failure, ImmutableArray<double> residuals)
    {
        var last = string.Join(", ", residuals.TakeLast(4).Select(residual => residual.ToString("g4", CultureInfo.InvariantCulture)));
        var manner = failure switch
        {
            ConvergenceFailure.Diverges => "diverges",
            ConvergenceFailure.Cycles => "cycles",
            _ => "stalls",
        };
        return string.Create(CultureInfo.InvariantCulture,
            $"The simultaneous solution {manner} at '{symbol}' in draw {draw}, {year}, after {residuals.Length} iterations (last residuals {last}): \"{equation}\". Check the starting value of '{symbol}' and the sizes of its coefficients.");
    }
}

/// <summary>How simultaneous cores are solved.</summary>
public enum SolutionMethod
{
    /// <summary>Newton's method with exact derivatives, step halved while it makes residuals worse.</summary>
    Newton,

    /// <summary>Gauss-Seidel: the equations one after the other until they agree. Slower, and only for cores that are contractions.</summary>
    GaussSeidel,
}
