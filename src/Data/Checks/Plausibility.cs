using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Calibration;

namespace Simulation.Data;

/// <summary>
/// Simple arithmetic between published figures: identities that must hold, and relations that usually do. A finding is no error: it tells where to look.
/// </summary>
internal static class Plausibility
{
    private const double SharesTolerance = 0.15;
    private const double PerCapitaTolerance = 0.02;
    private const double LowestDeflatorChange = -2;
    private const double HighestDeflatorChange = 10;
    private const double LargestGapFromMean = 5;
    private const double SectorTolerance = 0.3;
    private const double LargestJump = 0.35;

    private static readonly ImmutableArray<string> Parts = ["agriculture", "industry", "services", "product_taxes"];

    /// <summary>Every finding, by rule and period.</summary>
    public static ImmutableArray<Finding> Judge(ImmutableArray<Observation> observations, ImmutableArray<UsedObservation> used)
    {
        var figures = new UsedFigures([.. used.Select(use => use.Observation)]);
        return [.. Shares(observations), .. PerCapita(observations, figures), .. Deflator(figures), .. MeanGrowth(figures), .. SectorGrowth(figures), .. Jumps(figures)];
    }

    // The four parts of GRDP, as one source prints them, make 100.
    private static IEnumerable<Finding> Shares(ImmutableArray<Observation> observations)
    {
        foreach (var group in observations.Where(row => row.Indicator == "sector_share" && Parts.Contains(row.Sector)).GroupBy(row => (row.PeriodText, row.Source)))
        {
            var rows = group.DistinctBy(row => row.Sector).ToImmutableArray();
            if (rows.Length < Parts.Length)
                continue;
            var sum = rows.Sum(row => row.Value);
            yield return New("shares", Math.Abs(sum - 100) <= SharesTolerance, group.Key.PeriodText,
                $"The shares of {group.Key.PeriodText} sum to {sum:0.00}.", rows);
        }
    }

    // GRDP = GRDP per head times mean population.
    private static IEnumerable<Finding> PerCapita(ImmutableArray<Observation> observations, UsedFigures figures)
    {
        foreach (var row in observations.Where(row => row.Indicator == "grdp_per_capita" && row.Period is { Kind: PeriodKind.Year }))
        {
            var year = row.Period!.Value.FirstYear;
            if (figures.Year("grdp_current", "total", year) is not { } grdp)
                continue;
            if (figures.Year("population", "total", year) is { } population)
            {
                var implied = grdp.Value / population.Value;
                yield return New("per-capita", Math.Abs(row.Value / implied - 1) <= PerCapitaTolerance, $"{year}",
                    $"GRDP {grdp.Value:#,0} over {population.Value:#,0.0} thousand is {implied:0.00} million a head; {row.Origin.Value} is printed.", [row, grdp, population]);
            }
            else if (figures.Year("population", "total", year - 1) is { } before)
            {
                var implied = grdp.Value / row.Value;
                yield return New("per-capita", Math.Abs(implied / before.Value - 1) <= PerCapitaTolerance, $"{year}",
                    $"GRDP {grdp.Value:#,0} over {row.Origin.Value} million a head is a population of {implied:#,0.0} thousand; {before.Value:#,0.0} the year before.", [row, grdp, before]);
            }
        }
    }

    // Nominal growth less real growth is the change of the deflator.
    private static IEnumerable<Finding> Deflator(UsedFigures figures)
    {
        foreach (var grdp in figures.Years("grdp_current", "total"))
        {
            var year = grdp.Period!.Value.FirstYear;
            if (figures.Year("grdp_current", "total", year - 1) is not { } before || figures.Year("grdp_growth", "total", year) is not { } growth)
                continue;
            var nominal = 100 * (grdp.Value / before.Value - 1);
            var deflator = 100 * ((1 + nominal / 100) / (1 + growth.Value / 100) - 1);
            yield return New("deflator", deflator is >= LowestDeflatorChange and <= HighestDeflatorChange, $"{year}",
                $"GRDP at current prices grew by {nominal:0.0} % and at constant prices by {growth.Value:0.00} %: a deflator change of {deflator:0.0} %.", [grdp, before, growth]);
        }
    }

