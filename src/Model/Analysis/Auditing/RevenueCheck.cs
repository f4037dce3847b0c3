using System.Collections.Immutable;
using Simulation.Model.Plans;
using static Simulation.Model.Analysis.Auditing.AuditWords;

namespace Simulation.Model.Analysis.Auditing;

/// <summary>Growth of revenue that the plan asks for, against growth of nominal output that it implies: their ratio is the buoyancy the budget counts on.</summary>
internal static class RevenueCheck
{
    private const string Name = "revenue";

    // Above this, revenue outgrows the economy by half.
    private const double HighBuoyancy = 1.5;

    public static IEnumerable<AuditFinding> Run(AuditContext context)
    {
        if (context.Floor(AuditIndicators.Growth, AuditIndicators.Total) is not { } growth
            || context.Floor(AuditIndicators.Revenue, AuditIndicators.Total) is not { } revenue || revenue.Year != growth.Year)
            return [];
        if (context.Facts.Find(AuditIndicators.Revenue, AuditIndicators.Total, revenue.Year - 1) is not { } before)
            return [NotJudged(Name, [growth, revenue], $"domestic revenue of {revenue.Year - 1}", $"thu nội địa năm {revenue.Year - 1}")];
        if (context.Inflation is not { } prices) return [NotJudged(Name, [growth, revenue], "consumer prices of three years", "chỉ số giá tiêu dùng ba năm")];
        return [Judge(growth, revenue, before, prices)];
    }

    private static AuditFinding Judge(Target growth, Target revenue, PlanFact before, UsualRange prices)
    {
        var asked = 100 * ((revenue.Threshold / before.Value) - 1);
        var nominal = 100 * (((1 + (growth.Value / 100)) * (1 + (prices.Mean / 100))) - 1);
        var buoyancy = asked / nominal;
        ImmutableArray<AuditText> steps =
        [
            Say("Revenue: {0:#,0} / {1:#,0} - 1 = {2:0.0} %.", "Thu nội địa: {0:#,0} / {1:#,0} - 1 = {2:0.0} %.", revenue.Threshold, before.Value, asked),
            Say("Output at current prices: (1 + {0:0.##} %) × (1 + {1:0.0} %) - 1 = {2:0.0} %.", "GRDP giá hiện hành: (1 + {0:0.##} %) × (1 + {1:0.0} %) - 1 = {2:0.0} %.", growth.Value, prices.Mean, nominal),
            Say("Buoyancy counted on: {0:0.0} / {1:0.0} = {2:0.00}.", "Độ nổi dự kiến: {0:0.0} / {1:0.0} = {2:0.00}.", asked, nominal, buoyancy),
        ];
        var verdict = buoyancy > HighBuoyancy ? AuditVerdict.Strained : buoyancy < 0.5 ? AuditVerdict.Slack : AuditVerdict.Consistent;
        var summary = verdict switch
        {
            AuditVerdict.Slack => Say("Revenue is asked to grow by {0:0.0} % while output at current prices grows by {1:0.0} %: that target is slack.", "Thu nội địa chỉ cần tăng {0:0.0} % trong khi GRDP giá hiện hành tăng {1:0.0} %: chỉ tiêu này là lỏng.", asked, nominal),
            AuditVerdict.Strained => Say("Revenue is asked to grow by {0:0.0} %, {2:0.0} times as fast as output at current prices ({1:0.0} %).", "Thu nội địa phải tăng {0:0.0} %, gấp {2:0.0} lần GRDP giá hiện hành ({1:0.0} %).", asked, nominal, buoyancy),
            _ => Say("Revenue is asked to grow by {0:0.0} %, output at current prices by {1:0.0} %: they fit.", "Thu nội địa phải tăng {0:0.0} %, GRDP giá hiện hành tăng {1:0.0} %: phù hợp.", asked, nominal),
        };
        return new AuditFinding(Name, verdict, summary, steps, [growth.Name, revenue.Name], [before, .. prices.Facts], buoyancy, "ratio");
    }
}
