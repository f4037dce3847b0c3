using System.Collections.Immutable;
using Simulation.Model.Calibration;

namespace Simulation.Data.Tests.Observations;

public sealed class ObservationSelectorTests
{
    private static readonly DateOnly January2024 = new(2024, 1, 1);

    [Fact]
    public void Select_EveryObstacle_HasItsCause()
    {
        var selection = Select(
            [
                "p,grdp_growth,total,2016-10Mar,1,percent,official,s,",
                "p,grdp_growth,total,2022,8,percent,plan,s,",
                "p,rice_output,agriculture,2022,100,tonnes,official,s,",
                "p,grdp_growth,total,2015,7,percent,official,s,",
                "p,grdp_growth,total,2024-Q1,7,percent,estimate,s,",
                "p,grdp_growth,total,2021,5,percent,official,s,",
                "p,grdp_growth,total,2021,5,percent,estimate,t,",
                "p,grdp_growth,total,2023-H1,5,percent,estimate,s,",
                "p,grdp_growth,total,2023-9M,6,percent,estimate,s,",
                "p,grdp_growth,total,2023,7,percent,estimate,s,",
                "p,grdp_growth,total,2022,6,percent,estimate,s,",
            ],
            "grdp_growth,total,2022,exclude,6,*,wrong");
        Assert.Equal(
            [UnusedCause.PeriodNotRead, UnusedCause.NotMeasured, UnusedCause.NoMeasurementError, UnusedCause.BeforeStart, UnusedCause.NotYetKnown,
                UnusedCause.Repeated, UnusedCause.Superseded, UnusedCause.Superseded, UnusedCause.SetAside],
            selection.Unused.Select(unused => unused.Cause));
        Assert.Equal(["2021", "2023"], selection.Used.Select(used => used.Observation.PeriodText));
        Assert.Equal("2 sources give the same figure.", selection.Used[0].Reason);
    }

    [Fact]
    public void Select_ALevelOfTheStartYear_CountsAndItsGrowthDoesNot()
    {
        var selection = Select(["p,grdp_current,total,2015,100,billion VND,official,s,", "p,grdp_growth,total,2015,7,percent,official,s,", "p,grdp_growth,total,2015-2020avg,7,percent_per_year,official,s,"]);
        Assert.Equal("grdp_current", Assert.Single(selection.Used).Observation.Indicator);
    }

    [Fact]
    public void Select_APreference_StandsOverAFirmerFigure()
    {
        string[] rows = ["p,grdp_growth,total,2022,8,percent,official,yearbook,", "p,grdp_growth,total,2022,9,percent,secondary,press,"];
        Assert.Equal(8, Assert.Single(Select(rows).Used).Observation.Value);
        var preferred = Assert.Single(Select(rows, "grdp_growth,total,2022,use,9,press,it is later").Used);
        Assert.Equal((9.0, "it is later"), (preferred.Observation.Value, preferred.Reason));
    }

    [Fact]
    public void Select_APreferenceNotYetKnown_LeavesTheFiguresThatWere()
    {
        string[] rows = ["p,grdp_growth,total,2022,8,percent,estimate,a,", "p,grdp_growth,total,2022,8.5,percent,nso_revised,b,"];
        const string choice = "grdp_growth,total,2022,use,8.5,b,revised";
        Assert.Equal(8, Assert.Single(Select(rows, choice).Used).Observation.Value);
        Assert.Equal(8.5, Assert.Single(Select(rows, choice, new DateOnly(2026, 2, 1)).Used).Observation.Value);
    }

    // A yearbook's figure stood over the estimate before it was printed.
    [Fact]
    public void Select_AFirmerFigureNotYetInPrint_LeavesTheEstimate()
    {
        string[] rows = ["p,grdp_growth,total,2022,8,percent,estimate,a,", "p,grdp_growth,total,2022,8.5,percent,official,yearbook,"];
        var early = Select(rows, null, new DateOnly(2023, 1, 1));
        Assert.Equal(8, Assert.Single(early.Used).Observation.Value);
        Assert.Equal(UnusedCause.NotYetKnown, Assert.Single(early.Unused).Cause);
        Assert.Equal(8.5, Assert.Single(Select(rows, null, new DateOnly(2023, 7, 1)).Used).Observation.Value);
    }

