using System.Collections.Immutable;
using Simulation.Model.Calibration;

namespace Simulation.Data;

/// <summary>A figure of a national series with the reason it was chosen among its vintages.</summary>
/// <param name="Observation">The figure.</param>
/// <param name="Reason">Why this vintage.</param>
/// <param name="StandsIn">True when no vintage known on the day is in the files and the earliest later one stands in for it.</param>
public sealed record VintageChoice(Observation Observation, string Reason, bool StandsIn);

/// <summary>
/// Chooses among vintages of a national figure: of those in print on the day the one published last, of several published on one day the firmest,
/// then the one uploaded last, then the first in the file. Where the year is over but the files hold only later vintages, the earliest of these stands in, because
/// a figure was published at the time; under <see cref="KnowledgeRule.Printed"/> there is then none.
/// </summary>
public static class VintageRule
{
    /// <summary>The figure for a year as of a day; null when there is none.</summary>
    /// <param name="observations">Observations of the nation.</param>
    /// <param name="statuses">Meaning of their statuses.</param>
    /// <param name="indicator">Standard name of the indicator.</param>
    /// <param name="sector">The sector.</param>
    /// <param name="year">The year.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="rule">Whether a later vintage may stand in.</param>
    public static VintageChoice? Choose(
        ImmutableArray<Observation> observations,
        StatusTable statuses,
        string indicator,
        string sector,
        int year,
        DateOnly asOf,
        KnowledgeRule rule = KnowledgeRule.Announced)
    {
        ArgumentNullException.ThrowIfNull(statuses);
        var period = Period.Year(year);
        if (period.KnownFrom > asOf)
            return null;
        var vintages = observations
            .Where(observation => observation.Indicator == indicator && observation.Sector == sector && observation.Period == period)
            .Where(observation => statuses.Find(observation.Status) is { Class: not StatusClass.NotMeasured })
            .ToArray();
        var known = vintages.Where(vintage => vintage.IsKnownOn(asOf) && !vintage.StandsInOn(asOf)).ToArray();
        if (known.Length > 0)
        {
            var latest = known.Max(vintage => vintage.KnownFrom);
            var chosen = Firmest(known.Where(vintage => vintage.KnownFrom == latest), statuses);
            return new VintageChoice(chosen, vintages.Length == 1
                ? "The only vintage."
                : $"The latest of {known.Length} vintages known on the day ({chosen.Status}); {vintages.Length - known.Length} later.", false);
        }

        if (vintages.Length == 0 || rule == KnowledgeRule.Printed)
            return null;
        var earliest = vintages.Min(vintage => vintage.KnownFrom);
        var substitute = Firmest(vintages.Where(vintage => vintage.KnownFrom == earliest), statuses);
        return new VintageChoice(substitute, $"The earliest vintage in the files ({substitute.Status}, {earliest:yyyy-MM-dd}) stands in for the one known then.", true);
    }

    private static Observation Firmest(IEnumerable<Observation> vintages, StatusTable statuses) =>
        vintages.OrderBy(vintage => statuses.Find(vintage.Status)!.Class).ThenByDescending(vintage => vintage.Upload).First();
}
