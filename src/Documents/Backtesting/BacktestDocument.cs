namespace Simulation.Documents.Backtesting;

/// <summary>Asks for a backtest.</summary>
public sealed record BacktestRequest
{
    /// <summary>First origin, the last year of its history; the earliest possible when left out.</summary>
    public int? FirstOrigin { get; init; }

    /// <summary>Last origin; the latest possible when left out.</summary>
    public int? LastOrigin { get; init; }

    /// <summary>Years ahead; 3 when left out.</summary>
    public int? Horizon { get; init; }

    /// <summary>Steps of every chain of the calibration at each origin; those of a full calibration when left out.</summary>
    public int? Steps { get; init; }
}

/// <summary>Forecasts from past origins, by what was known there, against what came.</summary>
public sealed record BacktestDocument
{
    /// <summary>Id of the province.</summary>
    public required string Province { get; init; }

    /// <summary>Name and version of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Years ahead.</summary>
    public required int Horizon { get; init; }

    /// <summary>Steps of every chain of the calibrations.</summary>
    public required int Steps { get; init; }

    /// <summary>Draws of each forecast.</summary>
    public required int Draws { get; init; }

    /// <summary>Probabilities of the quantiles of every forecast.</summary>
    public required IReadOnlyList<double> Probabilities { get; init; }

    /// <summary>Every origin with its forecasts.</summary>
    public required IReadOnlyList<BacktestOriginDocument> Origins { get; init; }

    /// <summary>Scores over all origins.</summary>
    public required BacktestScorecardDocument Scorecard { get; init; }

    /// <summary>Where the model is worse than a naive forecast: indicators over all horizons and at single ones. Empty when nowhere.</summary>
    public required IReadOnlyList<BacktestWorseDocument> WorseThanNaive { get; init; }

    /// <summary>What rules of warning would have been worth.</summary>
    public required IReadOnlyList<BacktestWarningDocument> Warnings { get; init; }

    /// <summary>Whether wider or narrower bands would have scored better, over all indicators and for each; empty with fewer than three origins.</summary>
    public required IReadOnlyList<BacktestSpreadDocument> Spread { get; init; }
}

/// <summary>Whether other bands would have been better: at each origin with the factor that scored best at the other origins.</summary>
/// <param name="Indicator">Indicator; null for all together.</param>
/// <param name="Sector">Sector; null for all together.</param>
/// <param name="Count">Outcomes.</param>
/// <param name="Origins">Origins.</param>
/// <param name="Factor">Factor on the spread that scores best with all outcomes in view.</param>
/// <param name="CrpsRatio">CRPS with the factors of the other origins over CRPS as forecast; above 1 the choice does harm.</param>
/// <param name="In90">Outcomes in the 90 % bands with those factors.</param>
/// <param name="In90AsMade">Outcomes in the 90 % bands as forecast.</param>
public sealed record BacktestSpreadDocument(string? Indicator, string? Sector, int Count, int Origins, double Factor, double CrpsRatio, int In90, int In90AsMade);

/// <summary>One origin.</summary>
public sealed record BacktestOriginDocument
{
    /// <summary>Last year of history.</summary>
    public required int Year { get; init; }

    /// <summary>The day on which one stands.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Figures the calibration was held to.</summary>
    public required int Observations { get; init; }

    /// <summary>Id of the calibration.</summary>
    public required string Calibration { get; init; }

    /// <summary>Whether it converged.</summary>
    public required bool IsConverged { get; init; }

    /// <summary>Its largest R-hat.</summary>
    public required double WorstRHat { get; init; }

    /// <summary>Forecasts with their scores.</summary>
    public required IReadOnlyList<BacktestForecastDocument> Forecasts { get; init; }

    /// <summary>Figures that came and are not scored.</summary>
    public required IReadOnlyList<BacktestUnscoredDocument> Unscored { get; init; }
}

/// <summary>One forecast, and what came.</summary>
public sealed record BacktestForecastDocument
{
    /// <summary>Indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>Sector.</summary>
    public required string Sector { get; init; }

    /// <summary>Unit of outcome, quantiles, centres and thresholds.</summary>
    public required string Unit { get; init; }

    /// <summary>Unit of scores: percent of an amount, or points.</summary>
    public required string ScoreUnit { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>Years ahead.</summary>
    public required int Horizon { get; init; }

    /// <summary>What came, the latest vintage.</summary>
    public required double Outcome { get; init; }

    /// <summary>How firm it is.</summary>
    public required string Status { get; init; }

    /// <summary>Where it was published.</summary>
    public required string Source { get; init; }

    /// <summary>Quantiles at the probabilities of the document.</summary>
    public required IReadOnlyList<double> Quantiles { get; init; }

    /// <summary>CRPS.</summary>
    public required double Crps { get; init; }

    /// <summary>Mean of the forecast less the outcome.</summary>
    public required double Error { get; init; }

    /// <summary>Share of the forecast below the outcome.</summary>
    public required double Pit { get; init; }

    /// <summary>Whether the 50 % band holds the outcome.</summary>
    public required bool In50 { get; init; }

    /// <summary>Whether the 80 % band does.</summary>
    public required bool In80 { get; init; }

    /// <summary>Whether the 90 % band does.</summary>
    public required bool In90 { get; init; }

    /// <summary>The naive forecasts.</summary>
    public required IReadOnlyList<BacktestNaiveDocument> Naive { get; init; }

    /// <summary>True when the best of the naive forecasts scored better, false when not; null when none could be made.</summary>
    public required bool? IsWorseThanBestNaive { get; init; }

    /// <summary>Events such as a plan asks for.</summary>
    public required IReadOnlyList<BacktestEventDocument> Events { get; init; }
}

/// <summary>A naive forecast.</summary>
/// <param name="Kind">last-value, historical-mean or plan-target.</param>
/// <param name="Centre">Its centre.</param>
/// <param name="Spread">Its standard deviation, in the unit of scores.</param>
/// <param name="Crps">Its CRPS.</param>
public sealed record BacktestNaiveDocument(string Kind, double Centre, double Spread, double Crps);

/// <summary>The figure reaches at least a threshold.</summary>
/// <param name="Threshold">Where the threshold comes from: last-value, historical-mean or plan-target.</param>
/// <param name="Value">The threshold.</param>
/// <param name="Probability">Probability given at the origin.</param>
/// <param name="Happened">Whether it came.</param>
public sealed record BacktestEventDocument(string Threshold, double Value, double Probability, bool Happened);

/// <summary>A figure that came and is not scored.</summary>
/// <param name="Indicator">Indicator.</param>
/// <param name="Sector">Sector.</param>
/// <param name="Year">Year.</param>
/// <param name="Reason">Why.</param>
public sealed record BacktestUnscoredDocument(string Indicator, string Sector, int Year, string Reason);

/// <summary>Scores over all origins.</summary>
public sealed record BacktestScorecardDocument
{
    /// <summary>Outcomes scored.</summary>
    public required int Count { get; init; }

