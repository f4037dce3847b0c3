using System.Collections.Immutable;
using Simulation.Model.Plans;
using static Simulation.Model.Analysis.Auditing.AuditWords;

namespace Simulation.Model.Analysis.Auditing;

/// <summary>
/// GRDP per head at current prices y, real growth g, deflator π and population n are bound by y(t) = y(t-1) · (1 + g)(1 + π) / (1 + n). Consumer prices of the nation
/// stand for the deflator, from the lowest to the highest year of the last ten.
/// </summary>
internal static class PerHeadCheck
{
    private const string Name = "per-head";

    public static IEnumerable<AuditFinding> Run(AuditContext context)
    {
        if (context.Floor(AuditIndicators.Growth, AuditIndicators.Total) is not { } growth || context.Floor(AuditIndicators.PerHead, AuditIndicators.Total) is not { } head
            || growth.Year != head.Year)
            return [];
        Target[] targets = [growth, head];
        if (context.Facts.Find(AuditIndicators.PerHead, AuditIndicators.Total, head.Year - 1) is not { } before)
            return [NotJudged(Name, targets, $"GRDP per capita of {head.Year - 1}", $"GRDP bình quân đầu người năm {head.Year - 1}")];
        if (context.Inflation is not { } prices) return [NotJudged(Name, targets, "consumer prices of three years", "chỉ số giá tiêu dùng ba năm")];
        if (context.PopulationGrowth is not { } people) return [NotJudged(Name, targets, "population of two years", "dân số hai năm")];
        return [Judge(growth, head, before, prices, people.Percent, [before, .. people.Facts, .. prices.Facts])];
    }

    private static AuditFinding Judge(Target growth, Target head, PlanFact before, UsualRange prices, double people, ImmutableArray<PlanFact> facts)
    {
        double Implied(double inflation) => before.Value * (1 + (growth.Value / 100)) * (1 + (inflation / 100)) / (1 + (people / 100));
        double Needed(double inflation) => 100 * ((head.Threshold / before.Value * (1 + (people / 100)) / (1 + (inflation / 100))) - 1);
        var implied = Implied(prices.Mean);
        ImmutableArray<AuditText> steps =
        [
            Say("GRDP per capita of {0}: {1:0.##} million VND.", "GRDP bình quân đầu người năm {0}: {1:0.##} triệu đồng.", before.Year, before.Value),
            Say("{0:0.##} × (1 + {1:0.##} %) × (1 + {2:0.0} %) / (1 + {3:0.00} %) = {4:0.0} million VND: growth as planned, prices as on average of the last {5} years, population as since {6}.",
                "{0:0.##} × (1 + {1:0.##} %) × (1 + {2:0.0} %) / (1 + {3:0.00} %) = {4:0.0} triệu đồng: tăng trưởng theo kế hoạch, giá như bình quân {5} năm qua, dân số như từ năm {6}.",
                before.Value, growth.Value, prices.Mean, people, implied, prices.Facts.Length, facts[1].Year),
            Say("With the lowest inflation of these years ({0:0.0} %): {1:0.0}. With the highest ({2:0.0} %): {3:0.0}.",
                "Với lạm phát thấp nhất ({0:0.0} %): {1:0.0}. Với lạm phát cao nhất ({2:0.0} %): {3:0.0}.",
                prices.Lowest, Implied(prices.Lowest), prices.Highest, Implied(prices.Highest)),
            Say("For {0:0.##} million VND, growth of {1:0.0} % is enough at usual inflation.", "Để đạt {0:0.##} triệu đồng, tăng trưởng {1:0.0} % là đủ với lạm phát thường lệ.", head.Value, Needed(prices.Mean)),
        ];
        var verdict = Implied(prices.Lowest) > head.Threshold ? AuditVerdict.Slack
            : Implied(prices.Highest) < head.Threshold ? AuditVerdict.Contradiction
            : implied < head.Threshold ? AuditVerdict.Strained
            : AuditVerdict.Consistent;
        var summary = verdict switch
        {
            AuditVerdict.Slack => Say(
                "Growth of {0:0.##} % with usual inflation makes {1:0.0} million VND per head: the target of {2:0.##} is slack, growth of {3:0.0} % would do for it.",
                "Tăng trưởng {0:0.##} % với lạm phát thường lệ cho {1:0.0} triệu đồng/người: chỉ tiêu {2:0.##} là lỏng, chỉ cần tăng trưởng {3:0.0} %.",
                growth.Value, implied, head.Value, Needed(prices.Mean)),
            AuditVerdict.Consistent => Say(
                "Growth of {0:0.##} % makes {1:0.0} million VND per head at usual inflation: the target of {2:0.##} fits.",
                "Tăng trưởng {0:0.##} % cho {1:0.0} triệu đồng/người với lạm phát thường lệ: chỉ tiêu {2:0.##} phù hợp.", growth.Value, implied, head.Value),
            AuditVerdict.Strained => Say(
                "Growth of {0:0.##} % makes only {1:0.0} million VND per head at usual inflation: the target of {2:0.##} needs growth of {3:0.0} %, or higher prices.",
                "Tăng trưởng {0:0.##} % chỉ cho {1:0.0} triệu đồng/người với lạm phát thường lệ: chỉ tiêu {2:0.##} cần tăng trưởng {3:0.0} % hoặc giá cao hơn.",
                growth.Value, implied, head.Value, Needed(prices.Mean)),
            _ => Say(
                "Growth of {0:0.##} % makes {1:0.0} million VND per head even at the highest inflation of the record: {2:0.##} needs growth of {3:0.0} %.",
                "Tăng trưởng {0:0.##} % chỉ cho {1:0.0} triệu đồng/người ngay cả với lạm phát cao nhất: {2:0.##} cần tăng trưởng {3:0.0} %.",
                growth.Value, Implied(prices.Highest), head.Value, Needed(prices.Mean)),
        };
        return new AuditFinding(Name, verdict, summary, steps, [growth.Name, head.Name], facts, implied, head.Unit);
    }
}
