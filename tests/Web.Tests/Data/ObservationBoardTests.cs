using Simulation.Web.Data;
using Xunit;

namespace Simulation.Web.Tests.Data;

public sealed class ObservationBoardTests
{
    [Fact]
    public void Of_SameThingPublishedTwice_IsOneGroupByDayKnown()
    {
        var later = Figures.Of(8.4, known: new DateOnly(2024, 7, 1));
        var board = ObservationBoard.Of([later, Figures.Of(8.25)]);
        Assert.Same(board.Rows[0].Group, board.Rows[1].Group);
        Assert.Equal([8.25, 8.4], board.Rows[0].Group.Figures.Select(figure => figure.Value));
        Assert.Equal((8.25, 8.4), (board.Rows[0].Group.Low, board.Rows[0].Group.High));
    }

    [Fact]
    public void Differing_SameValueTwice_IsNotCounted()
    {
        var board = ObservationBoard.Of([Figures.Of(1), Figures.Of(1), Figures.Of(2, period: "2022"), Figures.Of(3, period: "2022")]);
        Assert.Equal(1, board.Differing);
    }

    [Fact]
    public void Of_OtherSector_IsAnotherGroup()
    {
        var board = ObservationBoard.Of([Figures.Of(1), Figures.Of(2, sector: "services")]);
        Assert.Equal(0, board.Differing);
        Assert.Equal(["services", "total"], board.Sectors);
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData("GROWTH 2023", 2)]
    [InlineData("niên giám", 1)]
    [InlineData("label of", 3)]
    [InlineData("nothing", 0)]
    public void Find_Words_AllMustStandSomewhere(string words, int count)
    {
        var board = ObservationBoard.Of([Figures.Of(1), Figures.Of(2, indicator: "x", source: "Niên giám"), Figures.Of(3, sector: "services")]);
        Assert.Equal(count, board.Find(new ObservationFilter { Words = words }, figure => $"Label of {figure.Indicator}").Count);
    }

    [Fact]
    public void Find_AsOf_LeavesOutWhatWasNotKnownOrNeverRead()
    {
        var board = ObservationBoard.Of([Figures.Of(1), Figures.Of(2, known: new DateOnly(2024, 7, 1)), Figures.Of(3) with { KnownFrom = null }]);
        var found = board.Find(new ObservationFilter { AsOf = new DateOnly(2024, 6, 30) }, figure => figure.Indicator);
        Assert.Equal(1, Assert.Single(found).Figure.Value);
    }

    [Fact]
    public void Find_OnlyDiffering_KeepsEveryVersionOfThem()
    {
        var board = ObservationBoard.Of([Figures.Of(1), Figures.Of(2), Figures.Of(5, period: "2022")]);
        Assert.Equal([1.0, 2.0], board.Find(new ObservationFilter { OnlyDiffering = true }, figure => figure.Indicator).Select(row => row.Figure.Value));
    }

    [Fact]
    public void Find_EmptyChoice_DoesNotRestrict()
    {
        var board = ObservationBoard.Of([Figures.Of(1), Figures.Of(2, status: "estimate")]);
        Assert.Equal(2, board.Find(new ObservationFilter { Indicator = "", Sector = "", Status = "" }, figure => figure.Indicator).Count);
        Assert.Single(board.Find(new ObservationFilter { Status = "estimate" }, figure => figure.Indicator));
    }
}
