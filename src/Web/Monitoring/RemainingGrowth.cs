using Simulation.Documents.Monitoring;
using Simulation.Documents.RequiredGrowth;

namespace Simulation.Web.Monitoring;

/// <summary>What the rest of the year must bring in a sector.</summary>
/// <param name="Requirement">What the goal asks of the whole year.</param>
/// <param name="Quarters">Quarters that are published for the sector; 0 when none is.</param>
/// <param name="Published">Their growth, percent; null when none is published.</param>
/// <param name="Rest">Growth that the other quarters must have, percent; the whole year's when nothing is published.</param>
public sealed record RemainingGrowth(SectorRequirementDocument Requirement, int Quarters, double? Published, double Rest)
{
    private const string Growth = "grdp_growth";

    /// <summary>What the rest of the year must bring, sector by sector. Published figures are taken as they are printed.</summary>
    /// <param name="required">What the goal asks.</param>
    /// <param name="year">The figures that came during the year.</param>
    public static IReadOnlyList<RemainingGrowth> Of(RequiredGrowthDocument required, MonitorDocument year)
    {
        ArgumentNullException.ThrowIfNull(required);
        ArgumentNullException.ThrowIfNull(year);
        return [.. required.Sectors.Select(sector => Of(required, sector, Beginning(year, sector.Sector)))];
    }

    /// <summary>
    /// Growth of the rest of a year from that of the whole and of its beginning: <c>(whole − share × beginning) / (1 − share)</c>, where the share is that of the beginning in the year before.
    /// </summary>
    public static double RestOf(double whole, double beginning, double share) => (whole - (share * beginning)) / (1 - share);

    private static RemainingGrowth Of(RequiredGrowthDocument required, SectorRequirementDocument sector, (int Quarters, double Growth)? published) => published is var (quarters, growth)
        ? new RemainingGrowth(sector, quarters, growth, RestOf(sector.Required, growth, required.QuarterWeights.Take(quarters).Sum()))
        : new RemainingGrowth(sector, 0, null, sector.Required);

    // The furthest beginning of the year that is published; a figure of the whole year leaves no rest.
    private static (int Quarters, double Growth)? Beginning(MonitorDocument year, string sector) => year.Days
        .SelectMany(day => day.News)
        .Where(news => news.Indicator == Growth && news.Sector == sector && news.Value is not null)
        .Select(news => (Quarters: YearPath.Quarters(news.Period, year.Year) ?? 0, Growth: news.Value!.Value))
        .Where(each => each.Quarters is >= 1 and <= 3)
        .Select(each => ((int, double)?)each)
        .OrderBy(each => each!.Value.Item1)
        .LastOrDefault();
}
