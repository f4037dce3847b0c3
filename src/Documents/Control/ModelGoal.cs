using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Analysis.Control;
using Simulation.Model.Analysis.GoalSeeking;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;

namespace Simulation.Documents.Control;

/// <summary>Exact goal seek on a model with data of its own.</summary>
public static class ModelGoal
{
    /// <summary>Seeks a goal in a setting.</summary>
    /// <param name="setting">Model and paths.</param>
    /// <param name="wanted">What is to be reached.</param>
    /// <param name="moved">What is moved: as many as targets.</param>
    /// <param name="progress">Told the part done, 0 to 1; null for nobody.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="Model.Plans.Scenarios.ScenarioException">The question cannot be answered as asked.</exception>
    public static ModelGoalDocument Seek(
        ModelSetting setting, IReadOnlyList<ModelTargetRequest> wanted, IReadOnlyList<ModelInstrumentRequest> moved, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(setting);
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(moved);
        var model = setting.Model.Model;
        ImmutableArray<GoalTarget> targets = [.. wanted.Select((target, i) => Target(model, target, $"/targets/{i}"))];
        ImmutableArray<GoalInstrument> instruments = [.. moved.Select((instrument, i) => Instrument(setting, instrument, $"/instruments/{i}"))];
        var found = ControlQuestion.Ask(() => ExactGoalSeeker.Seek(setting, new ExactGoalQuestion(targets, instruments), progress, cancellation));
        return new ModelGoalDocument
        {
            Iterations = found.Iterations,
            Instruments =
            [
                .. found.Instruments.Select(sought => new ModelInstrumentDocument(
                    sought.Question.Instrument.Name, sought.Question.Instrument.Symbol.Declaration.Unit, sought.Question.FirstYear, sought.Question.LastYear, sought.Before, sought.Value, sought.IsWithinRange)),
            ],
            Targets = [.. found.Targets.Select((sought, i) => Document(sought, [.. found.Multipliers.Skip(i * instruments.Length).Take(instruments.Length)]))],
        };
    }

    private static GoalTarget Target(BoundModel model, ModelTargetRequest target, string path) =>
        new(ControlQuestion.Indicator(model, target.Indicator, target.Sector, path), target.Year, target.Value, ControlQuestion.MeasureOf(target.Measure, path));

    private static GoalInstrument Instrument(ModelSetting setting, ModelInstrumentRequest asked, string path)
    {
        var found = ControlQuestion.Instruments(setting.Model.Model, asked.Instrument, asked.Sector, path).ToList();
        if (found.Count > 1)
        {
            throw ControlQuestion.Problem(
                $"{path}/sector", null, string.Create(CultureInfo.InvariantCulture, $"{asked.Instrument} has {found.Count} members, and an exact goal moves one at a time."), $"Give one of {string.Join(", ", found.Select(instrument => instrument.Symbol.Members[0]))}.");
        }

        return new GoalInstrument(found[0], asked.Year ?? asked.From ?? setting.FirstYear, asked.Year ?? asked.To ?? setting.LastYear);
    }

    private static ModelTargetDocument Document(SoughtTarget sought, IReadOnlyList<double> multipliers)
    {
        var (indicator, sector) = IndicatorName.Of(sought.Question.Indicator);
        return new ModelTargetDocument(
            indicator, sector, sought.Question.Indicator.Declaration.Unit, sought.Question.Measure.ToString().ToLowerInvariant(), sought.Question.Year, sought.Question.Value, sought.Before, sought.Reached, multipliers);
    }
}
