using System.Collections.Immutable;
using Simulation.Model.Analysis.Control;
using Simulation.Model.Ensembles.Randomness;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans.Sweeps;

namespace Simulation.Model.Analysis.ModelComparison;

/// <summary>
/// Runs two versions of a model over the same sampled scenarios and says where results differ, by how much. A scenario is one draw: levers from a Latin
/// hypercube over their ranges, parameters and shocks from streams numbered by name, so that both versions meet the same.
/// </summary>
public static class ModelComparer
{
    /// <summary>Differences below this share of 1 + |value| are rounding: equations written in another order.</summary>
    private const double Rounding = 1e-11;

    /// <summary>Compares two versions.</summary>
    /// <param name="before">The older version with its given paths.</param>
    /// <param name="after">The newer version with its given paths.</param>
    /// <param name="sample">Scenarios and years.</param>
    /// <param name="cancellation">Stops between runs.</param>
    /// <exception cref="ControlException">There is nothing to compare.</exception>
    /// <exception cref="ConvergenceException">A version has no solution in a scenario; the draw is the scenario's number.</exception>
    public static ModelDifference Compare(ModelVersion before, ModelVersion after, ComparisonSample sample, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentOutOfRangeException.ThrowIfLessThan(sample.Scenarios, 1);
        var structure = StructureComparer.Compare(before.Model, after.Model);
        ImmutableArray<string> names = [.. Indicators(before.Model).Intersect(Indicators(after.Model), StringComparer.Ordinal)];
        if (names.IsEmpty) throw new ControlException($"The models {before.Model.Name} and {after.Model.Name} have no variable in common.", "Compare versions of one model.");

        var levers = Levers(before.Model, after.Model);
        var design = SweepDesign.Sample([.. levers.Select(lever => (lever.Minimum, lever.Maximum))], sample.Scenarios, sample.Seed);
        var (old, young) = (Run(before, names, levers, design, sample, cancellation), Run(after, names, levers, design, sample, cancellation));
        var differences = from indicator in Enumerable.Range(0, names.Length)
                          from year in Enumerable.Range(sample.FirstYear, sample.LastYear - sample.FirstYear + 1)
                          let found = Difference(names[indicator], after.Model, year, old[indicator, year], young[indicator, year], levers, design)
                          where found is not null
                          select found;
        return new ModelDifference(structure, sample.Scenarios, names.Length, [.. differences]);
    }

    private static IEnumerable<string> Indicators(BoundModel model)
    {
        var variables = model.Symbols.Where(symbol => symbol.Kind == SymbolKind.Variable).ToList();
        var published = variables.Where(symbol => symbol.Declaration.Published is not null).ToList();
        return (published.Count > 0 ? published : variables).Select(symbol => symbol.Name);
    }

    // What both can be given, within the range that both allow.
    private static ImmutableArray<(string Name, double Minimum, double Maximum)> Levers(BoundModel before, BoundModel after) =>
    [
        .. from lever in before.Symbols
           where lever.Kind is SymbolKind.Lever or SymbolKind.Given
           let other = after.Find(lever.Name)
           where other?.Kind is SymbolKind.Lever or SymbolKind.Given
           let minimum = Math.Max(lever.Minimum, other.Minimum)
           let maximum = Math.Min(lever.Maximum, other.Maximum)
           where double.IsFinite(minimum) && double.IsFinite(maximum) && minimum < maximum
           select (lever.Name, minimum, maximum),
    ];

    private static DrawSink Run(
        ModelVersion version, ImmutableArray<string> names, ImmutableArray<(string Name, double Minimum, double Maximum)> levers, SweepDesign design, ComparisonSample sample, CancellationToken cancellation)
    {
        // One draw for each scenario: the setting is a single path whose random numbers differ by draw.
        var setting = ModelSetting.SinglePath(CompiledModel.Compile(version.Model), version.Paths, version.StartYear, sample.LastYear) with { Latents = new PhiloxLatents(sample.Seed) };
        var model = new SteeredModel(setting, [.. levers.Select(lever => new Instrument(version.Model.Find(lever.Name)!))], [.. names.Select(name => new Reference(version.Model.Find(name)!, 0))]);
        var positions = new List<double[][]>(sample.Scenarios);
        for (var scenario = 0; scenario < sample.Scenarios; scenario++)
        {
            cancellation.ThrowIfCancellationRequested();
            var position = model.NewPosition();
            for (var lever = 0; lever < levers.Length; lever++) position[lever].AsSpan(sample.FirstYear - setting.FirstYear).Fill(design[scenario][lever]);
            positions.Add(position);
        }

        return model.RunDraws(positions);
    }

    private static ResultDifference? Difference(
        string name, BoundModel model, int year, double[] before, double[] after, ImmutableArray<(string Name, double Minimum, double Maximum)> levers, SweepDesign design)
    {
        var (differing, undefined, both, squares, largest) = (0, 0, 0, 0.0, -1);
        for (var scenario = 0; scenario < before.Length; scenario++)
        {
            var (was, isNow) = (before[scenario], after[scenario]);
            if (double.IsFinite(was) != double.IsFinite(isNow)) (differing, undefined) = (differing + 1, undefined + 1);
            if (!double.IsFinite(was) || !double.IsFinite(isNow)) continue;
            both++;
            var difference = Math.Abs(isNow - was);
            if (difference <= Rounding * (1 + Math.Abs(was))) continue;
            differing++;
            squares += difference * difference;
            if (largest < 0 || difference > Math.Abs(after[largest] - before[largest])) largest = scenario;
        }

        if (differing == 0) return null;
        return new ResultDifference(
            name,
            model.Find(name)!.Declaration.Unit,
            year,
            differing,
            both == 0 ? 0 : Math.Sqrt(squares / both),
            largest < 0 ? null : new LargestDifference(largest, before[largest], after[largest], levers.Select((lever, i) => (lever.Name, Value: design[largest][i])).ToImmutableSortedDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal)),
            undefined);
    }
}

/// <summary>A version of a model, ready to be run from its start.</summary>
/// <param name="Model">The bound model.</param>
/// <param name="Paths">Its given paths, starting values among them.</param>
/// <param name="StartYear">Year of the starting state.</param>
public sealed record ModelVersion(BoundModel Model, PathTable Paths, int StartYear);

/// <summary>Scenarios for a comparison.</summary>
/// <param name="FirstYear">First year in which levers are sampled and results compared; before it all is as given.</param>
/// <param name="LastYear">Last year.</param>
/// <param name="Scenarios">Number of scenarios.</param>
/// <param name="Seed">Seed of levers, parameters and shocks.</param>
public sealed record ComparisonSample(int FirstYear, int LastYear, int Scenarios = 1000, ulong Seed = 1);
