using Simulation.Model.Calibration;

namespace Simulation.Data.Tests.Observations;

public sealed class MeasurementErrorTableTests
{
    private const string General = "*,grdp_growth,*,*,*,*,growth,absolute,2,0,5,general";

    [Theory]
    [InlineData("*,grdp_growth,total,*,*,*,growth,absolute,1,0,0,r")]
    [InlineData("*,grdp_growth,*,estimate,*,*,growth,absolute,1,0,0,r")]
    [InlineData("*,grdp_growth,*,*,year,*,growth,absolute,1,0,0,r")]
    [InlineData("*,grdp_growth,*,*,*,2019,growth,absolute,1,0,0,r")]
    [InlineData("p,*,*,*,*,..2019,growth,absolute,1,0,0,r")]
    public void Find_TheMoreSpecificRule_StandsInWhateverOrder(string specific)
    {
        foreach (var table in (MeasurementErrorTable[])[Read(General, specific), Read(specific, General)])
            Assert.Equal(1, table.Find(Growth2019, Estimate)!.StandardDeviation);
    }

    [Fact]
    public void Find_RulesAimedByAsManyColumns_TheOneAimedFurtherLeftStands()
    {
        var table = Read("*,grdp_growth,*,*,*,2019,growth,absolute,1,0,0,years", "p,grdp_growth,*,*,*,*,growth,absolute,3,0,0,region");
        Assert.Equal("region", table.Find(Growth2019, Estimate)!.Reason);
    }

    [Fact]
    public void Find_WhatNoRuleCovers_IsNull() =>
        Assert.Null(Read("*,grdp_growth,total,official,*,*,growth,absolute,1,0,0,r").Find(Growth2019, Estimate));

    [Fact]
    public void Find_AStatusByItsClass_CoversEveryStatusOfTheClass()
    {
        var table = Read("*,grdp_growth,total,estimate,*,*,growth,absolute,1,0,0,r");
        Assert.NotNull(table.Find(Growth2019, Workspace.Vocabulary.Statuses.Find("pso_estimate")!));
        Assert.Null(table.Find(Growth2019, Workspace.Vocabulary.Statuses.Find("secondary")!));
    }

    [Theory]
    [InlineData("2020-01-01", 1.5)]
    [InlineData("2024-01-01", 3.1)]
    [InlineData("2019-06-01", 1.5)]
    public void Judge_AnAnnouncedFigure_GrowsLessCertainWithAge(string day, double sd) =>
        Assert.Equal(sd, Read("*,grdp_growth,total,*,*,*,growth,absolute,1.5,0.4,0,r").Find(Growth2019, Estimate)!.Judge(Growth2019, DateOnly.ParseExact(day, "yyyy-MM-dd")).StandardDeviation, 12);

    [Fact]
    public void Judge_AWholeYear_HasNoBridge()
    {
        var rule = Read(General).Find(Growth2019, Estimate)!;
        Assert.Equal(0, rule.Judge(Growth2019, new DateOnly(2020, 1, 1)).BridgeStandardDeviation);
        var half = Workspace.ReadRows("p,grdp_growth,total,2019-H1,8,percent,estimate,s,").Observations[0];
        Assert.Equal(5, rule.Judge(half, new DateOnly(2020, 1, 1)).BridgeStandardDeviation);
    }

    [Theory]
    [InlineData("2023", "year")]
    [InlineData("2024Q1", "q1")]
    [InlineData("2024Q2", "quarter")]
    [InlineData("2024-H1", "h1")]
    [InlineData("2023-9M", "9m")]
    [InlineData("2023-7M", "to_date")]
    [InlineData("2016-2020avg", "average")]
    [InlineData("2006-2010sum", "sum")]
    [InlineData("2021-03", "month")]
    public void FormOf_EveryPeriod_HasItsWord(string period, string form) =>
        Assert.Equal(form, MeasurementErrorRule.FormOf(Period.Parse(period)));

    [Theory]
    [InlineData("*", 1990, true)]
    [InlineData("2019", 2019, true)]
    [InlineData("2019", 2020, false)]
    [InlineData("2015..2019", 2015, true)]
    [InlineData("..2019", 2020, false)]
    [InlineData("2020..", 2020, true)]
    public void YearSpan_EveryForm_ContainsWhatItSays(string text, int year, bool contains)
    {
        Assert.True(YearSpan.TryParse(text, out var span));
        Assert.Equal(contains, span.Contains(year));
        Assert.Equal(text, span.ToString());
    }

    [Theory]
    [InlineData("*,grdp_grwth,total,*,*,*,growth,absolute,1,0,0,r", DataProblem.Name)]
    [InlineData("*,grdp_growth,total,guess,*,*,growth,absolute,1,0,0,r", DataProblem.Name)]
    [InlineData("*,grdp_growth,total,*,q5,*,growth,absolute,1,0,0,r", DataProblem.Name)]
    [InlineData("*,grdp_growth,total,*,*,2019-2020,growth,absolute,1,0,0,r", DataProblem.Period)]
    [InlineData("*,grdp_growth,total,*,*,2020..2019,growth,absolute,1,0,0,r", DataProblem.Period)]
    [InlineData("*,grdp_growth,total,*,*,..,growth,absolute,1,0,0,r", DataProblem.Period)]
    [InlineData("*,grdp_growth,total,*,*,*,growth,absolute,0,0,0,r", DataProblem.OutOfRange)]
    [InlineData("*,grdp_growth,total,*,*,*,growth,absolute,1,-1,0,r", DataProblem.OutOfRange)]
    [InlineData("*,grdp_growth,total,*,*,*,growth,percent,1,0,0,r", DataProblem.Name)]
    [InlineData("*,grdp_growth,total,*,*,*,rate,absolute,1,0,0,r", DataProblem.Name)]
    [InlineData("*,grdp_growth,total,*,*,*,growth,absolute,1,0,0,", DataProblem.Blank)]
    [InlineData(General, DataProblem.Duplicate)]
    public void Read_ABadRule_NamesItsLine(string rule, DataProblem problem)
    {
        var bag = new DiagnosticBag();
        MeasurementErrorTable.Read(File(General, rule), Workspace.Vocabulary, bag);
        var diagnostic = Assert.Single(bag.Diagnostics);
        Assert.Equal((problem, 3), (diagnostic.Problem, diagnostic.Line));
    }

    private static Observation Growth2019 { get; } = Workspace.ReadRows("p,grdp_growth,total,2019,14.85,percent,estimate,s,").Observations[0];

    private static ObservationStatus Estimate { get; } = Workspace.Vocabulary.Statuses.Find("estimate")!;

    private static DataFile File(params string[] rules) =>
        Workspace.File(string.Join('\n', [string.Join(',', MeasurementErrorTable.Columns), .. rules, ""]));

    private static MeasurementErrorTable Read(params string[] rules)
    {
        var bag = new DiagnosticBag();
        var table = MeasurementErrorTable.Read(File(rules), Workspace.Vocabulary, bag);
        Assert.Empty(bag.Diagnostics);
        return table!;
    }
}
