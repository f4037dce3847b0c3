using System.Collections.Immutable;
using Simulation.Model.Analysis.Auditing;
using Simulation.Model.Plans;
using Xunit;

namespace Simulation.Model.Tests.Analysis.Auditing;

public class PlanAuditorTests
{
    private static readonly Facts Known = new()
    {
        ["grdp_per_capita", "total", 2023] = 80,
        ["grdp_current", "total", 2023] = 80_000,
        ["population", "total", 2019] = 1_000,
        ["population", "total", 2023] = 1_000,
        ["sector_share", "agriculture", 2023] = 30,
        ["sector_share", "industry", 2023] = 40,
        ["sector_share", "services", 2023] = 30,
        ["domestic_budget_revenue", "total", 2023] = 5_000,
        Inflation = [2, 3, 4],
        Icor = [5, 6, 7],
    };

    [Fact]
    public void Audit_PerHead_IsGrowthTimesPricesOverPopulation()
    {
        var finding = Assert.Single(Audit(At("grdp_growth", 10), At("grdp_per_capita", 85)));

        Assert.Equal(("per-head", AuditVerdict.Slack), (finding.Check, finding.Verdict));
        Assert.Equal(80 * 1.10 * 1.03, finding.Value!.Value, 1e-9);
        Assert.Contains("90.6 million VND", finding.Summary.English, StringComparison.Ordinal);
        Assert.Contains("90,6 triệu đồng", finding.Summary.Vietnamese, StringComparison.Ordinal);
    }

    [Theory]
    // The lowest inflation of the record gives 80 x 1.1 x 1.02 = 89.76, the mean 90.64, the highest 91.52.
    [InlineData(89.7, AuditVerdict.Slack)]
    [InlineData(90.6, AuditVerdict.Consistent)]
    [InlineData(91.5, AuditVerdict.Strained)]
    [InlineData(91.6, AuditVerdict.Contradiction)]
    public void Audit_PerHead_IsJudgedByTheRecordOfInflation(double target, AuditVerdict expected) =>
        Assert.Equal(expected, Assert.Single(Audit(At("grdp_growth", 10), At("grdp_per_capita", target))).Verdict);

