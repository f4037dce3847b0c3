using System.Collections.Immutable;
using Simulation.Model.Plans;

namespace Simulation.Model.Analysis.Auditing;

/// <summary>The plan under audit, with what several identities read.</summary>
internal sealed class AuditContext
{
    /// <summary>Years of consumer prices that stand for what is usual.</summary>
    private const int InflationYears = 10;

    /// <summary>Years over which the growth of population is measured.</summary>
    private const int PopulationYears = 8;

    public AuditContext(Plan plan, IPlanFacts facts)
    {
        Plan = plan;
        Facts = facts;
        var prices = facts.Nation(AuditIndicators.Inflation, InflationYears);
        if (prices.Length >= 3) Inflation = new UsualRange(prices.Min(price => price.Value), prices.Average(price => price.Value), prices.Max(price => price.Value), prices);
        var people = facts.Own(AuditIndicators.Population, PopulationYears);
        if (people is [var first, .., var last])
            PopulationGrowth = (100 * (Math.Pow(last.Value / first.Value, 1.0 / (last.Year - first.Year)) - 1), [first, last]);
    }

    public Plan Plan { get; }

    public IPlanFacts Facts { get; }

    /// <summary>Consumer prices of the nation, percent a year; null when fewer than three years are known.</summary>
    public UsualRange? Inflation { get; }

    /// <summary>Compound growth of the province's population, percent a year, and the two figures it is between.</summary>
    public (double Percent, ImmutableArray<PlanFact> Facts)? PopulationGrowth { get; }

    /// <summary>The target of an indicator that asks for more of it (growth, a level), if the plan has one.</summary>
    public Target? Floor(string indicator, string sector) => Find(indicator, sector, target => target.Operator.WantsMore());

    /// <summary>Every target of an indicator.</summary>
    public IEnumerable<Target> All(string indicator) => Plan.Targets.Where(target => target.Indicator == indicator);

    /// <summary>A target by indicator and sector.</summary>
    public Target? Find(string indicator, string sector, Func<Target, bool> holds) =>
        Plan.Targets.FirstOrDefault(target => target.Indicator == indicator && target.Sector == sector && holds(target));
}

/// <summary>Lowest, mean and highest figure of the record.</summary>
internal sealed record UsualRange(double Lowest, double Mean, double Highest, ImmutableArray<PlanFact> Facts);

/// <summary>Indicators whose meaning the identities rest on: definitions of the national accounts, in the standard names of the data.</summary>
internal static class AuditIndicators
{
    public const string Growth = "grdp_growth";
    public const string PerHead = "grdp_per_capita";
    public const string Share = "sector_share";
    public const string Current = "grdp_current";
    public const string Population = "population";
    public const string Investment = "total_social_investment";
    public const string Revenue = "domestic_budget_revenue";
    public const string Inflation = "cpi_inflation";
    public const string Icor = "icor";
    public const string Total = "total";
}
