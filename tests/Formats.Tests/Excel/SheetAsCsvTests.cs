using System.Text;
using MiniExcelLibs;
using Simulation.Formats.Excel;
using Xunit;

namespace Simulation.Formats.Tests.Excel;

public class SheetAsCsvTests
{
    private const int Most = 1 << 20;

    [Fact]
    public void Read_Sheet_GivesItsRowsAsLines()
    {
        var workbook = Workbook(Row("grdp_growth", 2023, 8.25, "a, \"b\""), Row("Đất", 2024, -0.5, null));

        var text = Encoding.UTF8.GetString(SheetAsCsv.Read(workbook, Most)!);

        Assert.Equal("indicator,period,value,note\r\ngrdp_growth,2023,8.25,\"a, \"\"b\"\"\"\r\nĐất,2024,-0.5,\r\n", text);
    }

    [Fact]
    public void Read_Days_AreWrittenAsData() => Assert.Contains("2024-06-29", Encoding.UTF8.GetString(SheetAsCsv.Read(Workbook(Row("x", new DateTime(2024, 6, 29), 1, null)), Most)!), StringComparison.Ordinal);

    [Fact]
    public void Read_MoreThanAllowed_IsNothing() => Assert.Null(SheetAsCsv.Read(Workbook([.. Enumerable.Range(0, 1_000).Select(i => Row("x", i, i, null))]), 2_000));

    [Fact]
    public void Read_ArchiveThatIsNoWorkbook_IsRefused() => Assert.Throws<FormatException>(() => SheetAsCsv.Read("PK\u0003\u0004 and then nothing"u8.ToArray(), Most));

    [Fact]
    public void IsWorkbook_Text_IsFalse()
    {
        Assert.False(SheetAsCsv.IsWorkbook("region,indicator"u8));
        Assert.True(SheetAsCsv.IsWorkbook(Workbook(Row("x", 1, 1, null))));
    }

    private static Dictionary<string, object?> Row(string indicator, object period, double value, string? note) => new() { ["indicator"] = indicator, ["period"] = period, ["value"] = value, ["note"] = note };

    private static byte[] Workbook(params Dictionary<string, object?>[] rows)
    {
        using var file = new MemoryStream();
        file.SaveAs(rows);
        return file.ToArray();
    }
}
