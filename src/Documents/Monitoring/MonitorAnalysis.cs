using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Simulation.Documents.Analyses;
using Simulation.Documents.Json;
using Simulation.Model.Analysis.Monitoring;
using Simulation.Model.Calibration;
using Simulation.Model.Language;
using Simulation.Model.Plans;

namespace Simulation.Documents.Monitoring;

/// <summary>Watches the running year.</summary>
public sealed class MonitorAnalysis : ProvinceAnalysis<MonitorRequest, MonitorDocument>
{
    /// <inheritdoc/>
    public override string Name => "monitor";

    /// <inheritdoc/>
    public override bool IsLong => true;

    /// <inheritdoc/>
    public override JsonTypeInfo<MonitorRequest> RequestType => DocumentJson.Default.MonitorRequest;

    /// <inheritdoc/>
    public override JsonTypeInfo<MonitorDocument> DocumentType => DocumentJson.Default.MonitorDocument;

    /// <inheritdoc/>
    public override MonitorDocument Answer(AnalysisSubject subject, MonitorRequest request, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(request);
        var watched = WatchedYear.Of(subject, request.Plan, request.AsOf, progress, cancellation);
        var report = watched.Report;
        return new MonitorDocument
        {
            Province = subject.Joined.Province.Id,
            Plan = watched.Plan?.Id,
            Calibration = watched.Calibration.Id,
            Year = report.Year,
            Start = report.Start,
            AsOf = report.AsOf,
            HasNews = report.HasNews,
            Draws = report.Draws,
            Seed = watched.Seed,
            Headlines = [.. report.Headlines.Select(headline => new IndicatorDocument(
                headline.Indicator, headline.Sector, IndicatorName.Find(watched.Source.Joined.Model, headline.Indicator, headline.Sector)!.Declaration.Unit))],
            Targets = [.. report.Targets.Select((target, i) => Target(target, [.. report.Days.Select(day => day.Probabilities[i])]))],
            Days = [.. report.Days.Select(Day)],
            Nowcasts = [.. report.Nowcasts.Select(nowcast => new NowcastDocument(nowcast.Indicator, nowcast.Sector, nowcast.Unit, Outlook(nowcast.Start), Outlook(nowcast.Now)))],
        };
    }

    private static TargetPathDocument Target(Target target, double[] probabilities) =>
        new(target.Indicator, target.Sector, target.Operator.ToText(), target.Value, target.Unit, target.Year, probabilities, target.RestsOnPriors);

    private static MonitoredDayDocument Day(MonitoredDay day) => new(
        day.Day, [.. day.Headlines.Select(Outlook)], day.AllTargets, day.EffectiveSize, day.ParetoShape, day.IsReliable, [.. day.News.Select(News)]);

    private static OutlookDocument Outlook(Outlook outlook) => new(
        outlook.Mean,
        outlook.Median,
        new SortedDictionary<string, IReadOnlyList<double?>>(
            outlook.Bands.Select((band, i) => (Model.Analysis.Monitoring.Outlook.Levels[i].ToString(CultureInfo.InvariantCulture), band))
                .ToDictionary(pair => pair.Item1, pair => (IReadOnlyList<double?>)[pair.band.Low, pair.band.High]),
            StringComparer.Ordinal));

    private static NewsDocument News(NewsItem item)
    {
        var about = (item.Figure ?? item.Replaced[0]).Observation;
        return new NewsDocument(
            about.Indicator,
            about.Sector,
            Printed(item.Figure ?? item.Replaced[0]),
            about.Unit,
            item.Figure?.Observation.Value,
            [.. item.Replaced.Select(Printed)],
            item.Expectation?.Median,
            item.Expectation?.Low,
            item.Expectation?.High,
            item.Expectation?.Surprise,
            item.Expectation?.Gain,
            [.. item.Headlines.Select(part => new ContributionDocument(part.Mean, part.Median))],
            item.Probabilities,
            item.AllTargets,
            about.Source);
    }

    private static string Printed(UsedObservation figure) => figure.Observation.PeriodText;
}
