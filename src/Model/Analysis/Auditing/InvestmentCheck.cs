using System.Collections.Immutable;
using Simulation.Model.Plans;
using static Simulation.Model.Analysis.Auditing.AuditWords;

namespace Simulation.Model.Analysis.Auditing;

/// <summary>
/// Investment I and growth g imply the capital spent for one unit of growth, ICOR = I / ΔY, as statistics offices define it. Both at prices of the year: output rises from
/// Y(t-1) · (1 + π) by the share g of it. It is set against what the nation has published of itself.
/// </summary>
internal static class InvestmentCheck
{
    private const string Name = "investment";
    private const int Record = 20;

    public static IEnumerable<AuditFinding> Run(AuditContext context)
    {
        if (context.Floor(AuditIndicators.Growth, AuditIndicators.Total) is not { Value: > 0 } growth
            || context.Floor(AuditIndicators.Investment, AuditIndicators.Total) is not { } investment || investment.Year != growth.Year)
            return [];
        Target[] targets = [growth, investment];
        if (context.Facts.Find(AuditIndicators.Current, AuditIndicators.Total, growth.Year - 1) is not { } before)
            return [NotJudged(Name, targets, $"GRDP at current prices of {growth.Year - 1}", $"GRDP giá hiện hành năm {growth.Year - 1}")];
        if (context.Inflation is not { } prices) return [NotJudged(Name, targets, "consumer prices of three years", "chỉ số giá tiêu dùng ba năm")];
        var record = context.Facts.Nation(AuditIndicators.Icor, Record);
        if (record.Length < 3) return [NotJudged(Name, targets, "ICOR of three years", "hệ số ICOR ba năm")];
        return [Judge(growth, investment, before, prices, record)];
    }

    private static AuditFinding Judge(Target growth, Target investment, PlanFact before, UsualRange prices, ImmutableArray<PlanFact> record)
    {
        var output = before.Value * (1 + (prices.Mean / 100));
        var increase = output * growth.Value / 100;
        var icor = investment.Value / increase;
        var (low, high) = (record.Min(fact => fact.Value), record.Max(fact => fact.Value));
        double Carried(double ratio) => 100 * investment.Value / ratio / output;
        ImmutableArray<AuditText> steps =
        [
            Say("GRDP of {0} at prices of {1}: {2:#,0} × (1 + {3:0.0} %) = {4:#,0} billion VND.", "GRDP năm {0} theo giá năm {1}: {2:#,0} × (1 + {3:0.0} %) = {4:#,0} tỷ đồng.",
                before.Year, growth.Year, before.Value, prices.Mean, output),
            Say("Growth of {0:0.##} % adds {1:#,0} × {0:0.##} % = {2:#,0} billion VND.", "Tăng trưởng {0:0.##} % làm GRDP tăng thêm {1:#,0} × {0:0.##} % = {2:#,0} tỷ đồng.", growth.Value, output, increase),
            Say("ICOR, investment over the increase: {0:#,0} / {1:#,0} = {2:0.0}. The nation's, {3}-{4}: {5:0.0} to {6:0.0}.",
                "ICOR, vốn đầu tư chia cho phần tăng thêm: {0:#,0} / {1:#,0} = {2:0.0}. Cả nước {3}-{4}: {5:0.0} đến {6:0.0}.",
                investment.Value, increase, icor, record[0].Year, record[^1].Year, low, high),
            Say("With the nation's ICOR, {0:#,0} billion VND carry growth of {0:#,0} / {1:0.0} / {2:#,0} = {3:0.0} % to {0:#,0} / {4:0.0} / {2:#,0} = {5:0.0} %.",
                "Với ICOR của cả nước, {0:#,0} tỷ đồng tạo tăng trưởng {0:#,0} / {1:0.0} / {2:#,0} = {3:0.0} % đến {0:#,0} / {4:0.0} / {2:#,0} = {5:0.0} %.",
                investment.Value, high, output, Carried(high), low, Carried(low)),
        ];
        var verdict = icor < low ? AuditVerdict.Strained : AuditVerdict.Consistent;
        var summary = verdict == AuditVerdict.Strained
            ? Say("{0:#,0} billion VND for growth of {1:0.##} % means an ICOR of {2:0.0}: capital would have to do more than the nation's ever did in the record ({3:0.0} to {4:0.0}).",
                "{0:#,0} tỷ đồng cho tăng trưởng {1:0.##} % nghĩa là ICOR {2:0.0}: vốn phải hiệu quả hơn cả nước trong các năm đã công bố ({3:0.0} đến {4:0.0}).", investment.Value, growth.Value, icor, low, high)
            : Say("{0:#,0} billion VND for growth of {1:0.##} % means an ICOR of {2:0.0}; the nation's was {3:0.0} to {4:0.0}.", "{0:#,0} tỷ đồng cho tăng trưởng {1:0.##} % nghĩa là ICOR {2:0.0}; cả nước là {3:0.0} đến {4:0.0}.",
                investment.Value, growth.Value, icor, low, high);
        return new AuditFinding(Name, verdict, summary, steps, [growth.Name, investment.Name], [before, .. record, .. prices.Facts], icor, "ratio");
    }
}