    [Fact]
    public void Audit_PerHead_NamesWhatIsMissing()
    {
        var facts = new Facts { Inflation = [2, 3, 4] };

        var finding = Assert.Single(PlanAuditor.Audit(PlanOf(At("grdp_growth", 10), At("grdp_per_capita", 85)), facts));

        Assert.Equal(AuditVerdict.NotJudged, finding.Verdict);
        Assert.Null(finding.Value);
        Assert.Contains("GRDP per capita of 2023", finding.Summary.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(30, 40, 31, AuditVerdict.Contradiction)]
    [InlineData(30, 40, 30, AuditVerdict.Consistent)]
    public void Audit_Structure_FloorsMaySumTo100(double agriculture, double industry, double services, AuditVerdict expected)
    {
        var findings = Audit(Share("agriculture", agriculture), Share("industry", industry), Share("services", services));

        Assert.Equal(expected, Assert.Single(findings).Verdict);
    }

    [Fact]
    public void Audit_Structure_CeilingsOfAllSectorsMustReach100()
    {
        var findings = Audit(Share("agriculture", 20, TargetOperator.AtMost), Share("industry", 40, TargetOperator.AtMost), Share("services", 30, TargetOperator.AtMost));

        Assert.Equal(AuditVerdict.Contradiction, Assert.Single(findings).Verdict);
    }

    [Fact]
    public void Audit_StructureWhoseCeilingsAreTooLow_SaysSo()
    {
        // Ceilings that fall short of 100 were blamed on floors, which the plan did not have; and Vietnamese sentences had a decimal point.
        var finding = Assert.Single(Audit(Share("agriculture", 20.5, TargetOperator.AtMost), Share("industry", 40, TargetOperator.AtMost), Share("services", 30, TargetOperator.AtMost)));

        Assert.Equal("The structure cannot sum to 100: its ceilings sum to 90.5.", finding.Summary.English);
        Assert.Equal("Cơ cấu không thể cộng thành 100: các mức tối đa cộng lại bằng 90,5.", finding.Summary.Vietnamese);
        Assert.Contains(finding.Steps, step => step.Vietnamese == "Mức tối đa của mọi khu vực: 20,5 + 40 + 30 = 90,5.");
        Assert.DoesNotContain(finding.Steps, step => step.English.StartsWith("Floors", StringComparison.Ordinal));
    }

    [Fact]
    public void Audit_SectorGrowth_FollowsFromShareAndGrowth()
    {
        var findings = Audit(At("grdp_growth", 10), Share("industry", 44), Share("agriculture", 27, TargetOperator.AtMost)).Where(finding => finding.Check == "sector-growth").ToList();

        // 44 / 40 x 1.1 and 27 / 30 x 1.1.
        Assert.Equal([21.0, -1.0], findings.Select(finding => finding.Value!.Value).OrderDescending().Select(value => Math.Round(value, 9)));
        // A fifth more industry in a year, or agriculture that shrinks, is not what the record shows.
        Assert.All(findings, finding => Assert.Equal(AuditVerdict.Strained, finding.Verdict));
    }

    [Fact]
    public void Audit_Sentences_CallSectorsAsReadersDo()
    {
        var finding = Audit(At("grdp_growth", 10), Share("industry", 44)).Single(finding => finding.Check == "sector-growth");

        Assert.Contains("industry and construction must grow by at least 21.0 %", finding.Summary.English, StringComparison.Ordinal);
        Assert.Contains("công nghiệp và xây dựng phải tăng ít nhất 21,0 %", finding.Summary.Vietnamese, StringComparison.Ordinal);
        Assert.Contains("Share of industry and construction: 40 %", finding.Steps[0].English, StringComparison.Ordinal);
    }

    [Theory]
    // Investment was held against growth as a share of the new output, not against the increase of output, which put ICOR a tenth too low for growth of 10 %.
    // The increase is 80,000 x 1.03 x 0.1 = 8,240: an ICOR of 5 takes 41,200.
    [InlineData(41_000, AuditVerdict.Strained)]
    [InlineData(42_000, AuditVerdict.Consistent)]
    public void Audit_Investment_IsComparedWithTheNationsIcor(double investment, AuditVerdict expected)
    {
        var finding = Assert.Single(Audit(At("grdp_growth", 10), At("total_social_investment", investment)));

        Assert.Equal(expected, finding.Verdict);
        Assert.Equal(investment / 8_240, finding.Value!.Value, 1e-9);
    }

    [Fact]
    public void Audit_Revenue_IsComparedWithNominalGrowth()
    {
        var finding = Assert.Single(Audit(At("grdp_growth", 10), At("domestic_budget_revenue", 5_050)));

        Assert.Equal(AuditVerdict.Slack, finding.Verdict);
        Assert.Equal(1 / 13.3, finding.Value!.Value, 1e-9);
    }

    [Fact]
    public void Audit_FloorAboveCeiling_IsAContradictionAndComesFirst()
    {
        var findings = Audit(At("grdp_growth", 10), At("grdp_growth", 8, TargetOperator.AtMost), At("grdp_per_capita", 85));

        Assert.Equal(("bounds", AuditVerdict.Contradiction), (findings[0].Check, findings[0].Verdict));
        Assert.Equal(-2, findings[0].Value!.Value, 1e-12);
    }

    [Fact]
    public void Audit_SameFloorAndCeiling_IsOneFigure() => Assert.Empty(Audit(At("grdp_growth", 8), At("grdp_growth", 8, TargetOperator.AtMost)));

    [Fact]
    public void Audit_NothingBoundByIdentities_FindsNothing() => Assert.Empty(Audit(At("new_enterprises", 500)));

    private static ImmutableArray<AuditFinding> Audit(params Target[] targets) => PlanAuditor.Audit(PlanOf(targets), Known);

    private static Plan PlanOf(params Target[] targets) => new() { Id = "2024", Targets = [.. targets] };

    private static Target At(string indicator, double value, TargetOperator comparison = TargetOperator.AtLeast) => Of(indicator, "total", value, comparison);

    private static Target Share(string sector, double value, TargetOperator comparison = TargetOperator.AtLeast) => Of("sector_share", sector, value, comparison);

    private static Target Of(string indicator, string sector, double value, TargetOperator comparison) => new()
    {
        Indicator = indicator,
        Sector = sector,
        Operator = comparison,
        Value = value,
        Unit = "percent",
        Year = 2024,
        Kind = TargetKind.Simulated,
    };

    private sealed class Facts : IPlanFacts
    {
        private readonly Dictionary<(string, string, int), double> values = [];

        public double[] Inflation { get; init; } = [];

        public double[] Icor { get; init; } = [];

        public int LastYear => 2023;

        public double this[string indicator, string sector, int year]
        {
            set => values[(indicator, sector, year)] = value;
        }

        public PlanFact? Find(string indicator, string sector, int year) =>
            values.TryGetValue((indicator, sector, year), out var value) ? new PlanFact("here", indicator, sector, year, value, "", "yearbook") : null;

        public AuditText SectorName(string sector) => sector == "industry" ? new AuditText("industry and construction", "công nghiệp và xây dựng") : new AuditText(sector, sector);

        public PlanFact? FindNation(string indicator, string sector, int year)
        {
            var series = indicator switch { "cpi_inflation" => Inflation, "icor" => Icor, _ => [] };
            var place = series.Length - 1 - (LastYear - year);
            return place >= 0 && place < series.Length ? new PlanFact("nation", indicator, sector, year, series[place], "", "yearbook") : null;
        }
    }
}
