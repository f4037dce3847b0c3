using System.Collections.Immutable;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Control;

/// <summary>Simulations of a single path, dynamic (each year from what was simulated for the years before) or static (from data).</summary>
public static class ModelSimulation
{
    /// <summary>Each year goes on from the simulated years before it.</summary>
    public static ModelPath Dynamic(ModelSetting setting) => ModelPath.Of(setting);

    /// <summary>Each year goes on from the data of the years before it: one year ahead, every year.</summary>
    /// <param name="setting">A single path from the model's start.</param>
    /// <param name="data">Observed values of what the model determines. Years without data go on from the setting's own start or fail by name.</param>
    /// <param name="variables">What is wanted.</param>
    /// <returns>For each variable one value a year.</returns>
    /// <exception cref="ArgumentException">A lag that a year reads is in neither data nor setting.</exception>
    public static ImmutableArray<ImmutableArray<double>> Static(ModelSetting setting, PathTable data, ImmutableArray<Symbol> variables)
    {
        ArgumentNullException.ThrowIfNull(setting);
        ArgumentNullException.ThrowIfNull(data);
        var determined = setting.Model.Model.Equations.Select(equation => equation.Target).ToHashSet();
        var outside = data.Entries.Where(entry => !determined.Contains(entry.Symbol)).ToList();
        var found = variables.Select(_ => ImmutableArray.CreateBuilder<double>()).ToArray();
        for (var year = setting.FirstYear; year <= setting.LastYear; year++)
        {
            var known = PathTable.Of(data.Entries.Where(entry => determined.Contains(entry.Symbol) && entry.Year < year).Concat(outside));
            var oneYear = setting with { Paths = setting.Paths.With(known), StartYear = year - 1, LastYear = year };
            var sink = new DrawSink(variables.Length, year, year, 1);
            oneYear.Run(oneYear.Model.CreateProjector(oneYear.Paths, oneYear.AddFactors, year - 1, year, year, variables), sink);
            for (var i = 0; i < found.Length; i++) found[i].Add(sink[i, year][0]);
        }

        return [.. found.Select(path => path.ToImmutable())];
    }
}