    [Fact]
    public void Select_OnlyALaterVintage_StandsInUnlessFiguresInPrintAreAskedFor()
    {
        string[] rows = ["p,grdp_growth,total,2022,8.5,percent,official,yearbook,"];
        var day = new DateOnly(2023, 1, 1);
        Assert.Equal(8.5, Assert.Single(Select(rows, null, day).Used).Observation.Value);
        Assert.Empty(Selector(rows, []).Select(day, KnowledgeRule.Printed).Used);
        Assert.Single(Selector(rows, []).Select(new DateOnly(2023, 7, 1), KnowledgeRule.Printed).Used);
    }

    [Fact]
    public void FindConflicts_WithoutAChoice_IsNotResolved()
    {
        string[] rows = ["p,grdp_growth,total,2022,8,percent,estimate,a,", "p,grdp_growth,total,2022,9,percent,estimate,b,"];
        var conflict = Assert.Single(Selector(rows, []).FindConflicts());
        Assert.False(conflict.IsResolved);
        Assert.Equal(2 * (9.0 - 8) / (9 + 8), conflict.RelativeSpread, 12);
        Assert.True(Assert.Single(Selector(rows, ["grdp_growth,total,2022,use,9,b,why"]).FindConflicts()).IsResolved);
        Assert.True(Assert.Single(Selector(rows, ["grdp_growth,total,2022,exclude,*,*,why"]).FindConflicts()).IsResolved);
    }

    [Fact]
    public void FindConflicts_TheSamePeriodPrintedInTwoWays_IsOneConflict()
    {
        var conflicts = Selector(["p,grdp_growth,total,2024H1,8,percent,estimate,a,", "p,grdp_growth,total,2024-H1,9,percent,estimate,b,"], ["grdp_growth,total,2024H1,use,9,b,why"]).FindConflicts();
        Assert.Equal(9, Assert.Single(conflicts).Chosen?.Value);
    }

    [Fact]
    public void FindConflicts_BeforeTheStart_NeedsNoChoice() =>
        Assert.True(Assert.Single(Selector(["p,grdp_growth,total,2012,8,percent,estimate,a,", "p,grdp_growth,total,2012,9,percent,estimate,b,"], []).FindConflicts()).IsResolved);

    [Theory]
    [InlineData("grdp_growth,total,2022,use,8.1,*,r", DataProblem.Stale)]
    [InlineData("grdp_growth,total,2021,use,8,*,r", DataProblem.Stale)]
    [InlineData("grdp_growth,total,2022,use,*,*,r", DataProblem.Conflict)]
    [InlineData("grdp_growth,total,2022,prefer,8,*,r", DataProblem.Name)]
    [InlineData("grdp_growth,total,2022,use,8,*,", DataProblem.Blank)]
    [InlineData("grdp_growth,total,2022,use,8,*,r\ngrdp_growth,total,2022,use,9,*,r", DataProblem.Conflict)]
    [InlineData("grdp_growth,total,2022,use,8,*,r\ngrdp_growth,total,2022,use,8,*,other", DataProblem.Duplicate)]
    [InlineData("grdp_growth,total,2022,use,8,*,r\ngrdp_growth,total,2022,exclude,8,*,r", DataProblem.Conflict)]
    public void Choices_ThatMakeNoSense_AreErrors(string rows, DataProblem problem)
    {
        var (observations, _) = Workspace.ReadRows("p,grdp_growth,total,2022,8,percent,estimate,a,", "p,grdp_growth,total,2022,9,percent,estimate,b,");
        var bag = new DiagnosticBag();
        Choice.Read(Workspace.File($"{string.Join(',', Choice.Columns)}\n{rows}\n"), [.. observations], bag);
        Assert.Equal(problem, Assert.Single(bag.Diagnostics).Problem);
    }

    private static ObservationSelection Select(string[] rows, string? choice = null, DateOnly? day = null) =>
        Selector(rows, choice is null ? [] : [choice]).Select(day ?? January2024);

    private static ObservationSelector Selector(string[] rows, string[] choices)
    {
        var bag = new DiagnosticBag();
        ImmutableArray<Observation> observations = [.. Workspace.ReadRows(rows).Observations];
        var read = Choice.Read(Workspace.File(string.Join('\n', [string.Join(',', Choice.Columns), .. choices, ""])), observations, bag);
        var errors = MeasurementErrorTable.Read(Workspace.Shipped.Read("vn/measurement-errors.csv", bag)!, Workspace.Vocabulary, bag)!;
        Assert.False(bag.HasErrors, string.Join('\n', bag.Diagnostics));
        return new ObservationSelector(observations, read, errors, Workspace.Vocabulary, 2015);
    }
}
