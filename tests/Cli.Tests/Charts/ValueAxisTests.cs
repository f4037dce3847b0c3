using CsCheck;
using Simulation.Cli.Charts;
using Xunit;

namespace Simulation.Cli.Tests.Charts;

public class ValueAxisTests
{
    [Theory]
    [InlineData(-2.1, 14, "0 5 10")]
    [InlineData(0, 100, "0 50 100")]
    [InlineData(82, 95, "85 90 95")]
    [InlineData(0.1, 0.42, "0.1 0.2 0.3 0.4")]
    public void Over_Range_HasRoundTicks(double low, double high, string expected)
    {
        var axis = ValueAxis.Over([low, high]);

        Assert.Equal(expected, string.Join(' ', axis.Ticks.Select(tick => tick.ToString($"F{axis.Decimals}", System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void Over_AnyValues_HasAtMostFiveTicksInsideAndValuesOnTheirRows() =>
        Gen.Select(Gen.Double[-1e6, 1e6], Gen.Double[-1e6, 1e6], Gen.Int[2, 60]).Sample((a, b, rows) =>
        {
            var axis = ValueAxis.Over([a, b]);

            Assert.InRange(axis.Ticks.Count, 1, 5);
            Assert.All(axis.Ticks, tick => Assert.InRange(tick, axis.Low - axis.Step * 1e-6, axis.High + axis.Step * 1e-6));
            Assert.Equal(0, axis.Row(axis.High, rows));
            Assert.Equal(rows - 1, axis.Row(axis.Low, rows));
            Assert.All(Enumerable.Range(0, rows), row => Assert.Equal(row, axis.Row(axis.Value(row, rows), rows)));
        });

    [Fact]
    public void Over_OneValue_GetsRoomAroundIt()
    {
        var axis = ValueAxis.Over([34000, 34000]);

        Assert.Equal(30600, axis.Low);
        Assert.Equal(37400, axis.High);
    }

    [Fact]
    public void Over_NothingFinite_IsRefused() => Assert.Throws<ArgumentException>(() => ValueAxis.Over([double.NaN]));
}
