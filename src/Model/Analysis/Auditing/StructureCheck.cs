using System.Collections.Immutable;
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
            .. floors.Count == 0 ? ImmutableArray<AuditText>.Empty :
                [Say("Floors: {0} = {1:0.##}.", "Mức tối thiểu: {0} = {1:0.##}.", Sum(floors), least),
                 Say("100 - {0:0.##} = {1:0.##} points are left for the rest.", "100 - {0:0.##} = {1:0.##} điểm còn lại cho phần khác.", least, free)],
            .. capped.Select(target => Say("At most {1:0.##} points of them may go to {0}.", "Nhiều nhất {1:0.##} điểm trong số đó thuộc {0}.", context.Facts.SectorName(target.Sector), target.Threshold)),
            .. double.IsNaN(above) ? ImmutableArray<AuditText>.Empty :
                [Say("So the sectors with floors have {0:0.##} points beyond their floors between them.", "Vậy các khu vực có mức tối thiểu cùng có thêm {0:0.##} điểm.", above)],
            .. double.IsInfinity(most) ? ImmutableArray<AuditText>.Empty : [Say("Ceilings of all sectors: {0} = {1:0.##}.", "Mức tối đa của mọi khu vực: {0} = {1:0.##}.", Sum(ceilings), most)],
            Say("The values as printed sum to {0:0.##}.", "Các giá trị ghi trong kế hoạch cộng lại bằng {0:0.##}.", printed),
        ];
        var (verdict, summary) = least > 100
            ? (AuditVerdict.Contradiction, Say("The structure cannot sum to 100: its floors sum to {0:0.##}.", "Cơ cấu không thể cộng thành 100: các mức tối thiểu cộng lại bằng {0:0.##}.", least))
            : most < 100
            ? (AuditVerdict.Contradiction, Say("The structure cannot sum to 100: its ceilings sum to {0:0.##}.", "Cơ cấu không thể cộng thành 100: các mức tối đa cộng lại bằng {0:0.##}.", most))
            : (AuditVerdict.Consistent, Say(
                "The structure can sum to 100: the floors take {0:0.##}, the values as printed {1:0.##}, and {2:0.##} points are nobody's target.",
                "Cơ cấu có thể cộng thành 100: các mức tối thiểu chiếm {0:0.##}, giá trị ghi trong kế hoạch {1:0.##}, còn {2:0.##} điểm chưa giao cho khu vực nào.",
                least, printed, 100 - printed));
        return new AuditFinding("structure", verdict, summary, steps, [.. targets.Select(target => target.Name)], [], free, "percent");
    }

    private static AuditText Sum(IEnumerable<Target> targets)
    {
        var parts = targets.Select(target => Say("{0:0.##}", "{0:0.##}", target.Threshold)).ToList();
        return new AuditText(string.Join(" + ", parts.Select(part => part.English)), string.Join(" + ", parts.Select(part => part.Vietnamese)));
    }
}
