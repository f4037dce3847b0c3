using System.Collections.Immutable;
using Simulation.Model.Analysis.Outcomes;
using Simulation.Model.Execution;
using Simulation.Model.Language.Binding;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Model.Analysis.Attribution;

/// <summary>
/// Growth of a path by cause (capital, labour, productivity, …): the parts become equations of the model, and the engine computes them in every draw with the
/// rest. They add up to growth in every draw and so in the mean. Compiled once for a model and an indicator; immutable and safe to share between threads.
/// </summary>
public sealed class GrowthAccounting
{
    private readonly BoundModel model;
    private readonly GrowthCauses causes;
    private readonly Symbol growth;
    private readonly ImmutableArray<(string Cause, Symbol Part)> parts;
    private readonly CompiledModel compiled;

    private GrowthAccounting(BoundModel model, GrowthCauses causes, Symbol growth, ImmutableArray<(string, Symbol)> parts, CompiledModel compiled)
    {
        this.model = model;
        this.causes = causes;
        this.growth = growth;
        this.parts = parts;
        this.compiled = compiled;
    }

    /// <summary>An account of the growth of an indicator.</summary>
    /// <param name="forecast">A forecast of the model; its scenario plays no part yet.</param>
    /// <param name="indicator">
    /// A growth rate whose equation is pct(…), or a level, whose growth 100 (x/x(-1) − 1) is then divided.
    /// </param>
    /// <exception cref="AttributionException">The equations cannot be divided: a term mixes causes, or variables depend on one another within the year.</exception>
    public static GrowthAccounting Of(PreparedForecast forecast, Symbol indicator)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        ArgumentNullException.ThrowIfNull(indicator);
        var model = forecast.Projector.Model.Model;
        var causes = new GrowthCauses(model);
        var decomposer = new GrowthDecomposer(model, causes);
        var level = LevelOf(model, indicator);
        var base100 = Algebra.Divide(new Number(100), Shift.By(level, 1));
        var changes = decomposer.Change(level);
        var growth = decomposer.Probe(Algebra.Multiply(base100, GrowthDecomposer.Difference(level)));
        (string, Symbol)[] parts = [.. changes.Causes.Select(cause => (cause, decomposer.Probe(Algebra.Multiply(base100, changes[cause])))).OrderBy(part => causes.OrderOf(part.cause))];
        var earlier = new EarlierValues(model, forecast.Ensemble, forecast.Paths);
        var equations = decomposer.Probes.Select(probe => new Equation(probe.Symbol, LeftForm.Level, earlier.Rewrite(probe.Value), "account", null, "", default));
        var compiled = CompiledModel.Compile(model.Extend([.. decomposer.Probes.Select(probe => probe.Symbol)], equations));
        return new GrowthAccounting(model, causes, growth, [.. parts], compiled);
    }

    /// <summary>Divides the growth of a forecast.</summary>
    /// <param name="forecast">A forecast of the same model and calibration, of any scenario.</param>
    /// <param name="cancellation">Stops between blocks of draws.</param>
    /// <exception cref="ArgumentException">The forecast is of another model.</exception>
    /// <exception cref="AttributionException">Growth is undefined in some draw.</exception>
    public ImmutableArray<GrowthAccount> Account(PreparedForecast forecast, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        if (forecast.Projector.Model.Model != model) throw new ArgumentException("The forecast is of another model than the account.", nameof(forecast));
        var figures = from year in forecast.Years from symbol in parts.Select(part => part.Part).Prepend(growth) select new Figure(symbol, year);
        var runs = FigureRuns.Of(forecast, figures, compiled);
        var table = runs.Run(forecast.Paths, runs.AllDraws, forecast.Latents, forecast.Ensemble, cancellation);
        return [.. forecast.Years.Select(year => AccountOf(year, table))];
    }

    private GrowthAccount AccountOf(int year, FigureTable table)
    {
        var total = table[new Figure(growth, year)].ToArray();
        var rest = (double[])total.Clone();
        var rows = ImmutableArray.CreateBuilder<GrowthPart>();
        foreach (var (cause, symbol) in parts)
        {
            var values = table[new Figure(symbol, year)];
            for (var draw = 0; draw < rest.Length; draw++) rest[draw] -= values[draw];
            rows.Add(Row(cause, values));
        }

        var (gap, size) = (rest.Max(Math.Abs), Math.Max(1, total.Max(Math.Abs)));
        if (!double.IsFinite(gap)) throw new AttributionException($"Growth or a part of it is undefined in {year} in some draw.", "Divide the growth of another indicator.");
        if (gap > 1e-9 * size) rows.Add(Row(GrowthCauses.Judgement, rest));
        return new GrowthAccount(year, Row("", total), rows.ToImmutable(), gap);
    }

    private GrowthPart Row(string cause, ReadOnlySpan<double> values)
    {
        var sorted = Quantiles.Sorted(values);
        var sum = 0.0;
        foreach (var value in values) sum += value;
        return new GrowthPart(cause, causes.LabelsOf(cause), sum / values.Length, Quantiles.OfSorted(sorted, 0.5), Quantiles.OfSorted(sorted, 0.05), Quantiles.OfSorted(sorted, 0.95));
    }

    // pct(e) is bound as 100 (e/e(-1) − 1).
    private static Expression LevelOf(BoundModel model, Symbol indicator)
    {
        var equation = model.Equations.FirstOrDefault(equation => equation.Target == indicator)
            ?? throw new AttributionException($"'{indicator}' has no equation.", "Divide the growth of a variable.");
        return equation is
        {
            Form: LeftForm.Level,
            Right: Binary
            {
                Operator: BinaryOperator.Multiply,
                Left: Number { Value: 100 },
                Right: Binary { Operator: BinaryOperator.Subtract, Right: Number { Value: 1 }, Left: Binary { Operator: BinaryOperator.Divide, Left: var level, Right: var before } },
            },
        } && before == Shift.By(level, 1)
            ? level
            : new Reference(indicator, 0);
    }
}

/// <summary>Growth of a year by cause, in percentage points.</summary>
/// <param name="Year">Year.</param>
/// <param name="Growth">Growth itself, percent.</param>
/// <param name="Parts">Its parts; in every draw, and so in the mean, they add up to it.</param>
/// <param name="LargestGap">Largest difference in any draw between growth and the sum of what the equations explain, percentage points.</param>
public sealed record GrowthAccount(int Year, GrowthPart Growth, ImmutableArray<GrowthPart> Parts, double LargestGap);

/// <summary>A part of growth over the draws of a forecast, percentage points.</summary>
/// <param name="Cause">Name of the cause: the model's own, or a kind of declaration.</param>
/// <param name="Labels">Its labels by language.</param>
/// <param name="Mean">Mean; the means of the parts add up to mean growth.</param>
/// <param name="Median">Median.</param>
/// <param name="Low">5th percentile.</param>
/// <param name="High">95th percentile.</param>
public sealed record GrowthPart(string Cause, ImmutableDictionary<string, string> Labels, double Mean, double Median, double Low, double High);
