using System.Collections.Immutable;

namespace Simulation.Model.Analysis.Backtesting;

/// <summary>A forecast with its draws moved away from their median by a factor, as it would have scored.</summary>
/// <param name="Factor">The factor: 1 is the forecast as it was made.</param>
/// <param name="Crps">Its score.</param>
/// <param name="In90">Whether the outcome lies in its central 90 % band.</param>
public sealed record WidenedScore(double Factor, double Crps, bool In90);

/// <summary>
/// Whether wider or narrower bands would have been better, asked without looking ahead or aside: at each origin the factor is the one that scored best at the other origins.
/// </summary>
/// <param name="Indicator">The indicator; null for all together.</param>
/// <param name="Sector">Its sector; null for all together.</param>
/// <param name="Count">Outcomes.</param>
/// <param name="Origins">Origins they are from.</param>
/// <param name="Factor">The factor that scores best over all origins: chosen with the outcomes in view, and no better than that.</param>
/// <param name="CrpsRatio">Score with the factors chosen at the other origins over the score as it was; above 1 the choice does harm.</param>
/// <param name="In90">Outcomes in the 90 % bands with those factors.</param>
/// <param name="In90AsMade">Outcomes in the 90 % bands as they were.</param>
public sealed record SpreadCheck(string? Indicator, string? Sector, int Count, int Origins, double Factor, double CrpsRatio, int In90, int In90AsMade)
{
    // Fewer leave nothing to choose by.
    private const int LeastOrigins = 3;

    /// <summary>Factors that are tried, 0.5 to 2.</summary>
    public static ImmutableArray<double> Factors { get; } = [.. Enumerable.Range(5, 16).Select(tenths => tenths / 10.0)];

    /// <summary>The check of all indicators together, and of each that was forecast from three origins or more. Empty with fewer.</summary>
    public static ImmutableArray<SpreadCheck> Of(IReadOnlyCollection<BacktestRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        var judged = records.Where(record => record.Widened.Length == Factors.Length).ToArray();
        var own = judged.GroupBy(record => (record.Indicator, record.Sector)).OrderBy(group => group.Key)
            .Select(group => Of([.. group], group.Key.Indicator, group.Key.Sector));
        return [.. new[] { Of(judged, null, null) }.Concat(own).OfType<SpreadCheck>()];
    }

    private static SpreadCheck? Of(BacktestRecord[] records, string? indicator, string? sector)
    {
        var origins = records.Select(record => record.Origin).Distinct().Order().ToArray();
        if (origins.Length < LeastOrigins) return null;
        var chosen = origins.ToDictionary(origin => origin, origin => Best([.. records.Where(record => record.Origin != origin)]));
        // Indicators have scales of their own: ratios are taken within each, and count alike.
        var ratio = records.GroupBy(record => (record.Indicator, record.Sector))
            .Average(group => group.Sum(record => record.Widened[chosen[record.Origin]].Crps) / group.Sum(record => record.Crps));
        return new SpreadCheck(
            indicator, sector, records.Length, origins.Length, Factors[Best(records)], ratio,
            records.Count(record => record.Widened[chosen[record.Origin]].In90), records.Count(record => record.In90));
    }

    private static int Best(BacktestRecord[] records) => Enumerable.Range(0, Factors.Length)
        .MinBy(place => records.GroupBy(record => (record.Indicator, record.Sector)).Average(group => group.Sum(record => record.Widened[place].Crps) / group.Sum(record => record.Crps)));
}
