using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Control;

/// <summary>
/// Impact, interim and cumulative multipliers ∂yₜ₊ₛ/∂xₜ: by exact derivatives on a single path, by central differences with common random numbers over draws.
/// </summary>
public static class MultiplierAnalysis
{
    /// <summary>Steps of differences, as a share of an instrument's size.</summary>
    internal const double RelativeStep = 1e-4;

    /// <summary>Computes multipliers.</summary>
    /// <param name="setting">A single path, or the draws of a forecast.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancellation">Stops between runs.</param>
    /// <exception cref="ControlException">The year is outside the setting, or an instrument cannot be set from outside.</exception>
    public static MultiplierTable Compute(ModelSetting setting, MultiplierQuestion question, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(setting);
        ArgumentNullException.ThrowIfNull(question);
        var year = question.Year ?? setting.FirstYear;
        if (year < setting.FirstYear || year > setting.LastYear)
        {
            throw new ControlException(
                string.Create(CultureInfo.InvariantCulture, $"Multipliers of a change in {year} are asked for, and the model is run for {setting.FirstYear}-{setting.LastYear}."),
                "Give one of these years.");
        }

        foreach (var instrument in question.Instruments) instrument.Validate(setting.Model.Model);
        // A random path has no level to move: it is moved by an addition in every draw.
        var resolved = question with { Year = year, Instruments = [.. question.Instruments.Select(instrument => Resolve(setting, instrument, year))] };
        return setting.IsSinglePath ? Exact(setting, resolved, year) : Differences(setting, resolved, year, progress, cancellation);
    }

    private static Instrument Resolve(ModelSetting setting, Instrument instrument, int year) =>
        setting.Model.Structure.EquationOf(instrument.Symbol) is not null && !setting.Paths.Gives(instrument.Symbol, year) ? instrument with { Adds = true } : instrument;

    private static MultiplierTable Exact(ModelSetting setting, MultiplierQuestion question, int year)
    {
        var path = ModelPath.Of(setting);
        var count = question.Instruments.Length;
        List<TangentPath.Direction> directions =
        [
            .. question.Instruments.Select(instrument => new TangentPath.Direction(instrument, year, year)),
            .. question.Instruments.Select(instrument => new TangentPath.Direction(instrument, year, setting.LastYear)),
        ];
        var tangent = TangentPath.Along(path, directions);
        var years = Enumerable.Range(year, setting.LastYear - year + 1).ToArray();
        var multipliers = ImmutableArray.CreateBuilder<Multiplier>();
        var derivatives = question.Indicators.Select(indicator => years.Select(at => tangent.Of(Measures.Of(indicator, question.Measure), at)).ToArray()).ToArray();
        for (var i = 0; i < count; i++)
        {
            for (var k = 0; k < question.Indicators.Length; k++)
            {
                var interim = derivatives[k].Select(row => new[] { row[i] * question.Change }).ToArray();
                var sustained = derivatives[k].Select(row => new[] { row[count + i] * question.Change }).ToArray();
                multipliers.Add(new Multiplier(question.Instruments[i], question.Indicators[k], LevelOf(setting, question.Instruments[i], year), Effects(year, interim, sustained)));
            }
        }

        return new MultiplierTable(year, question.Change, MultiplierMethod.ExactDerivatives, multipliers.ToImmutable());
    }

    private static MultiplierTable Differences(ModelSetting setting, MultiplierQuestion question, int year, IProgress<double>? progress, CancellationToken cancellation)
    {
        var model = new SteeredModel(setting, question.Instruments, [.. question.Indicators.Select(indicator => Measures.Of(indicator, question.Measure))]);
        var offset = year - setting.FirstYear;
        var multipliers = ImmutableArray.CreateBuilder<Multiplier>();
        for (var i = 0; i < question.Instruments.Length; i++)
        {
            var step = Steps.Of(question.Instruments[i], model.Base[i][offset], RelativeStep);
            double[][][][] Runs(int last)
            {
                var (more, less) = (model.NewPosition(), model.NewPosition());
                for (var at = offset; at <= last; at++) (more[i][at], less[i][at]) = (more[i][at] + step, less[i][at] - step);
                return model.Run([more, less], cancellation);
            }

            var once = Runs(offset);
            var always = Runs(setting.LastYear - setting.FirstYear);
            for (var k = 0; k < question.Indicators.Length; k++)
            {
                var scale = question.Change / (2 * step);
                multipliers.Add(new Multiplier(
                    question.Instruments[i],
                    question.Indicators[k],
                    LevelOf(setting, question.Instruments[i], year),
                    Effects(year, Slopes(once, k, offset, scale), Slopes(always, k, offset, scale))));
            }

            progress?.Report((i + 1.0) / question.Instruments.Length);
        }

        return new MultiplierTable(year, question.Change, MultiplierMethod.CentralDifferences, multipliers.ToImmutable());
    }

    private static double[][] Slopes(double[][][][] runs, int probe, int offset, double scale) =>
        [.. runs[0][probe].Zip(runs[1][probe]).Skip(offset).Select(pair => pair.First.Zip(pair.Second, (more, less) => (more - less) * scale).ToArray())];

    private static double? LevelOf(ModelSetting setting, Instrument instrument, int year) =>
        instrument.IsAddFactor ? (instrument.Symbol.Kind == SymbolKind.Variable ? setting.AddFactors[instrument.Symbol, year] : null)
        : setting.Paths.TryGet(instrument.Symbol, year, out var value) ? value : instrument.Symbol.Default;

    // interim and sustained are [year][draw].
    private static ImmutableArray<MultiplierEffect> Effects(int year, double[][] interim, double[][] sustained)
    {
        var effects = ImmutableArray.CreateBuilder<MultiplierEffect>(interim.Length);
        var cumulative = new double[interim[0].Length];
        for (var at = 0; at < interim.Length; at++)
        {
            for (var draw = 0; draw < cumulative.Length; draw++) cumulative[draw] += interim[at][draw];
            var sorted = Order.Sorted(interim[at]);
            effects.Add(new MultiplierEffect(
                year + at,
                Defined(Order.Quantile(sorted, 0.5)),
                Defined(Order.Quantile(sorted, 0.05)),
                Defined(Order.Quantile(sorted, 0.95)),
                Defined(Order.Median(cumulative)),
                Defined(Order.Median(sustained[at]))));
        }

        return effects.MoveToImmutable();
    }

    private static double? Defined(double value) => double.IsFinite(value) ? value : null;
}
