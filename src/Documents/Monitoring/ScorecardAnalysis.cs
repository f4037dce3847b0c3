using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Simulation.Data;
using Simulation.Documents.Analyses;
using Simulation.Documents.Backtesting;
using Simulation.Documents.Json;
using Simulation.Model.Analysis.Monitoring;
using Simulation.Model.Plans;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Documents.Monitoring;

/// <summary>Draws up the scorecard of a plan during its year.</summary>
public sealed class ScorecardAnalysis : ProvinceAnalysis<PlanScorecardRequest, PlanScorecardDocument>
{
    /// <inheritdoc/>
    public override string Name => "scorecard";

    /// <inheritdoc/>
    public override bool IsLong => true;

    /// <inheritdoc/>
    public override JsonTypeInfo<PlanScorecardRequest> RequestType => DocumentJson.Default.PlanScorecardRequest;

    /// <inheritdoc/>
    public override JsonTypeInfo<PlanScorecardDocument> DocumentType => DocumentJson.Default.PlanScorecardDocument;

    /// <inheritdoc/>
    public override PlanScorecardDocument Answer(AnalysisSubject subject, PlanScorecardRequest request, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(request);
        if (request.WarnBelow is { } threshold && !(threshold >= 0 && threshold <= 1))
            throw new ScenarioException([new ScenarioProblem("/warnBelow", threshold.ToString(System.Globalization.CultureInfo.InvariantCulture), "A probability is a number from 0 to 1.", "Give a number such as 0.33.")]);
        var plan = subject.PlanOf(request.Plan);
        var watched = WatchedYear.Of(subject, plan.Id, request.AsOf, progress: null, cancellation);
        var province = subject.Joined.Province;
        var warning = EarlyWarning.Judge(request.WarnBelow ?? EarlyWarning.UsualThreshold, Record(subject, request, progress, cancellation));
        var card = Scorecard.Of(plan, watched.Report, target => TargetReports.Of(province, target, watched.Report.AsOf), warning);
        return new PlanScorecardDocument
        {
            Province = province.Id,
            Plan = plan.Id,
            AsOf = watched.Report.AsOf,
            Year = watched.Report.Year,
            Targets = [.. card.Cards.Select(Card)],
            AllTargets = watched.Report.Now.AllTargets,
            Overdue = card.Overdue,
            Warning = Warning(card.Warning),
        };
    }

    private static ImmutableArray<JudgedForecast> Record(AnalysisSubject subject, PlanScorecardRequest request, IProgress<double>? progress, CancellationToken cancellation) =>
        request.BacktestSteps is { } steps
            ? BacktestAnalysis.Run(subject.Joined.Province, subject.Text, new BacktestRequest { Steps = steps, Horizon = 1 }, subject.Threads, progress, cancellation).Result.Judged
            : [];

    private static TargetCardDocument Card(TargetCard card) => new(
        card.Target.Indicator,
        card.Target.Sector,
        card.Target.Operator.ToText(),
        card.Target.Value,
        card.Target.Unit,
        card.Target.Year,
        new SortedDictionary<string, string>(card.Target.Labels, StringComparer.Ordinal),
        Word(card.Target.Kind),
        Word(card.Track),
        card.Probability,
        card.ProbabilityAtStart,
        card.IsWarned,
        card.Owner,
        card.LastReport is { } report
            ? new ReportDocument(report.PeriodText, report.Value, report.Unit, report.KnownFrom, card.DaysSince, report.Source)
            : null,
        card.Rhythm is { } rhythm ? new RhythmDocument(rhythm.Months, rhythm.GraceDays, rhythm.Reason) : null,
        card.DueOn,
        card.DaysOverdue,
        card.Target.RestsOnPriors);

    private static EarlyWarningDocument Warning(EarlyWarning warning) => new(
        warning.Threshold,
        warning.Cases,
        warning.Missed,
        warning.HitRate,
        warning.HitRateInterval is var (hitLow, hitHigh) ? [hitLow, hitHigh] : null,
        warning.FalseAlarmRate,
        warning.FalseAlarmInterval is var (alarmLow, alarmHigh) ? [alarmLow, alarmHigh] : null);

    private static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
