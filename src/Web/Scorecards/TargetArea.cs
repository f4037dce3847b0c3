using System.Collections.Frozen;
using Simulation.Web.Reading;

namespace Simulation.Web.Scorecards;

/// <summary>The areas into which resolutions of People's Councils sort their targets.</summary>
public enum TargetArea
{
    /// <summary>Kinh tế.</summary>
    Economy,

    /// <summary>Xã hội.</summary>
    Society,

    /// <summary>Quốc phòng, an ninh.</summary>
    Security,

    /// <summary>An indicator that is sorted nowhere.</summary>
    Other,
}

/// <summary>Areas of the indicators that data know, and their names. What is sorted nowhere is listed last, under a name of its own: it is never lost.</summary>
public static class TargetAreas
{
    private static readonly FrozenDictionary<string, TargetArea> ByIndicator = new (TargetArea Area, string[] Indicators)[]
    {
        (TargetArea.Economy,
        [
            "grdp_growth", "grdp_per_capita", "grdp_current", "sector_share", "total_social_investment", "new_enterprises", "enterprises_active", "domestic_budget_revenue", "budget_revenue",
            "state_budget_revenue", "export_turnover", "retail_sales_services_revenue", "industrial_production_index", "labour_productivity_growth", "urbanization_rate",
            "public_investment_disbursement_rate", "rice_output", "fishery_output", "shrimp_output_aquaculture", "cpi_inflation", "icor",
        ]),
        (TargetArea.Society,
        [
            "new_jobs", "trained_worker_rate", "unemployment_rate", "poverty_rate_gso", "poverty_rate_national_standard", "poor_households", "health_insurance_coverage", "electricity_access",
            "household_income_per_capita_month", "population", "population_growth_rate",
        ]),
        (TargetArea.Security, ["secure_communes"]),
    }.SelectMany(group => group.Indicators.Select(indicator => KeyValuePair.Create(indicator, group.Area))).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The area of an indicator, by its name in the data.</summary>
    public static TargetArea Of(string indicator) => ByIndicator.GetValueOrDefault(indicator, TargetArea.Other);

    /// <summary>The name of an area, as resolutions write it.</summary>
    public static string Name(this TargetArea area, Reader reader) => area switch
    {
        TargetArea.Economy => reader.Say("Economy", "Kinh tế"),
        TargetArea.Society => reader.Say("Society", "Xã hội"),
        TargetArea.Security => reader.Say("Defence and security", "Quốc phòng – an ninh"),
        _ => reader.Say("Other", "Khác"),
    };
}
