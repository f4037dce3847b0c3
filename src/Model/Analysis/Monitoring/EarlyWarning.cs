namespace Simulation.Model.Analysis.Monitoring;

/// <summary>A forecast that has been judged: the probability that was given to a target, and whether it was met.</summary>
/// <param name="Probability">0..1.</param>
/// <param name="Happened">True when the target was met.</param>
public readonly record struct JudgedForecast(double Probability, bool Happened);

/// <summary>
/// The rule "warn when P(target) &lt; c", with its record. A hit is a warning before a miss of the target, a false alarm a warning before it was met.
/// </summary>
public sealed record EarlyWarning
{
    /// <summary>The usual threshold: a target called unlikely, below 33 %, is warned about.</summary>
    public const double UsualThreshold = 0.33;

    /// <summary>c.</summary>
    public required double Threshold { get; init; }

    /// <summary>Judged forecasts behind the rates.</summary>
    public required int Cases { get; init; }

    /// <summary>Targets that were missed.</summary>
    public required int Missed { get; init; }

    /// <summary>Missed targets that had been warned about.</summary>
    public required int Hits { get; init; }

    /// <summary>Targets that were met, though warned about.</summary>
    public required int FalseAlarms { get; init; }

    /// <summary>Share of missed targets that had been warned about; null when none was missed.</summary>
    public double? HitRate => Missed == 0 ? null : (double)Hits / Missed;

    /// <summary>Share of met targets that had been warned about; null when none was met.</summary>
    public double? FalseAlarmRate => Cases == Missed ? null : (double)FalseAlarms / (Cases - Missed);

    /// <summary>90 % interval of <see cref="HitRate"/>; null without it.</summary>
    public (double Low, double High)? HitRateInterval => Missed == 0 ? null : Wilson(Hits, Missed);

    /// <summary>90 % interval of <see cref="FalseAlarmRate"/>; null without it.</summary>
    public (double Low, double High)? FalseAlarmInterval => Cases == Missed ? null : Wilson(FalseAlarms, Cases - Missed);

    /// <summary>True when the rule warns at a probability.</summary>
    public bool Warns(double probability) => probability < Threshold;

    /// <summary>The rule with a threshold, and its rates over a record.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The threshold or a probability is not in 0..1.</exception>
    public static EarlyWarning Judge(double threshold, IReadOnlyCollection<JudgedForecast> record)
    {
        ArgumentNullException.ThrowIfNull(record);
        CheckProbability(threshold, nameof(threshold));
        foreach (var judged in record)
            CheckProbability(judged.Probability, nameof(record));
        return new EarlyWarning
        {
            Threshold = threshold,
            Cases = record.Count,
            Missed = record.Count(judged => !judged.Happened),
            Hits = record.Count(judged => !judged.Happened && judged.Probability < threshold),
            FalseAlarms = record.Count(judged => judged.Happened && judged.Probability < threshold),
        };
    }

    /// <summary>
    /// The rule that warns most often while its rate of false alarms stays within a bound: the largest threshold among the probabilities given, 0 and 1 that does.
    /// </summary>
    /// <param name="record">Judged forecasts; without any, the usual threshold with no rates.</param>
    /// <param name="mostFalseAlarms">Largest rate of false alarms, 0..1.</param>
    public static EarlyWarning Choose(IReadOnlyCollection<JudgedForecast> record, double mostFalseAlarms)
    {
        ArgumentNullException.ThrowIfNull(record);
        CheckProbability(mostFalseAlarms, nameof(mostFalseAlarms));
        return record.Count == 0
            ? Judge(UsualThreshold, record)
            : record.Select(judged => judged.Probability).Append(0).Append(1).Distinct().OrderDescending()
                .Select(threshold => Judge(threshold, record))
                .First(rule => rule.FalseAlarmRate is not { } rate || rate <= mostFalseAlarms);
    }

    // Wilson's interval: few cases, and rates at 0 and 1, are the rule here.
    private static (double Low, double High) Wilson(int count, int of)
    {
        const double z = 1.6449;
        var (share, spread) = ((double)count / of, z * z / of);
        var centre = (share + (spread / 2)) / (1 + spread);
        var half = z * Math.Sqrt((share * (1 - share) / of) + (spread / (4 * of))) / (1 + spread);
        return (Math.Max(0, centre - half), Math.Min(1, centre + half));
    }

    private static void CheckProbability(double value, string name)
    {
        if (!(value >= 0 && value <= 1))
            throw new ArgumentOutOfRangeException(name, value, "A probability is a number from 0 to 1.");
    }
}
