using System.Collections.Immutable;
using Simulation.Model.Plans;
using static Simulation.Model.Analysis.Auditing.AuditWords;

namespace Simulation.Model.Analysis.Auditing;

/// <summary>
/// Shares s of this year and last with growth g of the whole imply growth of each sector, 1 + g_i = (s_i / s_i(-1)) · (1 + g), when prices of all sectors rise alike:
/// what the plan asks of agriculture, industry, services without saying it.
/// </summary>
internal static class SectorGrowthCheck
{
    private const string Name = "sector-growth";

    // A sector that moves by less in a year has been seen to do so in most provinces and years.
    private const double Usual = 15;

    public static IEnumerable<AuditFinding> Run(AuditContext context)
    {
        if (context.Floor(AuditIndicators.Growth, AuditIndicators.Total) is not { } growth) yield break;
        foreach (var share in context.All(AuditIndicators.Share).Where(target => target.Year == growth.Year))
        {
            yield return context.Facts.Find(AuditIndicators.Share, share.Sector, share.Year - 1) is { } before
                ? Judge(context, growth, share, before)
                : NotJudged(Name, [growth, share], $"the share of {context.Facts.SectorName(share.Sector).English} in {share.Year - 1}", $"tỷ trọng {context.Facts.SectorName(share.Sector).Vietnamese} năm {share.Year - 1}");
        }
    }

    private static AuditFinding Judge(AuditContext context, Target growth, Target share, PlanFact before)
    {
        var implied = 100 * ((share.Threshold / before.Value * (1 + (growth.Value / 100))) - 1);
        var isFloor = share.Operator.WantsMore();
        var sector = context.Facts.SectorName(share.Sector);
        var seen = context.Facts.Find(AuditIndicators.Growth, share.Sector, share.Year - 1);
        ImmutableArray<AuditText> steps =
        [
            Say("Share of {0}: {1:0.##} % in {2}, {3} {4:0.##} % in {5}.", "Tỷ trọng {0}: {1:0.##} % năm {2}, {3} {4:0.##} % năm {5}.",
                sector, before.Value, before.Year, share.Operator.ToText(), share.Value, share.Year),
            Say("{0:0.##} / {1:0.##} × (1 + {2:0.##} %) - 1 = {3:0.0} %, when prices of all sectors rise alike.", "{0:0.##} / {1:0.##} × (1 + {2:0.##} %) - 1 = {3:0.0} %, khi giá các khu vực tăng như nhau.",
                share.Threshold, before.Value, growth.Value, implied),
            .. seen is null ? ImmutableArray<AuditText>.Empty : [Say("Published growth of {0} in {1}: {2:0.##} %.", "Tăng trưởng đã công bố của {0} năm {1}: {2:0.##} %.", sector, seen.Year, seen.Value)],
        ];
        // A floor asks for at least this growth; a ceiling allows at most this, and strains when the sector would have to shrink.
        var verdict = (isFloor && implied > Usual) || (!isFloor && implied < 0) ? AuditVerdict.Strained
            : isFloor && implied < 0 ? AuditVerdict.Slack
            : AuditVerdict.Consistent;
        var summary = isFloor
            ? Say("If growth is {0:0.##} %, {1} must grow by at least {2:0.0} % to hold a share of {3:0.##} %.", "Nếu tăng trưởng {0:0.##} %, {1} phải tăng ít nhất {2:0.0} % để đạt tỷ trọng {3:0.##} %.",
                growth.Value, sector, implied, share.Value)
            : Say("If growth is {0:0.##} %, {1} may grow by at most {2:0.0} % to keep to a share of {3:0.##} %.", "Nếu tăng trưởng {0:0.##} %, {1} chỉ được tăng nhiều nhất {2:0.0} % để giữ tỷ trọng {3:0.##} %.",
                growth.Value, sector, implied, share.Value);
        return new AuditFinding(Name, verdict, summary, steps, [growth.Name, share.Name], seen is null ? [before] : [before, seen], implied, "percent");
    }
}
