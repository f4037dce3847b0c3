using System.Collections.Immutable;
using System.Text.Json;
using Simulation.Data;
using Simulation.Model.Analysis.Backtesting;
using Simulation.Model.Analysis.Monitoring;

namespace Simulation.Documents.Backtesting;

/// <summary>From the results of a backtest to its document.</summary>
internal static class BacktestMapping
{
    private static readonly ImmutableArray<double> WarningThresholds = [0.1, 0.2, EarlyWarning.UsualThreshold, 0.5];

    public static BacktestDocument Document(ProvinceDefinition province, string model, int horizon, BacktestOptions options, BacktestResult result)
    {
        var card = BacktestScorecard.Of(result.Records) ?? throw new InvalidOperationException("A backtest without a record has no origins.");
        return new BacktestDocument
        {
            Province = province.Id,
            Model = model,
            Horizon = horizon,
            Steps = options.Sampler.Steps,
            Draws = options.Draws,
            Probabilities = BacktestRecord.Probabilities,
            Origins = [.. result.Origins.Select(Origin)],
            Scorecard = Card(card),
            WorseThanNaive = [.. card.Indicators.Concat(card.Horizons).SelectMany(Worse)],
            Spread = [.. SpreadCheck.Of(result.Records).Select(check => new BacktestSpreadDocument(
                check.Indicator, check.Sector, check.Count, check.Origins, check.Factor, check.CrpsRatio, check.In90, check.In90AsMade))],
            Warnings = [.. WarningThresholds.Select(threshold => Warning(EarlyWarning.Judge(threshold, result.Judged)))],
        };
    }

    /// <summary>The naive forecast's name in documents: <c>last-value</c>.</summary>
    public static string Name(NaiveKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    private static BacktestOriginDocument Origin(ScoredOrigin origin) => new()
    {
        Year = origin.Year,
        AsOf = origin.AsOf,
        Observations = origin.Observations,
        Calibration = origin.Calibration,
        IsConverged = origin.IsConverged,
        WorstRHat = origin.WorstRHat,
        Forecasts = [.. origin.Records.Select(Forecast)],
        Unscored = [.. origin.Unscored.Select(unscored => new BacktestUnscoredDocument(unscored.Indicator, unscored.Sector, unscored.Year, unscored.Reason))],
    };

    private static BacktestForecastDocument Forecast(BacktestRecord record) => new()
    {
        Indicator = record.Indicator,
        Sector = record.Sector,
        Unit = record.Unit,
        ScoreUnit = ScoreUnit(record.IsAmount),
        Year = record.Year,
        Horizon = record.Horizon,
        Outcome = record.Outcome,
        Status = record.Status,
        Source = record.Source,
        Quantiles = record.Quantiles,
        Crps = record.Crps,
        Error = record.Error,
        Pit = record.Pit,
        In50 = record.In50,
        In80 = record.In80,
        In90 = record.In90,
        Naive = [.. record.Naive.Select(naive => new BacktestNaiveDocument(Name(naive.Kind), naive.Centre, naive.Spread, naive.Crps))],
        IsWorseThanBestNaive = record.Naive.IsEmpty ? null : record.Naive.Min(naive => naive.Crps) < record.Crps,
        Events = [.. record.Events.Select(one => new BacktestEventDocument(Name(one.Threshold), one.Value, one.Probability, one.Happened))],
    };

    private static BacktestScorecardDocument Card(BacktestScorecard card) => new()
    {
        Count = card.Count,
        In50 = card.In50,
        In80 = card.In80,
        In90 = card.In90,
        PitHistogram = card.Pit.Counts,
        Skills = [.. card.Skills.Select(skill => new BacktestTotalSkillDocument(Name(skill.Kind), skill.Indicators, skill.Skill))],
        Indicators = [.. card.Indicators.Select(Line)],
        Horizons = [.. card.Horizons.Select(Line)],
    };

    private static BacktestScoreLineDocument Line(ScorecardLine line) => new()
    {
        Indicator = line.Indicator,
        Sector = line.Sector,
        Horizon = line.Horizon,
        ScoreUnit = ScoreUnit(line.IsAmount),
        Count = line.Score.Count,
        Crps = line.Score.Crps,
        Bias = line.Score.Bias,
        In50 = line.Score.In50,
        In80 = line.Score.In80,
        In90 = line.Score.In90,
        Skills = [.. line.Score.Skills.Select(skill => new BacktestSkillDocument(Name(skill.Kind), skill.Count, skill.Crps, skill.NaiveCrps, skill.Skill))],
    };

    private static IEnumerable<BacktestWorseDocument> Worse(ScorecardLine line) => line.Score.Skills.Where(skill => skill.IsWorse)
        .Select(skill => new BacktestWorseDocument(line.Indicator, line.Sector, line.Horizon, Name(skill.Kind), skill.Count, skill.Crps, skill.NaiveCrps));

    private static BacktestWarningDocument Warning(EarlyWarning rule) =>
        new(rule.Threshold, rule.Cases, rule.Missed, rule.Hits, rule.FalseAlarms, rule.HitRate, rule.FalseAlarmRate);

    private static string ScoreUnit(bool isAmount) => isAmount ? "percent" : "points";
}