    // A mean over years and the years in it leave a growth for the years not published.
    private static IEnumerable<Finding> MeanGrowth(UsedFigures figures)
    {
        foreach (var mean in figures.All.Where(row => row.Indicator == "grdp_growth" && row.Period is { Kind: PeriodKind.Average }))
        {
            var period = mean.Period!.Value;
            var known = Enumerable.Range(period.FirstYear, period.YearCount)
                .Select(year => figures.Year("grdp_growth", mean.Sector, year) ?? figures.LongestPart("grdp_growth", mean.Sector, year)).OfType<Observation>().ToImmutableArray();
            var missing = period.YearCount - known.Length;
            if (known.IsEmpty)
                continue;
            var rest = period.YearCount * Log(mean) - known.Sum(Log);
            var message = missing == 0
                ? Text($"The years of {mean.PeriodText} compound to {Percent(known.Sum(Log) / known.Length):0.00} % a year for {mean.Sector}; {mean.Value:0.00} is printed.")
                : Text($"{mean.Value:0.00} % a year for {mean.Sector} over {mean.PeriodText} leaves {Percent(rest / missing):0.0} % for {Years(missing)} not published (known: {string.Join(", ", known.Select(row => row.PeriodText))}).");
            var gap = missing == 0 ? Percent(rest / period.YearCount) : Percent(rest / missing) - mean.Value;
            yield return New("mean-growth", Math.Abs(gap) <= (missing == 0 ? 1 : LargestGapFromMean), mean.PeriodText, message, [mean, .. known]);
        }
    }

    // Growth of the total is a weighted mean of the parts' growth, so it lies between the slowest and the fastest.
    private static IEnumerable<Finding> SectorGrowth(UsedFigures figures)
    {
        foreach (var total in figures.All.Where(row => row is { Indicator: "grdp_growth", Sector: "total" }))
        {
            var parts = figures.All.Where(row => row.Indicator == "grdp_growth" && Parts.Contains(row.Sector) && row.Period == total.Period).ToImmutableArray();
            if (parts.Length < 3)
                continue;
            var (lowest, highest) = (parts.Min(row => row.Value), parts.Max(row => row.Value));
            yield return New("sector-growth", total.Value >= lowest - SectorTolerance && total.Value <= highest + SectorTolerance, total.PeriodText,
                $"Growth of the total, {total.Value:0.00} %, against {lowest:0.00} to {highest:0.00} % of its parts.", [total, .. parts]);
        }
    }

    // A level that leaps has often changed its definition.
    private static IEnumerable<Finding> Jumps(UsedFigures figures)
    {
        foreach (var row in figures.All.Where(row => row is { Period.Kind: PeriodKind.Year, Value: > 0 } && row.Unit is not "percent"))
        {
            var year = row.Period!.Value.FirstYear;
            if (figures.Year(row.Indicator, row.Sector, year - 1) is not { Value: > 0 } before)
                continue;
            var change = row.Value / before.Value - 1;
            if (Math.Abs(change) > LargestJump)
                yield return New("jump", false, $"{year}", $"{row.Indicator} of {row.Sector} goes from {before.Value:#,0.##} to {row.Value:#,0.##} {row.Unit} in a year ({100 * change:+0;-0} %).", [before, row]);
        }
    }

    private static double Log(Observation growth) => Math.Log(1 + growth.Value / 100);

    private static double Percent(double logarithm) => 100 * (Math.Exp(logarithm) - 1);

    private static string Years(int count) => count == 1 ? "the year" : $"each of the {count} years";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static Finding New(string rule, bool agrees, string period, FormattableString message, ImmutableArray<Observation> figures) =>
        New(rule, agrees, period, Text(message), figures);

    private static Finding New(string rule, bool agrees, string period, string message, ImmutableArray<Observation> figures) =>
        new(rule, agrees ? FindingVerdict.Agrees : FindingVerdict.Odd, period, message, figures);
}

/// <summary>The figures used, by indicator, sector and period.</summary>
internal sealed class UsedFigures(ImmutableArray<Observation> all)
{
    public ImmutableArray<Observation> All => all;

    public Observation? Year(string indicator, string sector, int year) =>
        all.FirstOrDefault(row => row.Indicator == indicator && row.Sector == sector && row.Period == Period.Year(year));

    public IEnumerable<Observation> Years(string indicator, string sector) =>
        all.Where(row => row.Indicator == indicator && row.Sector == sector && row.Period is { Kind: PeriodKind.Year });

    public Observation? LongestPart(string indicator, string sector, int year) =>
        all.Where(row => row.Indicator == indicator && row.Sector == sector && row.Period is { Kind: PeriodKind.YearToDate } period && period.FirstYear == year)
            .MaxBy(row => row.Period!.Value.Months);
}