    /// <summary>Inside the 50 % band.</summary>
    public required int In50 { get; init; }

    /// <summary>Inside the 80 % band.</summary>
    public required int In80 { get; init; }

    /// <summary>Inside the 90 % band.</summary>
    public required int In90 { get; init; }

    /// <summary>Outcomes in each tenth of their forecasts: flat when the forecasts are honest.</summary>
    public required IReadOnlyList<int> PitHistogram { get; init; }

    /// <summary>Skill over all indicators: 1 less the geometric mean of their ratios of CRPS.</summary>
    public required IReadOnlyList<BacktestTotalSkillDocument> Skills { get; init; }

    /// <summary>Each indicator over all horizons.</summary>
    public required IReadOnlyList<BacktestScoreLineDocument> Indicators { get; init; }

    /// <summary>Each indicator at each horizon.</summary>
    public required IReadOnlyList<BacktestScoreLineDocument> Horizons { get; init; }
}

/// <summary>Skill over all indicators.</summary>
/// <param name="Kind">The naive forecast.</param>
/// <param name="Indicators">Indicators for which it could be made.</param>
/// <param name="Skill">1 less the geometric mean of their ratios.</param>
public sealed record BacktestTotalSkillDocument(string Kind, int Indicators, double Skill);

/// <summary>A line of the scorecard.</summary>
public sealed record BacktestScoreLineDocument
{
    /// <summary>Indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>Sector.</summary>
    public required string Sector { get; init; }

    /// <summary>Years ahead; null over all.</summary>
    public required int? Horizon { get; init; }

    /// <summary>percent or points.</summary>
    public required string ScoreUnit { get; init; }

    /// <summary>Outcomes.</summary>
    public required int Count { get; init; }

    /// <summary>Mean CRPS.</summary>
    public required double Crps { get; init; }

    /// <summary>Mean of forecast less outcome.</summary>
    public required double Bias { get; init; }

    /// <summary>Inside the 50 % band.</summary>
    public required int In50 { get; init; }

    /// <summary>Inside the 80 % band.</summary>
    public required int In80 { get; init; }

    /// <summary>Inside the 90 % band.</summary>
    public required int In90 { get; init; }

    /// <summary>Skill against each naive forecast that could be made.</summary>
    public required IReadOnlyList<BacktestSkillDocument> Skills { get; init; }
}

/// <summary>The model against a naive forecast, over the outcomes for which both exist.</summary>
/// <param name="Kind">The naive forecast.</param>
/// <param name="Count">Outcomes.</param>
/// <param name="Crps">Mean CRPS of the model over them.</param>
/// <param name="NaiveCrps">Mean CRPS of the naive forecast.</param>
/// <param name="Skill">1 − CRPS / naive CRPS; null when the naive forecast was perfect.</param>
public sealed record BacktestSkillDocument(string Kind, int Count, double Crps, double NaiveCrps, double? Skill);

/// <summary>Where the model is worse than a naive forecast.</summary>
/// <param name="Indicator">Indicator.</param>
/// <param name="Sector">Sector.</param>
/// <param name="Horizon">Years ahead; null over all horizons.</param>
/// <param name="Kind">The naive forecast.</param>
/// <param name="Count">Outcomes.</param>
/// <param name="Crps">Mean CRPS of the model.</param>
/// <param name="NaiveCrps">Mean CRPS of the naive forecast.</param>
public sealed record BacktestWorseDocument(string Indicator, string Sector, int? Horizon, string Kind, int Count, double Crps, double NaiveCrps);

/// <summary>The rule "warn when the probability is below the threshold".</summary>
/// <param name="Threshold">The probability.</param>
/// <param name="Cases">Events judged.</param>
/// <param name="Missed">Events that did not happen.</param>
/// <param name="Hits">Of these, warned of.</param>
/// <param name="FalseAlarms">Warnings of events that happened.</param>
/// <param name="HitRate">Share of missed ones warned of; null when none was missed.</param>
/// <param name="FalseAlarmRate">Share of the others warned of; null when there was none.</param>
public sealed record BacktestWarningDocument(double Threshold, int Cases, int Missed, int Hits, int FalseAlarms, double? HitRate, double? FalseAlarmRate);
