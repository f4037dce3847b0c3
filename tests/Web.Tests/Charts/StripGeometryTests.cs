using Simulation.Web.Charts;
using Xunit;

namespace Simulation.Web.Tests.Charts;

public class StripGeometryTests
{
    private static readonly Strip[] Strips = [new("baseline", -3, 5, 15), new("dry", -8, 1, 9)];

    [Fact]
    public void Of_Strips_ShareOneScaleThatHoldsBandsAndGoal()
    {
        var plot = StripGeometry.Of(Strips, 22, 500);

        Assert.InRange(plot.X[-8], 0, 500);
        Assert.InRange(plot.X[22], 0, 500);
        Assert.True(plot.X[1] < plot.X[5]);
    }

    [Fact]
    public void Of_Strips_StandBelowOneAnotherAboveTheAxis()
    {
        var plot = StripGeometry.Of(Strips, null, 500);

        Assert.Equal(2, plot.Rows.Count);
        Assert.True(plot.Rows[0] < plot.Rows[1] && plot.Rows[1] < plot.Bottom);
        Assert.True(plot.Bottom < StripGeometry.HeightOf(2));
    }
}
