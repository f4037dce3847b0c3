using System.Collections.Immutable;
using Simulation.Model.Calibration;
using Simulation.Model.Ensembles.Weighting;
using Simulation.Model.Language;

namespace Simulation.Model.Analysis.Monitoring;

/// <summary>
/// Watches a year: the forecast's own draws, weighted by how well they explain what was published since. The weights are exact in the limit of many draws, whatever
/// the shape of the distributions, and hazards that may have struck are weighed like everything else; the tail of the weights says when the draws do not suffice.
/// Deterministic.
/// </summary>
/// <remarks>
/// <see cref="WeighedDraws"/> has the weights. What a figure did is the difference it makes to weighted means, medians and probabilities of the same draws, so
/// nothing of it is Monte-Carlo noise of two different runs.
/// </remarks>
public sealed class YearMonitor
{
    private static readonly double[] Probabilities = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];

    private readonly MonitoringQuestion question;
    private readonly WeighedDraws start;
    private readonly WeighedYear year;

    private YearMonitor(MonitoringQuestion question)
    {
        this.question = question;
        start = WeighedDraws.AtTheStart(question);
        year = new WeighedYear(question.Forecast, start.Draws, [.. question.Headlines.Select(Position)]);
    }

    /// <summary>Watches the year.</summary>
    /// <exception cref="ArgumentException">The question does not fit together; the message says how.</exception>
    public static MonitoringReport Watch(MonitoringQuestion question, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.Calibration.LastYear + 1 != question.Forecast.Years[0])
            throw new ArgumentException($"The forecast begins in {question.Forecast.Years[0]} and the calibration ends in {question.Calibration.LastYear}: use a forecast of that calibration.", nameof(question));
        if (question.Days.Any(day => day.Day <= question.Start || day.Day > question.AsOf) || question.Days.Zip(question.Days.Skip(1)).Any(pair => pair.First.Day >= pair.Second.Day))
            throw new ArgumentException($"Days must rise from {question.Start:yyyy-MM-dd} to {question.AsOf:yyyy-MM-dd}.", nameof(question));
        return new YearMonitor(question).Watch(progress, cancellation);
    }

    private MonitoringReport Watch(IProgress<double>? progress, CancellationToken cancellation)
    {
        var days = new List<MonitoredDay> { Day(question.Start, start.Weights, []) };
        var (known, weighed) = (question.Problem.Observations, start);
        for (var i = 0; i < question.Days.Length; i++)
        {
            var steps = NewsStep.Between(known, question.Days[i].Known);
            if (!steps.IsEmpty)
            {
                var news = News(steps, weighed, cancellation);
                weighed = weighed.After(steps);
                days.Add(Day(question.Days[i].Day, weighed.Weights, news));
            }

            known = question.Days[i].Known;
            progress?.Report((i + 1.0) / question.Days.Length);
        }

        return new MonitoringReport
        {
            Year = question.Forecast.Years[0],
            Start = question.Start,
            AsOf = question.AsOf,
            Draws = start.Draws.Draws,
            Headlines = question.Headlines,
            Targets = question.Forecast is { Plan: { } plan, Question: { } asked }
                ? [.. plan.Targets.Where((_, position) => asked.ConditionOf(position) is not null)]
                : [],
            Days = [.. days],
            Nowcasts = [.. Enumerable.Range(0, question.Forecast.Outputs.Length).Select(output => Nowcast(output, start.Weights, weighed.Weights))],
        };
    }

    private ImmutableArray<NewsItem> News(ImmutableArray<NewsStep> steps, WeighedDraws before, CancellationToken cancellation)
    {
        var parts = ShapleyDivision.Divide(steps.Length, subset => year.Evaluate(before.WeightsAfter(steps, subset)), cancellation);
        return
        [
            .. steps.Select((step, i) => new NewsItem
            {
                Figure = step.Came,
                Replaced = step.Gone,
                Expectation = step.Came is { } figure ? Expect(figure, before) : null,
                Headlines = [.. question.Headlines.Select((_, headline) => new HeadlineContribution(Defined(parts[i][2 * headline]), Defined(parts[i][(2 * headline) + 1])))],
                Probabilities = [.. Enumerable.Range(0, year.Targets).Select(target => parts[i][year.Probability(target)])],
                AllTargets = year.Targets == 0 ? null : parts[i][year.AllTargets],
            }),
        ];
    }

    private static Expectation Expect(UsedObservation figure, WeighedDraws weighed)
    {
        var (predictions, before) = (weighed.Predictions(figure).ToArray(), weighed.Weights);
        var mean = before.Mean(predictions);
        var squares = new double[predictions.Length];
        for (var i = 0; i < squares.Length; i++)
            squares[i] = (predictions[i] - mean) * (predictions[i] - mean);
        var own = before.Mean(squares);
        var variance = own + (figure.StandardDeviation * figure.StandardDeviation);
        var sd = Math.Sqrt(variance);
        var median = new RankedSample(predictions).Quantile(before.Values, 0.5) ?? mean;
        double InUnits(double score) => figure.Transform == ObservationTransform.LogLevel ? Math.Exp(score) : score;
        return new Expectation(InUnits(median), InUnits(mean - (1.6449 * sd)), InUnits(mean + (1.6449 * sd)), (figure.Score - mean) / sd, own / variance);
    }

    private MonitoredDay Day(DateOnly day, ImportanceWeights weights, ImmutableArray<NewsItem> news)
    {
        var values = year.Evaluate(weights.Values);
        return new MonitoredDay(
            day,
            weights.EffectiveSize,
            weights.ParetoShape,
            weights.IsReliable,
            [.. question.Headlines.Select(headline => Look(Position(headline), weights))],
            [.. Enumerable.Range(0, year.Targets).Select(target => values[year.Probability(target)])],
            year.Targets == 0 ? null : values[year.AllTargets],
            news);
    }

    private Nowcast Nowcast(int output, ImportanceWeights before, ImportanceWeights now)
    {
        var symbol = question.Forecast.Outputs[output];
        var (indicator, sector) = IndicatorName.Of(symbol);
        return new Nowcast(indicator, sector, symbol.Declaration.Unit, Look(output, before), Look(output, now));
    }

    private Outlook Look(int output, ImportanceWeights weights)
    {
        var sample = start.Draws[output, question.Forecast.Years[0]];
        var q = new RankedSample(sample).Quantiles(weights.Values, Probabilities);
        return new Outlook(Defined(weights.Mean(sample)), q[3], [(q[2], q[4]), (q[1], q[5]), (q[0], q[6])]);
    }

    private int Position((string Indicator, string Sector) headline)
    {
        for (var i = 0; i < question.Forecast.Outputs.Length; i++)
            if (IndicatorName.Of(question.Forecast.Outputs[i]) == headline)
                return i;
        throw new ArgumentException($"The forecast does not compute {headline.Indicator}[{headline.Sector}]: ask for it among the indicators.");
    }

    private static double? Defined(double value) => double.IsFinite(value) ? value : null;
}
