using System.Collections.Immutable;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Control;

/// <summary>
/// Add-factors with which a model reproduces given data exactly.
/// </summary>
/// <param name="AddFactors">The tracking residuals with the setting's own add-factors: run with them, the model gives the data.</param>
/// <param name="Residuals">The residuals, in order of variable and year, in the units of each equation's left side.</param>
/// <param name="LargestMiss">Largest difference between data and a run with the add-factors, relative to 1 + |data|.</param>
public sealed record Tracking(AddFactors AddFactors, ImmutableArray<YearValue> Residuals, double LargestMiss)
{
    /// <summary>
    /// Finds the tracking residuals: with the data in place of their equations the rest of the model is computed, and each replaced equation's residual on that
    /// path is form(x) − right side. With the residuals added, the path solves every equation.
    /// </summary>
    /// <param name="setting">A single path. Its given values stand; data for what has no equation (levers, given paths) are given to the model.</param>
    /// <param name="data">Values to be reproduced, of any variables in any years of the setting.</param>
    /// <exception cref="ControlException">An equation cannot give its datum: it is undefined there (log of a negative number).</exception>
    /// <exception cref="ConvergenceException">The rest of the model has no solution with these data.</exception>
    public static Tracking Of(ModelSetting setting, PathTable data)
    {
        ArgumentNullException.ThrowIfNull(setting);
        ArgumentNullException.ThrowIfNull(data);
        var equations = setting.Model.Model.Equations.ToDictionary(equation => equation.Target);
        var outside = PathTable.Of(data.Entries.Where(entry => !equations.ContainsKey(entry.Symbol) || entry.Year <= setting.StartYear));
        var tracked = data.Entries.Where(entry => equations.ContainsKey(entry.Symbol) && entry.Year > setting.StartYear && entry.Year <= setting.LastYear && !setting.Paths.Gives(entry.Symbol, entry.Year)).ToList();
        var given = setting with { Paths = setting.Paths.With(outside) };
        var path = ModelPath.Of(given with { Paths = given.Paths.With(PathTable.Of(tracked)) });
        var residuals = tracked.Select(entry => entry with { Value = Residual(equations[entry.Symbol], entry, path) }).ToImmutableArray();
        var addFactors = AddFactors.Of(setting.AddFactors.Entries.Concat(residuals));
        var run = ModelPath.Of(given with { AddFactors = addFactors });
        var miss = tracked.Select(entry => Math.Abs(run[entry.Symbol, entry.Year] - entry.Value) / (1 + Math.Abs(entry.Value))).DefaultIfEmpty(0).Max();
        return new Tracking(addFactors, residuals, miss);
    }

    private static double Residual(Equation equation, YearValue entry, ModelPath path)
    {
        var residual = EquationResidual.Of(equation, entry.Year, (symbol, year) => path[symbol, year]);
        if (double.IsFinite(residual)) return residual;
        throw new ControlException(
            FormattableString.Invariant($"The equation of '{entry.Symbol}' is undefined with the value {entry.Value} in {entry.Year}: \"{equation.Text}\"."),
            "Check the datum, and what the equation reads in that year.");
    }
}
