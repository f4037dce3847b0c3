using System.Collections.Immutable;
using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using Simulation.Model.Analysis.Control;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.GoalSeeking;

/// <summary>Targets as functions of unknowns: values of instruments over years in, medians of indicators out.</summary>
internal sealed class GoalSpace
{
    private readonly ModelSetting setting;
    private readonly ImmutableArray<GoalTarget> targets;
    private readonly ImmutableArray<GoalInstrument> unknowns;
    private readonly SteeredModel model;
    private readonly int[] channels;
    private readonly double share;

    /// <exception cref="ControlException">A year is outside the setting, or an instrument has two values in a year.</exception>
    public GoalSpace(ModelSetting setting, ImmutableArray<GoalTarget> targets, ImmutableArray<GoalInstrument> unknowns)
    {
        this.setting = setting;
        this.targets = targets;
        this.unknowns = unknowns;
        Check();
        ImmutableArray<Instrument> instruments = [.. unknowns.Select(unknown => unknown.Instrument).Distinct()];
        channels = [.. unknowns.Select(unknown => instruments.IndexOf(unknown.Instrument))];
        ImmutableArray<Expression> probes = [.. targets.Select(target => Measures.Of(target.Indicator, target.Measure))];
        model = new SteeredModel(setting, instruments, [.. probes, .. instruments.Select(Looked)]);
        // The median of draws has kinks where one draw takes over from another: wider steps see past them.
        share = setting.IsSinglePath ? 1e-5 : 1e-3;
        Start = FindStart();
    }

    /// <summary>Whether there is one path only.</summary>
    public bool IsSinglePath => setting.IsSinglePath;

    /// <summary>The unknowns without a search.</summary>
    public Vector<double> Start { get; }

    /// <summary>Value of an unknown's instrument in its first year without a search; null where an equation or chance decides.</summary>
    public double? BaseOf(int unknown) =>
        model.Base[channels[unknown]][unknowns[unknown].FirstYear - setting.FirstYear] is var value && double.IsFinite(value) ? value : null;

    /// <summary>Step of differences in an unknown.</summary>
    private double StepOf(int unknown, double at) => Steps.Of(unknowns[unknown].Instrument, at, share);

    /// <summary>The size that an unknown's moves are measured by: its own, or that of its range.</summary>
    public double SizeOf(int unknown) => StepOf(unknown, Start[unknown]) / share;

    /// <summary>The targets' values at several positions.</summary>
    public Vector<double>[] Evaluate(IReadOnlyList<Vector<double>> positions, CancellationToken cancellation)
    {
        var runs = model.Run([.. positions.Select(Place)], cancellation);
        return [.. runs.Select(run => Vector<double>.Build.DenseOfEnumerable(targets.Select((target, i) => Order.Median(run[i][target.Year - setting.FirstYear]))))];
    }

    /// <summary>∂target/∂unknown by central differences, <c>[target, unknown]</c>.</summary>
    public Matrix<double> Multipliers(Vector<double> position, CancellationToken cancellation)
    {
        var positions = new List<Vector<double>>();
        for (var j = 0; j < unknowns.Length; j++)
        {
            foreach (var sign in (ReadOnlySpan<int>)[1, -1])
            {
                var moved = position.Clone();
                moved[j] += sign * StepOf(j, position[j]);
                positions.Add(moved);
            }
        }

        var values = Evaluate(positions, cancellation);
        return Matrix<double>.Build.Dense(targets.Length, unknowns.Length, (i, j) =>
            (values[2 * j][i] - values[(2 * j) + 1][i]) / (positions[2 * j][j] - positions[(2 * j) + 1][j]));
    }

    private double[][] Place(Vector<double> position)
    {
        var placed = model.NewPosition();
        for (var j = 0; j < unknowns.Length; j++)
        {
            for (var year = unknowns[j].FirstYear; year <= unknowns[j].LastYear; year++) placed[channels[j]][year - setting.FirstYear] = position[j];
        }

        return placed;
    }

    // A path that chance decides starts from its median.
    private Vector<double> FindStart()
    {
        var run = model.Run([model.NewPosition()])[0];
        return Vector<double>.Build.DenseOfEnumerable(unknowns.Select((unknown, j) =>
            BaseOf(j) ?? (Order.Median(run[targets.Length + channels[j]][unknown.FirstYear - setting.FirstYear]) is var median && double.IsFinite(median) ? median : 0)));
    }

    private static Expression Looked(Instrument instrument) => instrument.IsAddFactor ? new Number(0) : new Reference(instrument.Symbol, 0);

    private void Check()
    {
        foreach (var target in targets)
        {
            if (!double.IsFinite(target.Value))
                throw new ControlException(string.Create(CultureInfo.InvariantCulture, $"The target {target.Name} cannot be {target.Value}."), "Give a number.");
            if (target.Year >= setting.FirstYear && target.Year <= setting.LastYear) continue;
            throw new ControlException(string.Create(CultureInfo.InvariantCulture,
                $"The target {target.Name} is outside the years that are run, {setting.FirstYear}-{setting.LastYear}."), "Give one of these years, or run the model longer.");
        }

        var taken = new Dictionary<(Symbol, int), GoalInstrument>();
        foreach (var unknown in unknowns)
        {
            unknown.Instrument.Validate(setting.Model.Model);
            if (unknown.FirstYear < setting.FirstYear || unknown.LastYear > setting.LastYear || unknown.FirstYear > unknown.LastYear)
            {
                throw new ControlException(string.Create(CultureInfo.InvariantCulture,
                    $"The instrument {unknown.Name} is to move outside the years {setting.FirstYear}-{setting.LastYear}."), "Give years that are run.");
            }

            for (var year = unknown.FirstYear; year <= unknown.LastYear; year++)
            {
                if (taken.TryAdd((unknown.Instrument.Symbol, year), unknown)) continue;
                throw new ControlException(string.Create(CultureInfo.InvariantCulture,
                    $"Two instruments set {unknown.Instrument} in {year}: {taken[(unknown.Instrument.Symbol, year)].Name} and {unknown.Name}."), "Let each year of an instrument stand in one of them.");
            }
        }
    }
}
