using CsCheck;
using Simulation.Web.Charts;
using Xunit;

namespace Simulation.Web.Tests.Charts;

public class LinearScaleTests
{
    private const double Pixel = 1e-6;

    [Fact]
    public void Around_AnyValues_HoldsThemAll() => Gen.Double[-1e6, 1e6].Array[1, 20].Sample(values =>
    {
        var scale = LinearScale.Around(values, 200, 10);
        return values.All(value => scale[value] >= 10 - Pixel && scale[value] <= 200 + Pixel);
    });

    [Fact]
    public void Ticks_AnyValues_AreFewRoundAndOnTheScale() => Gen.Double[-1e6, 1e6].Array[1, 20].Sample(values =>
    {
        var scale = LinearScale.Around(values, 0, 100);
        var ticks = scale.Ticks();
        return ticks.Count is >= 1 and <= 7 && ticks.All(tick => scale[tick] >= -Pixel && scale[tick] <= 100 + Pixel);
    });

    [Theory]
    [InlineData(0, 20, 0)]
    [InlineData(0, 2, 1)]
    [InlineData(0, 0.02, 3)]
    public void TickDecimals_Range_TellsNeighboursApart(double low, double high, int decimals) => Assert.Equal(decimals, LinearScale.Around([low, high], 0, 100).TickDecimals());

    [Fact]
    public void Around_OneValue_StandsInTheMiddleOfARange()
    {
        var scale = LinearScale.Around([50], 0, 100);

        Assert.True(scale.From < 50 && scale.To > 50);
    }

    [Fact]
    public void Around_NothingToShow_IsStillAScale() => Assert.Equal((0, 1), (LinearScale.Around([double.NaN], 0, 100).From, LinearScale.Around([], 0, 100).To));

    [Fact]
    public void Indexer_NoLength_IsTheMiddle() => Assert.Equal(50, new LinearScale(3, 3, 0, 100)[3]);
}
