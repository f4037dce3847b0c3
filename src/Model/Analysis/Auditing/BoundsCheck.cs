using Simulation.Model.Plans;
using static Simulation.Model.Analysis.Auditing.AuditWords;

namespace Simulation.Model.Analysis.Auditing;

/// <summary>Two targets of one figure that exclude each other: at least 10 and at most 8.</summary>
internal static class BoundsCheck
{
    public static IEnumerable<AuditFinding> Run(AuditContext context) =>
        from floor in context.Plan.Targets.Where(target => target.Operator.WantsMore())
        from ceiling in context.Plan.Targets
        where !ceiling.Operator.WantsMore() && (ceiling.Indicator, ceiling.Sector, ceiling.Year) == (floor.Indicator, floor.Sector, floor.Year)
        where Excludes(floor, ceiling)
        select new AuditFinding(
            "bounds", AuditVerdict.Contradiction,
            Say("{0} is asked to be {1} {2} and {3} {4}: no figure is both.", "{0} phải {1} {2} và {3} {4}: không giá trị nào thỏa mãn cả hai.",
                floor.Name, floor.Operator.ToText(), floor.Value, ceiling.Operator.ToText(), ceiling.Value),
            [], [floor.Name, ceiling.Name], [], ceiling.Threshold - floor.Threshold, floor.Unit);

    // At one common value both hold when both include it.
    private static bool Excludes(Target floor, Target ceiling) =>
        floor.Threshold > ceiling.Threshold || (floor.Threshold.Equals(ceiling.Threshold) && !(floor.IsMet(floor.Threshold) && ceiling.IsMet(floor.Threshold)));
}
