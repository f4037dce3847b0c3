using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Simulation.Documents.Analyses;
using Simulation.Documents.Json;
using Simulation.Model.Analysis.Control;
using Simulation.Model.Analysis.GoalSeeking;
using Simulation.Model.Analysis.OptimalControl;
using Simulation.Model.Language;

namespace Simulation.Documents.Control;

/// <summary>Optimal control of the medians of a forecast.</summary>
public sealed class OptimalControlAnalysis : ProvinceAnalysis<OptimalControlRequest, OptimalControlDocument>
{
    private const double UsualEffort = 0.01;

    /// <inheritdoc/>
    public override string Name => "optimal-control";

    /// <inheritdoc/>
    public override bool IsLong => true;

    /// <inheritdoc/>
    public override JsonTypeInfo<OptimalControlRequest> RequestType => DocumentJson.Default.OptimalControlRequest;

    /// <inheritdoc/>
    public override JsonTypeInfo<OptimalControlDocument> DocumentType => DocumentJson.Default.OptimalControlDocument;

    /// <inheritdoc/>
    public override OptimalControlDocument Answer(AnalysisSubject subject, OptimalControlRequest request, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(request);
        var forecast = ControlQuestion.Prepare(subject, request.Scenario, request.Horizon, request.Draws, request.Seed);
        var setting = ModelSetting.Of(forecast);
        var question = new OptimalControlQuestion(
            [.. request.Targets.SelectMany((target, i) => Targets(setting, target, $"/targets/{i}"))],
            [.. request.Instruments.SelectMany((instrument, i) => Instruments(setting, instrument, $"/instruments/{i}"))]);
        var found = ControlQuestion.Ask(() => OptimalController.Minimise(setting, question, progress, cancellation));
        return new OptimalControlDocument
        {
            Origin = ControlOrigin.Of(subject, forecast),
            Loss = found.Loss,
            LossBefore = found.LossBefore,
            Iterations = found.Iterations,
            KktResidual = found.KktResidual,
            Instruments =
            [
                .. found.Instruments.Select(controlled => new ControlledInstrumentDocument(
                    controlled.Question.Instrument.Instrument.Name, controlled.Question.Instrument.Instrument.Symbol.Declaration.Unit, controlled.Question.Instrument.FirstYear, controlled.Reference, controlled.Value, controlled.ShadowPrice)),
            ],
            Targets = [.. found.Targets.Select(Document)],
        };
    }

    private static IEnumerable<WeightedTarget> Targets(ModelSetting setting, WeightedTargetRequest asked, string path)
    {
        var indicator = ControlQuestion.Indicator(setting.Model.Model, asked.Indicator, asked.Sector, path);
        var measure = ControlQuestion.MeasureOf(asked.Measure, path);
        return Years(setting, asked.Year ?? asked.From, asked.Year ?? asked.To).Select(year => new WeightedTarget(new GoalTarget(indicator, year, asked.Value, measure), asked.Weight ?? 1));
    }

    // A cost by the percent makes billions and shares alike.
    private static IEnumerable<BoundedInstrument> Instruments(ModelSetting setting, BoundedInstrumentRequest asked, string path)
    {
        foreach (var instrument in ControlQuestion.Instruments(setting.Model.Model, asked.Instrument, asked.Sector, path))
        {
            var level = setting.Paths.TryGet(instrument.Symbol, setting.FirstYear, out var value) ? value : instrument.Symbol.Default ?? 0;
            var unit = level == 0 || instrument.IsAddFactor ? 1 : Math.Abs(level) / 100;
            foreach (var unknown in GoalInstrument.EachYear(instrument, asked.From ?? setting.FirstYear, asked.To ?? setting.LastYear))
            {
                yield return new BoundedInstrument(unknown, (asked.Effort ?? UsualEffort) / (unit * unit))
                {
                    Minimum = asked.Minimum,
                    Maximum = asked.Maximum,
                    ChangeWeight = (asked.Change ?? 0) / (unit * unit),
                };
            }
        }
    }

    private static ImmutableArray<int> Years(ModelSetting setting, int? from, int? to) =>
        [.. Enumerable.Range(from ?? setting.FirstYear, Math.Max(0, (to ?? setting.LastYear) - (from ?? setting.FirstYear) + 1))];

    private static ControlledTargetDocument Document(ControlledTarget controlled)
    {
        var target = controlled.Question.Target;
        var (indicator, sector) = IndicatorName.Of(target.Indicator);
        return new ControlledTargetDocument(indicator, sector, target.Indicator.Declaration.Unit, target.Measure.ToString().ToLowerInvariant(), target.Year, target.Value, controlled.Before, controlled.Value);
    }
}
