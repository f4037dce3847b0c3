using System.Collections.Immutable;

namespace Simulation.Model.Analysis.Backtesting;

/// <summary>Scores of a group of records, all on one scale: percent of an amount, or points of a rate or share.</summary>
/// <param name="Count">Outcomes scored.</param>
/// <param name="Crps">Mean CRPS.</param>
/// <param name="Bias">Mean of forecast mean less outcome.</param>
/// <param name="In50">Outcomes inside the 50 % band.</param>
/// <param name="In80">Outcomes inside the 80 % band.</param>
/// <param name="In90">Outcomes inside the 90 % band.</param>
/// <param name="Skills">Skill against each naive forecast that could be made for at least one outcome.</param>
public sealed record Score(int Count, double Crps, double Bias, int In50, int In80, int In90, ImmutableArray<SkillScore> Skills)
{
    /// <summary>Scores of records of one scale.</summary>
    /// <exception cref="ArgumentException">There is no record.</exception>
    public static Score Of(IReadOnlyCollection<BacktestRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        if (records.Count == 0)
            throw new ArgumentException("A score needs an outcome.", nameof(records));
        return new Score(
            records.Count,
            records.Average(record => record.Crps),
            records.Average(record => record.Error),
            records.Count(record => record.In50),
            records.Count(record => record.In80),
            records.Count(record => record.In90),
            [.. Enum.GetValues<NaiveKind>().Select(kind => SkillScore.Of(kind, records)).OfType<SkillScore>()]);
    }

    /// <summary>Skill against one naive forecast; null when it could not be made.</summary>
    public SkillScore? Against(NaiveKind kind) => Skills.FirstOrDefault(skill => skill.Kind == kind);
}

/// <summary>The model against a naive forecast over the outcomes for which both exist.</summary>
/// <param name="Kind">The naive forecast.</param>
/// <param name="Count">Those outcomes.</param>
/// <param name="Crps">Mean CRPS of the model over them.</param>
/// <param name="NaiveCrps">Mean CRPS of the naive forecast.</param>
public sealed record SkillScore(NaiveKind Kind, int Count, double Crps, double NaiveCrps)
{
    /// <summary>1 − CRPS / naive CRPS; null when the naive forecast was perfect.</summary>
    public double? Skill => Backtesting.Crps.Skill(Crps, NaiveCrps);

    /// <summary>True where the model is worse than the naive forecast.</summary>
    public bool IsWorse => Crps > NaiveCrps;

    internal static SkillScore? Of(NaiveKind kind, IEnumerable<BacktestRecord> records)
    {
        var both = records.Select(record => (record.Crps, Naive: record.Naive.FirstOrDefault(score => score.Kind == kind))).Where(pair => pair.Naive is not null).ToArray();
        return both.Length == 0 ? null : new SkillScore(kind, both.Length, both.Average(pair => pair.Crps), both.Average(pair => pair.Naive!.Crps));
    }
}

/// <summary>A line of the scorecard: an indicator of a sector, over all horizons or one.</summary>
/// <param name="Indicator">Indicator.</param>
/// <param name="Sector">Sector.</param>
/// <param name="Horizon">Years ahead; null over all.</param>
/// <param name="IsAmount">True when scores are in percent, false when in points.</param>
/// <param name="Score">The scores.</param>
public sealed record ScorecardLine(string Indicator, string Sector, int? Horizon, bool IsAmount, Score Score);

/// <summary>
/// The tables of a backtest. Scores of different indicators are on different scales, so that the total is of what has none: coverage, PIT, and the geometric mean over
/// indicators of the ratio of CRPS to naive CRPS.
/// </summary>
public sealed record BacktestScorecard
{
    /// <summary>Outcomes scored.</summary>
    public required int Count { get; init; }

    /// <summary>Outcomes inside the 50 % band.</summary>
    public required int In50 { get; init; }

    /// <summary>Outcomes inside the 80 % band.</summary>
    public required int In80 { get; init; }

    /// <summary>Outcomes inside the 90 % band.</summary>
    public required int In90 { get; init; }

    /// <summary>Where the outcomes lay in their forecasts.</summary>
    public required PitHistogram Pit { get; init; }

    /// <summary>Skill against each naive forecast over all indicators: 1 less the geometric mean of the indicators' ratios of CRPS.</summary>
    public required ImmutableArray<TotalSkill> Skills { get; init; }

    /// <summary>Each indicator of a sector over all horizons, in the order of their first appearance.</summary>
    public required ImmutableArray<ScorecardLine> Indicators { get; init; }

    /// <summary>Each indicator of a sector and horizon.</summary>
    public required ImmutableArray<ScorecardLine> Horizons { get; init; }

    /// <summary>Makes the tables; null when nothing was scored.</summary>
    public static BacktestScorecard? Of(IReadOnlyCollection<BacktestRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        if (records.Count == 0)
            return null;
        var indicators = Lines(records, record => null);
        return new BacktestScorecard
        {
            Count = records.Count,
            In50 = records.Count(record => record.In50),
            In80 = records.Count(record => record.In80),
            In90 = records.Count(record => record.In90),
            Pit = PitHistogram.Of(records.Select(record => record.Pit)),
            Skills = [.. Enum.GetValues<NaiveKind>().Select(kind => TotalSkill.Of(kind, indicators)).OfType<TotalSkill>()],
            Indicators = indicators,
            Horizons = Lines(records, record => record.Horizon),
        };
    }

    private static ImmutableArray<ScorecardLine> Lines(IEnumerable<BacktestRecord> records, Func<BacktestRecord, int?> horizon) =>
    [
        .. from record in records
           group record by (record.Indicator, record.Sector, Horizon: horizon(record), record.IsAmount) into line
           orderby line.Key.Indicator, line.Key.Sector, line.Key.Horizon
           select new ScorecardLine(line.Key.Indicator, line.Key.Sector, line.Key.Horizon, line.Key.IsAmount, Score.Of([.. line])),
    ];
}

/// <summary>The model against a naive forecast over all indicators, each with the same weight.</summary>
/// <param name="Kind">The naive forecast.</param>
/// <param name="Indicators">Indicators for which it could be made.</param>
/// <param name="Skill">1 − exp(mean over indicators of ln(CRPS / naive CRPS)).</param>
public sealed record TotalSkill(NaiveKind Kind, int Indicators, double Skill)
{
    internal static TotalSkill? Of(NaiveKind kind, IEnumerable<ScorecardLine> lines)
    {
        var ratios = lines.Select(line => line.Score.Against(kind)).OfType<SkillScore>().Where(skill => skill.NaiveCrps > 0)
            .Select(skill => Math.Log(skill.Crps / skill.NaiveCrps)).ToArray();
        return ratios.Length == 0 ? null : new TotalSkill(kind, ratios.Length, 1 - Math.Exp(ratios.Average()));
    }
}
