using MiniExcelLibs;
using Simulation.Formats.Writers;
using Xunit;

namespace Simulation.Formats.Tests.Excel;

public class WorkbookTests
{
    [Fact]
    public void Write_Forecasts_HasTypedCells()
    {
        var rows = Read(TableFormat.Xlsx.Written(Samples.Forecasts), "Data");

        Assert.Equal(Samples.Forecasts.Rows.Length, rows.Count);
        Assert.Equal("grdp_growth", rows[0]["indicator"]);
        Assert.Equal(2024.0, Assert.IsType<double>(rows[0]["year"]));
        Assert.Equal(6.5, Assert.IsType<double>(rows[0]["value"]));
        Assert.Equal(new DateTime(2024, 1, 1), Assert.IsType<DateTime>(rows[0]["vintage"]));
        Assert.Equal(Samples.Forecasts.Rows.Select(row => row.Value), rows.Select(row => (double?)row["value"]));
    }

    [Fact]
    public void Write_Metadata_SaysAllThatIsNeededToRepeat()
    {
        var items = Read(TableFormat.Xlsx.Written(Samples.Forecasts), "Metadata").ToDictionary(row => (string)row["item"]!, row => row["value"]?.ToString());

        Assert.Equal(
            ("85ddc520", "20240101", "2000", "cal", "provincial 1.0 (abc)", "2024-01-01"),
            (items["Run"], items["Seed"], items["Draws"], items["Calibration"], items["Model"], items["Data known as of"]));
    }

    [Fact]
    public void Write_Codes_HaveLabelsInBothLanguages()
    {
        var codes = Read(TableFormat.Xlsx.Written(Samples.Forecasts), "Codes");

        var code = codes.Single(row => (string)row["column"]! == "sector" && (string)row["code"]! == "agriculture");
        Assert.Equal(("Agriculture, forestry and fishery", "Nông, lâm nghiệp và thủy sản"), (code["en"], code["vi"]));
    }

    [Fact]
    public void Write_InVietnamese_NamesMetadataSo() =>
        Assert.Contains("Mô phỏng bằng mô hình cấp tỉnh", Read(TableFormat.Xlsx.Written(Samples.Forecasts, "vi"), "Metadata").Select(row => row["value"]));

    [Fact]
    public void Write_Twice_SameBytes() => Assert.Equal(TableFormat.Xlsx.Written(Samples.Forecasts), TableFormat.Xlsx.Written(Samples.Forecasts));

    private static List<IDictionary<string, object?>> Read(byte[] bytes, string sheet)
    {
        using var stream = new MemoryStream(bytes);
        return [.. stream.Query(useHeaderRow: true, sheetName: sheet).Cast<IDictionary<string, object?>>()];
    }
}
