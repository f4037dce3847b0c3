using Simulation.Cli.Charts;
using Simulation.Documents.Wording;
using Xunit;

namespace Simulation.Cli.Tests.Charts;

public class FanChartRendererTests
{
    private static readonly FanChart Growth = new()
    {
        Years = [2024, 2025, 2026, 2027],
        Median = [5.2, 5.8, 6, 6.1],
        Bands =
        [
            new(90, [-2, -1.7, -2, -2.1], [12, 13, 13.5, 13.7]),
            new(80, [-0.4, 0, 0, 0], [10.5, 11, 11.4, 11.5]),
            new(50, [2.3, 3, 3, 3], [8, 8.5, 8.7, 8.8]),
        ],
        History = [new(2018, 11), new(2019, 13.5), new(2020, 3.5), new(2021, 1.6), new(2022, 9.1), new(2022, 7.1, IsUsed: false), new(2023, 6.2)],
        Targets = [new(2024, 8.5)],
    };

    [Fact]
    public void Render_HistoryAndForecast_DrawsTheFan() => Golden.AssertEqual("fan-chart", Draw(Growth, useUnicode: true));

    [Fact]
    public void Render_WithoutUnicode_UsesAsciiOnly()
    {
        var drawn = Draw(Growth, useUnicode: false);

        Assert.True(System.Text.Ascii.IsValid(drawn), drawn);
        Golden.AssertEqual("fan-chart-ascii", drawn);
    }

    [Fact]
    public void Render_WithoutHistory_StartsInTheFirstYearAndShowsTheBaseline() =>
        Golden.AssertEqual("fan-chart-baseline", Draw(Growth with { History = [], Baseline = [3, 4, 4, 4.5] }, useUnicode: true));

    [Fact]
    public void Render_OneYear_FillsTheWidth() =>
        Golden.AssertEqual("fan-chart-one-year", Draw(new FanChart { Years = [2024], Median = [5], Bands = [new(90, [-2], [12])], Targets = [new(2024, 8.5)] }, useUnicode: true));

    [Fact]
    public void Render_TargetOutsideTheYears_IsNotDrawn() =>
        Assert.DoesNotContain('T', Draw(Growth with { Targets = [new(2030, 8.5)] }, useUnicode: false));

    [Fact]
    public void Render_Vietnamese_LabelsInVietnamese()
    {
        var drawn = new FanChartRenderer(ChartGlyphs.Unicode, new NumberText(Language.Vietnamese, useUnicode: true), Language.Vietnamese)
            .Render(Growth, columns: 76, rows: 12, decimals: 1).ToString();

        Assert.Contains("đã có số liệu ┊ dự báo", drawn, StringComparison.Ordinal);
        Assert.Contains("≈ 6,1", drawn, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(39, 12)]
    [InlineData(76, 5)]
    public void Render_TooSmall_IsRefused(int columns, int rows) => Assert.Throws<ArgumentOutOfRangeException>(
        () => new FanChartRenderer(ChartGlyphs.Ascii, new NumberText(Language.English, false), Language.English).Render(Growth, columns, rows, 1));

    private static string Draw(FanChart chart, bool useUnicode) =>
        new FanChartRenderer(useUnicode ? ChartGlyphs.Unicode : ChartGlyphs.Ascii, new NumberText(Language.English, useUnicode), Language.English)
            .Render(chart, columns: 76, rows: 12, decimals: 1).ToString();
}
