using Simulation.Formats.Subjects;
using Simulation.Formats.Tables;
using Xunit;

namespace Simulation.Formats.Tests.Subjects;

public class ForecastTableTests
{
    [Fact]
    public void Of_Answer_HasEveryStatisticOfEveryYear()
    {
        var forecasts = Samples.Result.Forecasts.Length * Samples.Result.Years.Length * 8;

        // Three targets, of which two are simulated, and all of them together.
        Assert.Equal(forecasts + 3 + 2 + 1, Samples.Forecasts.Rows.Length);
        Assert.Equal(12, Find(Samples.Forecasts, "grdp_growth", "2024", "high_90").Value);
        Assert.Equal(-1.5, Find(Samples.Forecasts, "grdp_growth", "2026", "low_90").Value);
    }

    [Fact]
    public void Of_Target_StandsBesideItsProbability()
    {
        var target = Find(Samples.Forecasts, "grdp_growth", "2024", "target");
        var probability = Find(Samples.Forecasts, "grdp_growth", "2024", "probability");

        Assert.Equal((8.5, "percent", ">=", "unlikely"), (target.Value!.Value, target.Attributes[0]!, target.Attributes[1]!, target.Attributes[2]!));
        Assert.Equal((0.25, "share"), (probability.Value!.Value, probability.Attributes[0]!));
    }

    [Fact]
    public void Of_IndicatorBoundFromBothSides_HasTwoTargets()
    {
        Assert.Equal(9.5, Find(Samples.Forecasts, "grdp_growth", "2024", "target_2").Value);
        Assert.Equal(0.9, Find(Samples.Forecasts, "grdp_growth", "2024", "probability_2").Value);
    }

    [Fact]
    public void Of_SeveralScenarios_AreToldApart()
    {
        var table = ForecastTable.Of(Samples.Province, [("baseline", Samples.Result), ("dry-year", Samples.Result with { Run = "other" })]);

        Assert.Equal(["baseline", "dry-year"], table.Codes[5].Select(code => code.Id));
        Assert.Equal(2 * Samples.Forecasts.Rows.Length, table.Rows.Length);
        Assert.Null(table.About.Run);
        Assert.Equal("other", table.Rows[^1].Attributes[3]);
    }

    [Fact]
    public void Of_Answer_LabelsItsCodes()
    {
        Assert.Equal(new LocalText("Tra Vinh", "Trà Vinh"), Samples.Forecasts.Codes[0][0].Label);
        Assert.Equal(new LocalText("Total", "Tổng số"), Samples.Forecasts.Codes[2][0].Label);
    }

    private static TableRow Find(StatisticalTable table, string indicator, string year, string statistic) => Assert.Single(
        table.Rows, row => table.CodeOf(row, 1).Id == indicator && table.CodeOf(row, 3).Id == year && table.CodeOf(row, 4).Id == statistic);
}
