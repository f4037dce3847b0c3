using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Simulation.Documents.Analyses;
using Simulation.Documents.Json;
using Simulation.Documents.Questions;
using Simulation.Model.Analysis.Outcomes;
using Simulation.Model.Analysis.Sensitivity;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Documents.Sensitivity;

/// <summary>What results hang on: a tornado and Sobol indices for every uncertain input and lever.</summary>
public sealed class SensitivityAnalysis : ProvinceAnalysis<SensitivityRequest, SensitivityDocument>
{
    private const int FewestPoints = 32;
    private const int MostPoints = 65_536;

    /// <inheritdoc/>
    public override string Name => "sensitivity";

    /// <inheritdoc/>
    public override JsonTypeInfo<SensitivityRequest> RequestType => DocumentJson.Default.SensitivityRequest;

    /// <inheritdoc/>
    public override JsonTypeInfo<SensitivityDocument> DocumentType => DocumentJson.Default.SensitivityDocument;

    /// <inheritdoc/>
    public override SensitivityDocument Answer(AnalysisSubject subject, SensitivityRequest request, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(request);
        var points = request.Points ?? 1024;
        if (points is < FewestPoints or > MostPoints)
            throw QuestionProblem.At("/points", FormattableString.Invariant($"{points}"), $"The base sample cannot have {points} points.", FormattableString.Invariant($"Give a number in {FewestPoints}..{MostPoints}."));
        var forecast = new ForecastSpan(request.Plan, request.Horizon, request.Draws, request.Seed)
            .PrepareAt(subject, request.Scenario, "/scenario");
        var outcomes = Outcomes(request, forecast);
        ImmutableArray<LeverRange> levers = [.. LeverRanges.Of(forecast, request.Levers).Select(lever => lever.Range)];
        var sobol = SobolAnalysis.Compute(
            forecast, [.. outcomes.Select(outcome => new SensitivityQuantity(outcome.Figures[0]))], null, levers, new SobolOptions { Points = points }, progress.Part(0, 0.5), cancellation);
        var tornado = Tornado.Compute(forecast, outcomes, levers, progress: progress.Part(0.5, 1), cancellation: cancellation);
        return new SensitivityDocument(AnswerHead.Of(subject, forecast), points, sobol.Draws, [.. outcomes.Select((outcome, i) => Figure(outcome, tornado[i], sobol, i))]);
    }

    private static ImmutableArray<Outcome> Outcomes(SensitivityRequest request, PreparedForecast forecast)
    {
        for (var i = 0; i < request.Outcomes.Count; i++)
            if (request.Outcomes[i].Statistic is not (null or "mean"))
                throw QuestionProblem.At($"/outcomes/{i}/statistic", request.Outcomes[i].Statistic, "Variance is that of a figure, and bars are of its mean.", "Leave the statistic out.");
        ImmutableArray<Outcome> outcomes = request.Outcomes.Count > 0
            ? [.. request.Outcomes.Select((outcome, i) => outcome.ToOutcome(forecast, $"/outcomes/{i}"))]
            : [.. ForecastSpan.TargetsOf(forecast).Select(target => target.Figure).Distinct().Select(Outcome.Mean)];
        return outcomes.IsEmpty
            ? throw QuestionProblem.At("/outcomes", null, "The province has no plan, so the question must say what is asked about.", "Give outcomes: an indicator and a year.")
            : outcomes;
    }

    private static FigureSensitivityDocument Figure(Outcome outcome, TornadoChart tornado, SobolAnswer sobol, int i)
    {
        var result = sobol.Results[i];
        return new FigureSensitivityDocument(
            OutcomeDocument.Of(outcome),
            tornado.Baseline,
            Math.Sqrt(result.Variance),
            [.. tornado.Bars.Select(bar => new TornadoBarDocument(bar.Input, Word(bar.Kind), bar.Low, bar.High, bar.AtLow, bar.AtHigh, bar.Swing, bar.StandardError))],
            [
                .. sobol.Inputs.Select((input, k) => new SobolDocument(input.Name, Word(input.Kind), Index(result.First[k]), Index(result.Total[k])))
                    .OrderByDescending(index => index.Total.Value).ThenBy(index => index.Input, StringComparer.Ordinal),
            ],
            Index(result.Interaction));
    }

    private static IndexDocument Index(SobolIndex index) => new(index.Value, index.Low, index.High);

    private static string Word(UncertaintyKind kind) => kind.ToString().ToLowerInvariant();
}
