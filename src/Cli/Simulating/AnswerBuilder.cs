using System.Collections.Immutable;
using Simulation.Cli.Charts;
using Simulation.Data;
using Simulation.Model.Calibration;
using Simulation.Model.Ensembles.Summaries;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Cli.Simulating;

/// <summary>Turns a computed run, and the baseline's where something was changed, into an answer.</summary>
/// <param name="joined">The province with its model.</param>
/// <param name="report">What the calibration warns of.</param>
internal sealed class AnswerBuilder(ProvinceModel joined, ImmutableArray<string> report)
{
    private static readonly int[] Coverages = [90, 80, 50];

    /// <summary>Builds the answer.</summary>
    /// <param name="run">The run asked for.</param>
    /// <param name="baseline">The run without the changes, of the same shape; null when nothing was changed.</param>
    public SimulationAnswer Build((PreparedForecast Forecast, RunSummary Summary) run, (PreparedForecast Forecast, RunSummary Summary)? baseline)
    {
        var forecast = run.Forecast;
        var (score, before) = (Score(run), baseline is { } other ? Score(other) : null);
        return new SimulationAnswer
        {
            Province = joined.Province.Id,
            ProvinceLabels = joined.Province.Settings.Labels,
            Plan = forecast.Plan,
            Run = forecast.Id,
            Model = $"{joined.Model.Name} {joined.Model.Version} ({joined.Model.TextHash[..16]})",
            Calibration = forecast.Calibration,
            DataVintage = joined.AsOf,
            Seed = forecast.Seed,
            Draws = forecast.Draws,
            Years = forecast.Years,
            Forecasts = [.. forecast.Outputs.Select((symbol, output) => Series(symbol, output, forecast.Years, run.Summary, baseline?.Summary))],
            Targets = score is null ? [] : [.. score.Targets.Select((result, i) => Outcome(result, before?.Targets[i]))],
            AllTargets = score is null ? null : Joint(score, before),
            Changes = forecast.Changes.Length,
            Warnings = report,
        };
    }

    private static PlanResult? Score((PreparedForecast Forecast, RunSummary Summary) run) =>
        run.Forecast.Question is { } question ? PlanScoring.Score(question, run.Summary, run.Forecast.LeverValue) : null;

    private static TargetOutcome Outcome(TargetResult result, TargetResult? before) =>
        new(result.Target, result.Median, result.Margin, result.Probability, before?.Probability, result.Status, result.Unjudged);

    private static JointOutcome? Joint(PlanResult score, PlanResult? before)
    {
        if (score.AllTargets.Probability is not { } probability) return null;
        var binding = score.AllTargets.Binding;
        var without = score.Targets.FirstOrDefault(result => result.Target == binding)?.AllProbabilityWithout;
        return new JointOutcome(probability, before?.AllTargets.Probability, score.AllTargets.Counted.Length, binding, without);
    }

    private ForecastSeries Series(Symbol symbol, int output, ImmutableArray<int> years, RunSummary summary, RunSummary? baseline)
    {
        var (indicator, sector) = IndicatorName.Of(symbol);
        return new ForecastSeries
        {
            Indicator = indicator,
            Sector = sector,
            Labels = Labels(symbol),
            Unit = symbol.Declaration.Unit,
            IsGrowth = symbol.Declaration.Published == Publication.Growth,
            Mean = [.. years.Select(year => summary[output, year].Mean)],
            Median = [.. years.Select(year => summary[output, year].Median)],
            Bands = [.. Coverages.Select(coverage => Band(coverage, output, years, summary))],
            Baseline = baseline is null ? default : [.. years.Select(year => baseline[output, year].Median)],
            History = History(indicator, sector, years[0]),
        };
    }

    private static ForecastBand Band(int coverage, int output, ImmutableArray<int> years, RunSummary summary)
    {
        var tail = (100 - coverage) / 200.0;
        return new ForecastBand(
            coverage, [.. years.Select(year => summary[output, year].Quantile(tail))], [.. years.Select(year => summary[output, year].Quantile(1 - tail))]);
    }

    // The label of the declaration, with that of the member behind it: "Share of GRDP: agriculture".
    private ImmutableDictionary<string, string> Labels(Symbol symbol)
    {
        if (symbol.Members.IsEmpty || symbol.Members[0] == IndicatorName.Total) return symbol.Declaration.Labels;
        var member = MemberLabels(symbol.Members[0]);
        return symbol.Declaration.Labels.ToImmutableDictionary(pair => pair.Key, pair => $"{pair.Value}: {member.GetValueOrDefault(pair.Key, symbol.Members[0])}");
    }

    // A sector may stand in several sets and be labelled in one of them only, or as an office.
    private ImmutableDictionary<string, string> MemberLabels(string name) =>
        joined.Model.Sets.SelectMany(set => set.Members).Where(member => member.Name == name).Select(member => member.Labels)
            .Concat(joined.Model.Offices.Where(office => office.Name == name).Select(office => office.Labels))
            .FirstOrDefault(labels => !labels.IsEmpty, ImmutableDictionary<string, string>.Empty);

    /// <summary>Yearly figures known on the day: those that calibration uses, and measured ones that it does not.</summary>
    private ImmutableArray<HistoryPoint> History(string indicator, string sector, int firstForecastYear)
    {
        var used = joined.Selection.Used.Select(entry => (entry.Observation, IsUsed: true));
        var unused = joined.Selection.Unused
            .Where(entry => entry.Cause is UnusedCause.SetAside or UnusedCause.NoMeasurementError)
            .Select(entry => (entry.Observation, IsUsed: false));
        return
        [
            .. from entry in used.Concat(unused)
               let observation = entry.Observation
               where observation.Indicator == indicator && observation.Sector == sector && observation.IsKnownOn(joined.AsOf)
               where observation.Period is { Kind: PeriodKind.Year } period && period.FirstYear >= joined.StartYear && period.FirstYear < firstForecastYear
               orderby observation.Period!.Value.FirstYear, entry.IsUsed descending
               select new HistoryPoint(observation.Period!.Value.FirstYear, observation.Value, entry.IsUsed),
        ];
    }
}
