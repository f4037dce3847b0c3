using System.Text;

namespace Simulation.Data.Tests.Uploads;

/// <summary>The report of an upload says what it would change before anything is changed.</summary>
public sealed class UploadReportTests
{
    [Fact]
    public void Of_FiguresOfEveryKind_AreToldApart()
    {
        var known = Upload.Province.Observations.First(observation => observation is { Indicator: "grdp_growth", Sector: "total", PeriodText: "2023" });

        var report = Upload.Check(
            Upload.Growth("2025", 7), Upload.Growth("2023", known.Value, "estimate", "another"), Upload.Growth("2023", 1.25), Upload.Growth("2022", 1.25, "secondary"));

        Assert.True(report.IsAcceptable);
        Assert.Equal([UploadVerdict.New, UploadVerdict.Repeated, UploadVerdict.Revising, UploadVerdict.Conflicting], report.Figures.Select(figure => figure.Verdict));
        Assert.Null(report.Figures[0].Other);
        Assert.Equal("Known from 2026-01-01.", report.Figures[0].WhyUnused);
        Assert.Equal(known.Value, report.Figures[1].Other!.Value);
        Assert.NotEqual(1.25, report.Figures[2].Other!.Value);
    }

    [Fact]
    public void Of_FigureThatAChoiceDecides_IsConflictingWithItsReason()
    {
        var choice = Upload.Province.Choices.First(choice => choice.Action == ChoiceAction.Use);
        var chosen = Upload.Province.Observations.First(choice.Covers);

        var figure = Assert.Single(Upload.Check(
            FormattableString.Invariant($"tra-vinh,{chosen.Origin.Indicator},{chosen.Sector},{chosen.PeriodText},{chosen.Value + 0.123},{chosen.Unit},official,elsewhere,")).Figures);

        Assert.Equal((UploadVerdict.Conflicting, choice.Reason), (figure.Verdict, figure.Reason));
    }

    [Fact]
    public void Of_SeveralMistakes_AreAllReportedWithLineAndColumn()
    {
        var report = Upload.Check(
            "tra-vinh,grdp_grwth,total,2024,7,percent,official,s,",
            "tra-vinh,grdp_growth,total,soon,seven,percent,official,s,",
            "tra-vinh,grdp_growth,total,2024,7,percent,oficial,s,");

        Assert.False(report.IsAcceptable);
        Assert.Empty(report.Figures);
        Assert.Equal([(2, "indicator"), (3, "value"), (3, "period"), (4, "status")], Upload.Errors(report).Select(error => (error.Line!.Value, error.Column!)));
        Assert.Contains("Did you mean 'grdp_growth'?", Upload.Errors(report)[0].WayOut, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_RowsOfAnotherRegion_AreRefused()
    {
        var error = Assert.Single(Upload.Errors(Upload.Check(Upload.Growth("2024", 7), "ben-tre,grdp_growth,total,2024,7,percent,official,s,")));

        Assert.Equal((DataProblem.Name, 3, "region", "ben-tre"), (error.Problem, error.Line!.Value, error.Column!, error.Value!));
    }

    [Fact]
    public void Of_RowsThatNothingTellsApart_AreRefused()
    {
        var error = Assert.Single(Upload.Errors(Upload.Check(Upload.Growth("2024", 7, source: "a"), Upload.Growth("2024", 8, source: "b"))));

        Assert.Equal((DataProblem.Conflict, 3, "value", "8"), (error.Problem, error.Line!.Value, error.Column!, error.Value!));
    }

    [Fact]
    public void Of_RowsOfDifferentFirmness_AreTaken() => Assert.True(Upload.Check(Upload.Growth("2024", 7, "estimate"), Upload.Growth("2024", 8)).IsAcceptable);

    [Fact]
    public void Of_ImplausibleLevel_IsFoundAndDoesNotKeepTheUploadOut()
    {
        var report = Upload.Check("tra-vinh,population,total,2023,3000,thousand persons,official,yearbook,");

        Assert.True(report.IsAcceptable, string.Join('\n', report.Diagnostics));
        Assert.Contains(report.Findings, finding => finding.Verdict == FindingVerdict.Odd && finding.Message.Contains("population", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("region,indicator\na,b\n")]
    [InlineData(Upload.Header + "\n")]
    public void Of_TextThatHoldsNoFigures_IsRefused(string text)
    {
        var report = UploadReport.Of(Upload.Province, 0, Upload.Model, Encoding.UTF8.GetBytes(text), published: null);

        Assert.False(report.IsAcceptable);
        Assert.NotEmpty(Upload.Errors(report));
    }

    [Fact]
    public void Of_TheShippedFileItself_RepeatsItselfAndChangesNothing()
    {
        var rows = File.ReadAllLines(Path.Combine(Workspace.Shipped.Folder, "vn", "tra-vinh", "observations.csv"))[1..];

        var report = Upload.Check(rows);

        Assert.Empty(Upload.Errors(report));
        Assert.All(report.Figures, figure => Assert.Equal(UploadVerdict.Repeated, figure.Verdict));
    }
}
