using CsCheck;
using Simulation.Web.Charts;
using Xunit;

namespace Simulation.Web.Tests.Charts;

public class WaterfallGeometryTests
{
    [Fact]
    public void Of_ChangesThatAddUp_EndAtTheLastTotal() => Gen.Select(Gen.Double[0, 100], Gen.Double[-20, 20].Array[1, 8]).Sample((first, changes) =>
    {
        var bars = Bars(first, changes);
        var plot = WaterfallGeometry.Of(bars, null, 600, 240);
        // The last change ends where the last total begins, and every change begins where the one before it ended.
        return Math.Abs(plot.Bars[^2].Level - plot.Bars[^1].Level) < 1e-6
            && Enumerable.Range(1, changes.Length).All(i => Math.Abs(Math.Min(Math.Abs(plot.Bars[i].Top - plot.Bars[i - 1].Level), Math.Abs(plot.Bars[i].Bottom - plot.Bars[i - 1].Level))) < 1e-6);
    });

    [Fact]
    public void Of_AnyBars_StandBesideEachOtherWithinThePicture()
    {
        var plot = WaterfallGeometry.Of(Bars(5, [1, -2, 3]), 8.5, 600, 240);

        Assert.All(plot.Bars, bar => Assert.InRange(bar.Left, 0, 600 - plot.BarWidth));
        Assert.All(plot.Bars.Take(4), bar => Assert.True(bar.Left + plot.BarWidth <= bar.Next));
        Assert.Equal(["total first", "gain", "loss", "gain", "total"], plot.Bars.Select(bar => bar.Class));
        Assert.InRange(plot.Y[8.5], 0, plot.Bottom);
    }

    [Theory]
    [InlineData("one two three", 200, "one two three")]
    [InlineData("one two three", 40, "one|two|three")]
    [InlineData("one two three four five", 40, "one|two|three…")]
    public void Wrap_Words_BreaksAtBlanksAndEndsLongOnes(string words, double pixels, string lines) => Assert.Equal(lines.Split('|'), WaterfallGeometry.Wrap(words, pixels));

    private static WaterfallBar[] Bars(double first, double[] changes) =>
        [new("first", first, IsTotal: true), .. changes.Select(change => new WaterfallBar("change", change, IsTotal: false)), new("last", first + changes.Sum(), IsTotal: true)];
}
