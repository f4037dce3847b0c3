using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Simulation.Documents.Analyses;
using Simulation.Documents.Json;
using Simulation.Model.Calibration;
using Simulation.Model.Calibration.Reporting;
using Simulation.Model.Calibration.Sampling;
using Simulation.Model.Ensembles;
using Simulation.Model.Execution;
using Simulation.Model.Language;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Documents.Calibrating;

/// <summary>Reviews the calibration that a province's questions are answered from.</summary>
public sealed class CalibrationReviewAnalysis : ProvinceAnalysis<CalibrationReviewRequest, CalibrationReviewDocument>
{
    private const int DrawsPerMember = 4;
    private const int MostHeadlines = 2;

    /// <inheritdoc/>
    public override string Name => "calibration-report";

    /// <inheritdoc/>
    public override bool IsLong => true;

    /// <inheritdoc/>
    public override JsonTypeInfo<CalibrationReviewRequest> RequestType => DocumentJson.Default.CalibrationReviewRequest;

    /// <inheritdoc/>
    public override JsonTypeInfo<CalibrationReviewDocument> DocumentType => DocumentJson.Default.CalibrationReviewDocument;

    /// <inheritdoc/>
    public override CalibrationReviewDocument Answer(
        AnalysisSubject subject, CalibrationReviewRequest request, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(request);
        var reviewer = new CalibrationReviewer(subject.Source.Problem, subject.Calibration, Forecast(subject, subject.Calibration));
        var review = reviewer.Review();
        if (request.Refit) review = Refitted(subject, reviewer, review, progress, cancellation);
        return CalibrationReviewMapping.Document(subject, review);
    }

    private static CalibrationReview Refitted(
        AnalysisSubject subject, CalibrationReviewer reviewer, CalibrationReview review, IProgress<double>? progress, CancellationToken cancellation)
    {
        var doubtful = Enumerable.Range(0, review.Observations.Length).Where(i => !review.Observations[i].Influence.IsReliable).ToArray();
        var report = subject.Calibration.Report.Convergence;
        var blocks = report.Superchains / SamplerBlock.Superchains;
        var options = new SamplerOptions { Blocks = blocks, Snapshots = report.Members / (blocks * SamplerBlock.Size) };
        var influences = reviewer.RefitAsync(doubtful, options, again => Forecast(subject, again), subject.Threads, progress, cancellation).GetAwaiter().GetResult();
        var observations = review.Observations.ToBuilder();
        for (var i = 0; i < doubtful.Length; i++)
            observations[doubtful[i]] = observations[doubtful[i]] with { Influence = influences[i] };
        return review with { Observations = observations.ToImmutable() };
    }

    /// <summary>The plan's first simulated targets in their year; without a plan, the first growth and the first ratio that the model publishes.</summary>
    private static ImmutableArray<HeadlineSample> Forecast(AnalysisSubject subject, CalibrationResult calibration)
    {
        var draws = DrawsPerMember * calibration.Ensemble.Members;
        var forecaster = subject.Source.Forecaster(calibration, draws);
        var forecast = forecaster.Prepare(new ForecastQuestion { Draws = draws });
        var table = new DrawTable(forecast.Outputs.Length, forecast.Years, draws);
        forecast.Projector.RunFrom(forecast.Ensemble, new DrawRange(0, draws), forecast.Latents, table);
        return
        [
            .. Headlines(forecast).Select(headline =>
            {
                var (indicator, sector) = IndicatorName.Of(forecast.Outputs[headline.Output]);
                return new HeadlineSample(
                    indicator, sector, headline.Year, forecast.Outputs[headline.Output].Declaration.Unit, table[headline.Output, headline.Year].ToArray());
            }),
        ];
    }

    private static IEnumerable<(int Output, int Year)> Headlines(PreparedForecast forecast) => forecast.Question is { Conditions.IsEmpty: false } question
        ? question.Conditions.Take(MostHeadlines).Select(condition => (condition.Output, condition.Year))
        : Enumerable.Range(0, forecast.Outputs.Length)
            .Where(output => IndicatorName.Of(forecast.Outputs[output]) is { Sector: IndicatorName.Total, Indicator: "grdp_growth" or "grdp_per_capita" })
            .Select(output => (output, forecast.Years[0]));
}
