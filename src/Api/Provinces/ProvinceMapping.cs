using Simulation.Api.Json;
using Simulation.Api.Plans;
using Simulation.Contracts.Provinces;

namespace Simulation.Api.Provinces;

/// <summary>Provinces in the words of HTTP.</summary>
internal static class ProvinceMapping
{
    public static ProvinceListResponse Response(IEnumerable<ProvinceSummary> provinces) => new([.. provinces.Select(Item)]);

    public static ProvinceResponse Response(ProvinceDescription province) => new()
    {
        Id = province.Id,
        Labels = Labels.Sorted(province.Labels),
        Model = province.Model,
        ModelVersion = province.ModelVersion,
        Calibration = province.Calibration,
        DataVintage = province.DataVintage,
        BaseYear = province.BaseYear,
        Limits = new QuestionLimits(province.DefaultHorizon, province.MaximumHorizon, province.DefaultDraws, province.MaximumDraws),
        Levers = [.. province.Levers.Select(Lever)],
        Events = [.. province.Events.Select(item => new EventResponse(item.Event, item.Sector, Labels.Sorted(item.Labels), item.ProbabilityLever))],
        Indicators = [.. province.Indicators.Select(Indicator)],
        Offices = [.. province.Offices.Select(office => new OfficeResponse(office.Office, Labels.Sorted(office.Labels), office.Members))],
        Plans = [.. province.Plans.Select(PlanMapping.Response)],
        Warnings = province.Warnings,
        Revision = province.Revision,
        CalibrationRevision = province.CalibrationRevision,
    };

    private static ProvinceListItem Item(ProvinceSummary province) => new()
    {
        Id = province.Id,
        Labels = Labels.Sorted(province.Labels),
        Model = province.Model,
        BaseYear = province.BaseYear,
        Plans = province.Plans,
    };

    /// <summary>A lever as it goes over the wire.</summary>
    public static LeverResponse Lever(LeverDescription lever) => new()
    {
        Lever = lever.Lever,
        Sector = lever.Sector,
        Labels = Labels.Sorted(lever.Labels),
        Unit = lever.Unit,
        Minimum = Bound(lever.Minimum),
        Maximum = Bound(lever.Maximum),
        Baseline = lever.Baseline,
        Levels = [.. lever.Levels.Select(level => new AmbitionResponse(level.Level, level.Value, Labels.Sorted(level.Justification)))],
        Source = lever.Source,
    };

    private static IndicatorResponse Indicator(IndicatorDescription indicator) =>
        new(indicator.Indicator, indicator.Sector, Labels.Sorted(indicator.Labels), indicator.Unit, indicator.Aggregation);

    // No bound is an infinite one in the model, and JSON has no infinity.
    private static double? Bound(double value) => double.IsFinite(value) ? value : null;
}
