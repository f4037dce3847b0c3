using Simulation.Contracts.Provinces;
using Simulation.Documents.Monitoring;
using Simulation.Web.Reading;

namespace Simulation.Web.Monitoring;

/// <summary>Figures and targets of a running year in words.</summary>
public static class NewsWords
{
    /// <summary>A figure with its period: "Tăng trưởng GRDP, 6 tháng đầu năm 2024".</summary>
    public static string Name(NewsDocument news, ProvinceDescription province, Reader reader) =>
        $"{reader.Indicator(province, news.Indicator, news.Sector)}, {PeriodText.Of(news.Period, reader.Language)}";

    /// <summary>A figure in as few words as fit under a bar: the sector where it is of one, and the period.</summary>
    public static string Brief(NewsDocument news, ProvinceDescription province, Reader reader)
    {
        var what = news.Sector == "total" ? reader.Indicator(province, news.Indicator, news.Sector) : reader.Sector(province, news.Sector);
        return $"{what}, {PeriodText.Brief(news.Period, reader.Language)}";
    }

    /// <summary>A target with its goal, by the plan's own label where the province knows it.</summary>
    public static string Target(TargetPathDocument target, ProvinceDescription province, Reader reader)
    {
        var planned = province.Plans.SelectMany(plan => plan.Targets).FirstOrDefault(each => each.Indicator == target.Indicator && each.Sector == target.Sector && each.Year == target.Year);
        var name = planned is null ? reader.Indicator(province, target.Indicator, target.Sector) : reader.Label(planned.Labels, target.Indicator);
        return $"{name} {reader.Goal(target.Operator, target.Value)}";
    }
}
