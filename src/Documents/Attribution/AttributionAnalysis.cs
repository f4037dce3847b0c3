using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Simulation.Documents.Analyses;
using Simulation.Documents.Json;
using Simulation.Documents.Questions;
using Simulation.Model.Analysis.Attribution;
using Simulation.Model.Analysis.Outcomes;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Documents.Attribution;

/// <summary>What moved results between two scenarios; growth by cause; uncertainty by kind.</summary>
public sealed class AttributionAnalysis : ProvinceAnalysis<AttributionRequest, AttributionDocument>
{
    private const int MostSynergies = 10;
    private const string CausesPart = "causes";
    private const string GrowthPart = "growth";
    private const string UncertaintyPart = "uncertainty";

    /// <inheritdoc/>
    public override string Name => "attribution";

    /// <inheritdoc/>
    public override JsonTypeInfo<AttributionRequest> RequestType => DocumentJson.Default.AttributionRequest;

    /// <inheritdoc/>
    public override JsonTypeInfo<AttributionDocument> DocumentType => DocumentJson.Default.AttributionDocument;

    /// <inheritdoc/>
    public override AttributionDocument Answer(AnalysisSubject subject, AttributionRequest request, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(request);
        var parts = Parts(request);
        try
        {
            var span = new ForecastSpan(request.Plan, request.Horizon, request.Draws, request.Seed);
            var from = span.PrepareAt(subject, request.From, "/from");
            var to = span.PrepareAt(subject, request.To, "/to");
            var outcomes = Outcomes(request, to);
            var attribution = ScenarioAttribution.Compute(from, to, outcomes, new AttributionOptions { Grouping = Grouping(request.By) }, progress, cancellation);
            return new AttributionDocument(
                AnswerHead.Of(subject, to),
                [.. attribution.Players.Select(Cause)],
                attribution.IsExact,
                attribution.Runs,
                [.. attribution.Outcomes.Select(outcome => Part(outcome, attribution.Players))],
                parts.Contains(GrowthPart) ? Growth(request, to, outcomes, cancellation) : null,
                parts.Contains(UncertaintyPart) ? Uncertainty(to, outcomes, cancellation) : []);
        }
        catch (AttributionException e)
        {
            throw QuestionProblem.At("/outcomes", null, e.Message, e.Hint);
        }
    }

    private static IReadOnlyList<string> Parts(AttributionRequest request)
    {
        ReadOnlySpan<string> known = [CausesPart, GrowthPart, UncertaintyPart];
        for (var i = 0; i < request.Parts.Count; i++)
        {
            if (!known.Contains(request.Parts[i])) throw QuestionProblem.At($"/parts/{i}", request.Parts[i], $"There is no part '{request.Parts[i]}'.", "Give causes, growth or uncertainty.");
        }
        return request.Parts.Count > 0 ? request.Parts : [GrowthPart, UncertaintyPart];
    }

    private static ImmutableArray<Outcome> Outcomes(AttributionRequest request, PreparedForecast forecast)
    {
        if (request.Outcomes.Count > 0) return [.. request.Outcomes.Select((outcome, i) => outcome.ToOutcome(forecast, $"/outcomes/{i}"))];
        var targets = ForecastSpan.TargetsOf(forecast).ToImmutableArray();
        return targets.IsEmpty
            ? throw QuestionProblem.At("/outcomes", null, "The province has no plan, so the question must say what is explained.", "Give outcomes: an indicator and a year.")
            : [.. targets.Select(target => Outcome.Mean(target.Figure)).DistinctBy(outcome => outcome.Figures[0]), Outcome.AllMet(targets)];
    }

    private static AttributionGrouping Grouping(string? by) => by switch
    {
        null or "lever" => AttributionGrouping.Lever,
        "declaration" => AttributionGrouping.Declaration,
        "year" => AttributionGrouping.Year,
        _ => throw QuestionProblem.At("/by", by, $"Causes cannot be told apart by '{by}'.", "Give lever, declaration or year."),
    };

    private static CauseDocument Cause(AttributionPlayer player) => new(
        player.Name,
        player.Symbols[0].Declaration.Labels.ToSorted(),
        player.Symbols[0].Declaration.Unit,
        [.. player.Changes.Select(change => new CauseChangeDocument(change.Year, change.Before, change.After))]);

    private static OutcomeAttributionDocument Part(OutcomeAttribution outcome, ImmutableArray<AttributionPlayer> players) => new(
        OutcomeDocument.Of(outcome.Outcome),
        outcome.Before,
        outcome.After,
        outcome.Difference,
        [.. outcome.Parts.Select((part, i) => new PartDocument(players[i].Name, part.Value, part.StandardError, part.SamplingError))],
        [
            .. outcome.Synergies.OrderByDescending(pair => Math.Abs(pair.Value)).Take(MostSynergies)
                .Select(pair => new SynergyDocument(players[pair.First].Name, players[pair.Second].Name, pair.Value, pair.StandardError)),
        ]);

    private static GrowthDocument? Growth(AttributionRequest request, PreparedForecast forecast, ImmutableArray<Outcome> outcomes, CancellationToken cancellation)
    {
        if (request.Growth is { } name) return Account(forecast, ForecastSpan.FigureOf(forecast, name, request.GrowthSector, null, "/growth").Indicator, cancellation);
        var usual = ForecastSpan.TargetsOf(forecast).Select(target => target.Figure).Concat(outcomes.SelectMany(outcome => outcome.Figures))
            .Select(figure => figure.Indicator).FirstOrDefault(symbol => symbol.Declaration.Published == Publication.Growth);
        try
        {
            return usual is null ? null : Account(forecast, usual, cancellation);
        }
        catch (AttributionException)
        {
            // Nobody asked for it by name, and the equations of this model cannot be divided: the rest of the answer stands.
            return null;
        }
    }

    private static GrowthDocument Account(PreparedForecast forecast, Symbol indicator, CancellationToken cancellation)
    {
        var accounts = GrowthAccounting.Of(forecast, indicator).Account(forecast, cancellation);
        var (own, sector) = IndicatorName.Of(indicator);
        return new GrowthDocument(own, sector, [.. accounts.Select(account => new GrowthYearDocument(
            account.Year,
            account.Growth.Mean,
            account.Growth.Low,
            account.Growth.High,
            [.. account.Parts.Select(part => new GrowthPartDocument(part.Cause, part.Labels.ToSorted(), part.Mean, part.Low, part.High))]))]);
    }

    private static UncertaintyDocument[] Uncertainty(PreparedForecast forecast, ImmutableArray<Outcome> outcomes, CancellationToken cancellation)
    {
        ImmutableArray<Figure> figures = [.. outcomes.Where(outcome => outcome.Statistic != OutcomeStatistic.Probability).Select(outcome => outcome.Figures[0]).Distinct()];
        return figures.IsEmpty ? [] :
        [
            .. UncertaintyShares.Compute(forecast, figures, cancellation: cancellation).Select(shares => new UncertaintyDocument(
                OutcomeDocument.Of(Outcome.Mean(shares.Figure)),
                Math.Sqrt(shares.Variance),
                [.. shares.Kinds.Select(kind => new KindShareDocument(kind.Kind.ToString().ToLowerInvariant(), kind.Alone.Value, kind.Alone.StandardError, kind.WithInteractions.Value))],
                shares.Interaction.Value,
                shares.Interaction.StandardError)),
        ];
    }
}
