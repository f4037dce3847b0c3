using System.Collections.Immutable;
using Simulation.Model.Plans;

namespace Simulation.Model.Analysis.Auditing;

/// <summary>
/// Looks for contradictions inside a plan by identities alone, before any simulation: what targets imply for each other, given what was published when the plan
/// was made. An identity holds by definition, so a finding does not depend on the model.
/// </summary>
public static class PlanAuditor
{
    private static readonly Func<AuditContext, IEnumerable<AuditFinding>>[] Checks =
        [BoundsCheck.Run, StructureCheck.Run, PerHeadCheck.Run, SectorGrowthCheck.Run, InvestmentCheck.Run, RevenueCheck.Run];

    /// <summary>Audits a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="facts">What was published as of the day the plan is looked at.</param>
    /// <returns>Findings, the gravest first, otherwise in the order of the checks. An identity about which the plan says nothing gives none.</returns>
    public static ImmutableArray<AuditFinding> Audit(Plan plan, IPlanFacts facts)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(facts);
        var context = new AuditContext(plan, facts);
        return [.. Checks.SelectMany(check => check(context)).OrderBy(finding => finding.Verdict)];
    }
}
