using Simulation.Data;
using Simulation.Model.Analysis.Auditing;
using Xunit;

namespace Simulation.Economics.Tests;

/// <summary>What the plan of 2024 says about itself.</summary>
public sealed class PlanAuditTests
{
    private static readonly ProvinceModel Joined = ProvinceUnderTest.TraVinh.Joined;
    private static readonly AuditFinding[] Findings = [.. PlanAuditor.Audit(Joined.Plans.Single(plan => plan.Id == "2024"), new ProvinceFacts(Joined))];

    [Fact]
    public void GrowthOf8Point5_WithUsualInflation_MakesThe88MillionSlack()
    {
        var finding = Findings.Single(finding => finding.Check == "per-head");

        Assert.Equal(AuditVerdict.Slack, finding.Verdict);
        Assert.InRange(finding.Value!.Value, 90, 93);
    }

    [Fact]
    public void Investment_WouldHaveToDoMoreThanTheNationsEverDid() => Assert.Equal(AuditVerdict.Strained, Findings.Single(finding => finding.Check == "investment").Verdict);

    [Fact]
    public void RevenueTarget_IsHardlyAboveTheYearBefore() => Assert.Equal(AuditVerdict.Slack, Findings.Single(finding => finding.Check == "revenue").Verdict);

    [Fact]
    public void Structure_SumsWithARestThatIsNobodysTarget() => Assert.Equal(AuditVerdict.Consistent, Findings.Single(finding => finding.Check == "structure").Verdict);

    [Fact]
    public void SectorsGrowth_ImpliedByTheStructure_AveragesToGrdpGrowth()
    {
        // Valued at the shares of the targets the sectors' growth is that of the whole, up to the two points that are nobody's and the slack of "nearly".
        var implied = Findings.Where(finding => finding.Check == "sector-growth").Select(finding => finding.Value!.Value).ToList();
        Assert.Equal(4, implied.Count);
        Assert.True(implied.Min() < 8.5 && implied.Max() > 8.5);
    }

    [Fact]
    public void Sentences_HaveNoNameOfTheData() => Assert.All(
        Findings.SelectMany(finding => finding.Steps.Add(finding.Summary)),
        sentence => Assert.DoesNotContain("_", sentence.English + sentence.Vietnamese, StringComparison.Ordinal));

    [Fact]
    public void EveryFinding_ShowsFiguresThatWereKnownOnTheDay() =>
        Assert.All(Findings.SelectMany(finding => finding.Facts), fact => Assert.True(fact.Year <= 2023 && fact.Source.Length > 0));
}
