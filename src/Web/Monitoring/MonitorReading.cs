using Simulation.Contracts.Faults;
using Simulation.Contracts.Observations;
using Simulation.Contracts.Provinces;
using Simulation.Documents.Analyses;
using Simulation.Documents.Monitoring;
using Simulation.Documents.RequiredGrowth;
using Simulation.Web.Desk;
using Simulation.Web.Scorecards;

namespace Simulation.Web.Monitoring;

/// <summary>Puts together what the page of a running year draws.</summary>
internal static class MonitorReading
{
    private const string Growth = "grdp_growth";
    private const string Total = "total";

    /// <summary>Reads a year as it was seen on a day, and the days there are to stand on.</summary>
    public static async Task<(MonitorPicture Picture, IReadOnlyList<MonitoredDayDocument> Days)> ReadAsync(
        PlannerDesk desk, ProvinceDescription province, string? plan, DateOnly? asOf, IProgress<double> progress, CancellationToken ending)
    {
        var year = await desk.AskAsync(AnalysisCatalogue.Monitor, province.Id, new MonitorRequest { Plan = plan, AsOf = asOf }, progress, ending);
        var latest = asOf is null ? year : await desk.AskAsync(AnalysisCatalogue.Monitor, province.Id, new MonitorRequest { Plan = plan }, progress, ending);
        var targets = province.Plans.Length == 0
            ? null
            : ScorecardView.Of(await desk.AskAsync(AnalysisCatalogue.Scorecard, province.Id, new PlanScorecardRequest { Plan = plan, AsOf = asOf }, progress, ending), year);
        var (required, why) = await RequireAsync(desk, province, plan, year, ending);
        return (new MonitorPicture(year, targets, required, required is null ? null : await PathAsync(desk, required, year, ending), why), latest.Days);
    }

    // A plan without a growth target, or a year that is not the forecast's, has no required growth; the rest of the page holds nevertheless.
    private static async Task<(RequiredGrowthDocument?, string?)> RequireAsync(PlannerDesk desk, ProvinceDescription province, string? plan, MonitorDocument year, CancellationToken ending)
    {
        if (province.Plans.Length == 0) return (null, null);
        try
        {
            return (await desk.AskAsync(AnalysisCatalogue.RequiredGrowth, province.Id, new RequiredGrowthRequest { Plan = plan, AsOf = year.AsOf }, cancellation: ending), null);
        }
        catch (SimulationFaultException fault) when (fault.Kind == FaultKind.Invalid)
        {
            return (null, string.Join(' ', fault.Problems.Select(problem => problem.Message).DefaultIfEmpty(fault.Message)));
        }
    }

    private static async Task<YearPath?> PathAsync(PlannerDesk desk, RequiredGrowthDocument required, MonitorDocument year, CancellationToken ending)
    {
        var expected = year.Nowcasts.FirstOrDefault(nowcast => nowcast is { Indicator: Growth, Sector: Total });
        if (expected is null || year.Year != required.Year) return null;
        var published = await desk.ObserveAsync(required.Province, new ObservationQuery { AsOf = year.AsOf, Indicator = Growth, Sector = Total }, ending);
        return YearPath.Of(required, expected.Now, published);
    }
}
