using Simulation.Web.Workshops;
using Xunit;

namespace Simulation.Web.Tests.Workshops;

public class OpinionGeometryTests
{
    [Fact]
    public void Of_DifferentValues_StandSideBySideOnTheirValues()
    {
        var plot = OpinionGeometry.Of([("Bình", 40), ("An", 30)], [35], 400);

        Assert.Equal(["An", "Bình"], plot.Marks.Select(mark => mark.Name));
        Assert.Equal(plot.X[30], plot.Marks[0].X);
        Assert.True(plot.Marks[0].X < plot.X[35] && plot.X[35] < plot.Marks[1].X);
        Assert.Equal(plot.Marks[0].Y, plot.Marks[1].Y);
    }

    [Fact]
    public void Of_TheSameValue_StandsOneAboveTheOther()
    {
        var plot = OpinionGeometry.Of([("An", 30), ("Bình", 30), ("Chi", 30)], [35], 400);

        Assert.Single(plot.Marks.Select(mark => mark.X).Distinct());
        Assert.True(plot.Marks[0].Y > plot.Marks[1].Y && plot.Marks[1].Y > plot.Marks[2].Y);
    }

    [Fact]
    public void Of_ACrowdOfOneMind_StaysInThePicture()
    {
        var plot = OpinionGeometry.Of([.. Enumerable.Range(0, 300).Select(i => ($"P{i}", 30.0))], [35], 400);

        Assert.All(plot.Marks, mark => Assert.InRange(mark.Y, 0, OpinionGeometry.Ground));
    }
}
