namespace Simulation.Documents.Monitoring;

/// <summary>Asks for the scorecard of a plan.</summary>
public sealed record PlanScorecardRequest
{
    /// <summary>Id of the plan; the current one when left out.</summary>
    public string? Plan { get; init; }

    /// <summary>The day to stand on. When left out, the day of the last figure about the year after history.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Warn about targets whose probability is below this, 0..1; 0.33 when left out.</summary>
    public double? WarnBelow { get; init; }

    /// <summary>
    /// Steps of the calibrations of a backtest by which the rule of the warnings is judged, which takes from some seconds to a minute. When left out, none is made and the rule has
    /// no record.
    /// </summary>
    public int? BacktestSteps { get; init; }
}

/// <summary>A plan's targets during their year: how they stand, who answers, and who is late.</summary>
public sealed record PlanScorecardDocument
{
    /// <summary>Id of the province.</summary>
    public required string Province { get; init; }

    /// <summary>Id of the plan.</summary>
    public required string Plan { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The year watched.</summary>
    public required int Year { get; init; }

    /// <summary>One for each target, in the order of the plan.</summary>
    public required IReadOnlyList<TargetCardDocument> Targets { get; init; }

    /// <summary>Probability that all targets with a probability are met.</summary>
    public required double? AllTargets { get; init; }

    /// <summary>Number of targets whose next report is late.</summary>
    public required int Overdue { get; init; }

    /// <summary>The rule of the warnings, with its record.</summary>
    public required EarlyWarningDocument Warning { get; init; }
}

/// <summary>A target on its scorecard.</summary>
/// <param name="Indicator">Indicator.</param>
/// <param name="Sector">Sector.</param>
/// <param name="Operator">Operator.</param>
/// <param name="Value">Value to reach.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Year">Year.</param>
/// <param name="Labels">Name of the target by language.</param>
/// <param name="Kind">simulated, lever or reported.</param>
/// <param name="Status">on-track, at-risk, off-track or not-judged.</param>
/// <param name="Probability">Probability now; null for what is decided or only reported.</param>
/// <param name="ProbabilityAtStart">Probability at the start of the year.</param>
/// <param name="IsWarned">Whether the early warning warns.</param>
/// <param name="Owner">Who answers for it; null when no owner is recorded.</param>
/// <param name="LastReport">The latest figure known; null when there is none.</param>
/// <param name="Rhythm">How often it is reported; null when nobody knows.</param>
/// <param name="DueOn">The day by which the next report is due.</param>
/// <param name="DaysOverdue">Days that it is late.</param>
/// <param name="RestsOnPriors">True when no figure of the indicator was published: the probability is that of the priors.</param>
public sealed record TargetCardDocument(
    string Indicator,
    string Sector,
    string Operator,
    double Value,
    string Unit,
    int Year,
    IReadOnlyDictionary<string, string> Labels,
    string Kind,
    string Status,
    double? Probability,
    double? ProbabilityAtStart,
    bool IsWarned,
    string? Owner,
    ReportDocument? LastReport,
    RhythmDocument? Rhythm,
    DateOnly? DueOn,
    int? DaysOverdue,
    bool RestsOnPriors);

/// <summary>A report about an indicator.</summary>
/// <param name="Period">Period as printed.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Unit.</param>
/// <param name="KnownFrom">The day from which it counts as known.</param>
/// <param name="DaysSince">Days since then.</param>
/// <param name="Source">Where it was published.</param>
public sealed record ReportDocument(string Period, double Value, string Unit, DateOnly? KnownFrom, int? DaysSince, string Source);

/// <summary>How often an indicator is reported.</summary>
/// <param name="Months">Months from one report to the next.</param>
/// <param name="GraceDays">Days of grace.</param>
/// <param name="Reason">Where that comes from.</param>
public sealed record RhythmDocument(int Months, int GraceDays, string Reason);

/// <summary>
/// The rule "warn when P(target) &lt; threshold", with its record in the past: events forecast from past origins (an indicator above its last value or its mean, a plan's target
/// where one is known), since too few plans of the past are known to judge it by these alone.
/// </summary>
/// <param name="Threshold">The threshold.</param>
/// <param name="Cases">Judged forecasts behind the rates; 0 when there is no record.</param>
/// <param name="Missed">Targets that were missed.</param>
/// <param name="HitRate">Share of missed targets that had been warned about.</param>
/// <param name="HitRateInterval">90 % interval.</param>
/// <param name="FalseAlarmRate">Share of met targets that had been warned about.</param>
/// <param name="FalseAlarmInterval">90 % interval.</param>
public sealed record EarlyWarningDocument(
    double Threshold, int Cases, int Missed, double? HitRate, IReadOnlyList<double>? HitRateInterval, double? FalseAlarmRate, IReadOnlyList<double>? FalseAlarmInterval);
