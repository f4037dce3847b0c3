using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Plans;
using static Simulation.Model.Analysis.Auditing.AuditWords;

namespace Simulation.Model.Analysis.Auditing;

/// <summary>
/// Shares of GRDP sum to 100. With floors f and ceilings c of the shares, Σ f ≤ 100 ≤ Σ c must hold (a share without floor may be 0, one without ceiling 100). What is left
/// between them is the room that the structure has.
/// </summary>
internal static class StructureCheck
{
    public static IEnumerable<AuditFinding> Run(AuditContext context)
    {
        foreach (var targets in context.All(AuditIndicators.Share).GroupBy(target => target.Year))
        {
            if (targets.Select(target => target.Sector).Distinct().Count() >= 2) yield return Judge(context, [.. targets], Sectors(context, targets.Key));
        }
    }

    // Without published shares nobody says how many sectors there are: then only the floors can be too high.
    private static int? Sectors(AuditContext context, int year) =>
        Enumerable.Range(1, 3).Select(back => context.Plan.Targets.Where(target => target.Indicator == AuditIndicators.Share).Select(target => target.Sector).Distinct()
            .Select(sector => context.Facts.Find(AuditIndicators.Share, sector, year - back)).ToList())
            .Where(shares => shares.All(share => share is not null) && Math.Abs(shares.Sum(share => share!.Value) - 100) < 1)
            .Select(shares => (int?)shares.Count).FirstOrDefault();

    private static AuditFinding Judge(AuditContext context, ImmutableArray<Target> targets, int? sectors)
    {
        var floors = targets.Where(target => target.Operator.WantsMore()).ToList();
        var ceilings = targets.Where(target => !target.Operator.WantsMore()).ToList();
        var least = floors.Sum(target => target.Threshold);
        var isWhole = sectors == targets.Select(target => target.Sector).Distinct().Count();
        var most = isWhole && ceilings.Count == sectors ? ceilings.Sum(target => target.Threshold) : double.PositiveInfinity;
        var free = 100 - least;
        // A sector with a ceiling alone takes no more than that: the rest must go to the sectors with floors.
        var capped = ceilings.Where(ceiling => floors.All(floor => floor.Sector != ceiling.Sector)).ToList();
        var above = isWhole && capped.Count + floors.Count == sectors ? free - capped.Sum(target => target.Threshold) : double.NaN;
        var printed = targets.Sum(target => target.Value);
        ImmutableArray<AuditText> steps =
        [
            Say("Floors: {0} = {1}.", "Mức tối thiểu: {0} = {1}.", Sum(floors), Text(least)),
            Say("100 - {0} = {1} points are left for the rest.", "100 - {0} = {1} điểm còn lại cho phần khác.", Text(least), Text(free)),
            .. capped.Select(target => Say("At most {1} points of them may go to {0}.", "Nhiều nhất {1} điểm trong số đó thuộc {0}.", context.Facts.SectorName(target.Sector), Text(target.Threshold))),
            .. double.IsNaN(above) ? ImmutableArray<AuditText>.Empty :
                [Say("So the sectors with floors have {0} points beyond their floors between them.", "Vậy các khu vực có mức tối thiểu cùng có thêm {0} điểm.", Text(above))],
            Say("The values as printed sum to {0}.", "Các giá trị ghi trong kế hoạch cộng lại bằng {0}.", Text(printed)),
        ];
        var (verdict, summary) = least > 100 || most < 100
            ? (AuditVerdict.Contradiction, Say("The structure cannot sum to 100: its floors sum to {0}.", "Cơ cấu không thể cộng thành 100: các mức tối thiểu cộng lại bằng {0}.", Text(least)))
            : (AuditVerdict.Consistent, Say(
                "The structure can sum to 100: the floors take {0}, the values as printed {1}, and {2} points are nobody's target.",
                "Cơ cấu có thể cộng thành 100: các mức tối thiểu chiếm {0}, giá trị ghi trong kế hoạch {1}, còn {2} điểm chưa giao cho khu vực nào.",
                Text(least), Text(printed), Text(100 - printed)));
        return new AuditFinding("structure", verdict, summary, steps, [.. targets.Select(target => target.Name)], [], free, "percent");
    }

    private static string Sum(IEnumerable<Target> targets) => string.Join(" + ", targets.Select(target => Text(target.Threshold)));

    private static string Text(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);
}
