using System.Text.Json.Serialization.Metadata;
using Simulation.Documents.Analyses;
using Simulation.Documents.Json;
using Simulation.Documents.Questions;
using Simulation.Model.Analysis.Control;
using Simulation.Model.Ensembles.Summaries;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Documents.Control;

/// <summary>What an economist's judgement does to a forecast and to the probabilities of its targets.</summary>
public sealed class JudgementAnalysis : ProvinceAnalysis<JudgementRequest, JudgementDocument>
{
    private static readonly (string Name, double Low, double High)[] Bands = [("50", 0.25, 0.75), ("80", 0.1, 0.9), ("90", 0.05, 0.95)];

    /// <inheritdoc/>
    public override string Name => "judgement";

    /// <inheritdoc/>
    public override JsonTypeInfo<JudgementRequest> RequestType => DocumentJson.Default.JudgementRequest;

    /// <inheritdoc/>
    public override JsonTypeInfo<JudgementDocument> DocumentType => DocumentJson.Default.JudgementDocument;

    /// <inheritdoc/>
    public override JudgementDocument Answer(AnalysisSubject subject, JudgementRequest request, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(request);
        var mode = request.Simulation switch
        {
            null or "dynamic" => SimulationMode.Dynamic,
            "static" => SimulationMode.Static,
            _ => throw QuestionProblem.At("/simulation", request.Simulation, $"There is no simulation '{request.Simulation}'.", "Give dynamic or static."),
        };
        var forecast = new ForecastSpan(request.Plan, request.Horizon, request.Draws, request.Seed).PrepareAt(subject, request.Scenario, "/scenario");
        var isShown = Shown(request, forecast);
        var model = subject.Joined.Model;
        var control = new JudgementReading(model, forecast.Years[0], forecast.LastYear).Read(request);
        var found = ControlQuestion.Ask(() => ControlledForecast.Simulate(forecast, control, mode, progress, cancellation), "/exogenised");
        return new JudgementDocument(
            AnswerHead.Of(subject, forecast),
            mode.ToString().ToLowerInvariant(),
            [.. control.Judgements.Entries.Select(entry => AddFactor(model, entry))],
            [.. control.Exogenised.Select(held => Exogenised(model, held))],
            [.. from output in Enumerable.Range(0, found.Outputs.Length) where isShown(found.Outputs[output]) || control.Variables.Contains(found.Outputs[output]) from year in forecast.Years select Result(found, output, year)],
            [.. Targets(forecast).Select(target => Target(found, target.Target, target.Condition))],
            Targets(forecast).Any() ? new JudgedProbabilityDocument(found.BaselineAllProbability, found.ControlledAllProbability) : null);
    }

    private static Func<Symbol, bool> Shown(JudgementRequest request, PreparedForecast forecast)
    {
        for (var i = 0; i < request.Indicators.Count; i++)
            if (forecast.Outputs.All(output => output.Declaration.Name != request.Indicators[i]))
                throw QuestionProblem.At(FormattableString.Invariant($"/indicators/{i}"), request.Indicators[i], $"The model publishes no indicator '{request.Indicators[i]}'.", $"It publishes {string.Join(", ", forecast.Outputs.Select(output => output.Declaration.Name).Distinct())}.");
        return request.Indicators.Count == 0 ? _ => true : symbol => request.Indicators.Contains(symbol.Declaration.Name);
    }

    private static IEnumerable<(Target Target, DrawCondition Condition)> Targets(PreparedForecast forecast) => forecast.Question is not { } question ? []
        : question.Plan.Targets.Select((target, position) => (target, Condition: question.ConditionOf(position))).Where(pair => pair.Condition is not null)
            .Select(pair => (pair.target, question.Conditions[pair.Condition!.Value]));

    private static AddFactorDocument AddFactor(BoundModel model, Judgement entry) =>
        new(entry.Variable.Name, EquationOf(model, entry.Variable), entry.FirstYear, entry.LastYear, entry.Values[0], entry.Author, entry.Reason, ReadBy(model, entry.Variable));

    private static ExogenisedDocument Exogenised(BoundModel model, Exogenisation held) => new(
        held.Variable.Name, EquationOf(model, held.Variable), held.Variable.Declaration.Unit, held.FirstYear, held.LastYear, held.Measure.ToString().ToLowerInvariant(), held.Values, ReadBy(model, held.Variable));

    private static string EquationOf(BoundModel model, Symbol variable) => ExpressionPrinter.Print(model.Equations.First(equation => equation.Target == variable));

    // An indicator that nothing reads can be held to any value, and nothing else will know.
    private static string[] ReadBy(BoundModel model, Symbol variable) =>
        [.. model.Equations.Where(equation => equation.Target != variable && References.Of(equation).Any(reference => reference.Symbol == variable)).Select(equation => equation.Target.Name).Distinct()];

    private static JudgedResultDocument Result(ControlledForecast found, int output, int year)
    {
        var (indicator, sector) = IndicatorName.Of(found.Outputs[output]);
        return new JudgedResultDocument(indicator, sector, found.Outputs[output].Declaration.Unit, year, Figure(found.Baseline(output, year)), Figure(found.Controlled(output, year)));
    }

    private static JudgedFigureDocument Figure(SeriesSummary series) => new(
        series.Median, series.Mean, new SortedDictionary<string, IReadOnlyList<double?>>(Bands.ToDictionary(band => band.Name, band => (IReadOnlyList<double?>)[series.Quantile(band.Low), series.Quantile(band.High)]), StringComparer.Ordinal));

    private static JudgedTargetDocument Target(ControlledForecast found, Target target, DrawCondition condition) => new(
        target.Indicator, target.Sector, target.Operator.ToText(), target.Value, target.Unit, target.Year, found.BaselineProbability(condition), found.ControlledProbability(condition));
}
