using System.Globalization;
using System.Text;
using CsvHelper;
using Simulation.Formats.Writers;
using Xunit;

namespace Simulation.Formats.Tests.Csv;

/// <summary>CSV is read back by CsvHelper's reader.</summary>
public class CsvTableTests
{
    [Fact]
    public void Write_Forecasts_ReadBackToTheSameBits()
    {
        var lines = Read(TableFormat.Csv.Written(Samples.Forecasts));

        Assert.Equal(Samples.Forecasts.Rows.Length, lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var row = Samples.Forecasts.Rows[i];
            Assert.Equal(row.Value, lines[i]["value"].Length == 0 ? null : double.Parse(lines[i]["value"], CultureInfo.InvariantCulture));
            for (var d = 0; d < row.Positions.Length; d++) Assert.Equal(Samples.Forecasts.CodeOf(row, d).Id, lines[i][Samples.Forecasts.Layout.Dimensions[d].Id]);
        }
    }

    [Fact]
    public void Write_TextWithQuotesAndLineBreaks_IsKept() =>
        Assert.Equal(Samples.Figure.Source, Read(TableFormat.Csv.Written(Samples.Observations))[0]["source"]);

    [Fact]
    public void Write_TextThatASpreadsheetWouldCompute_IsMadeText()
    {
        var lines = Read(TableFormat.Csv.Written(Samples.Observations));

        Assert.Equal("'=1+1", lines[0]["note"]);
        Assert.Equal("-1.5", lines[3]["value"]);
    }

    [Fact]
    public void Write_Bytes_AreUtf8WithoutMarkAndWithLineEndsOfTheRfc()
    {
        var bytes = TableFormat.Csv.Written(Samples.Observations);

        Assert.Equal((byte)'p', bytes[0]);
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        Assert.StartsWith("province,indicator,sector,period,vintage,report,value,unit,status,source,note,file,line,period_as_printed\r\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
    }

    private static List<Dictionary<string, string>> Read(byte[] bytes)
    {
        using var reader = new CsvReader(new StreamReader(new MemoryStream(bytes)), CultureInfo.InvariantCulture);
        Assert.True(reader.Read() && reader.ReadHeader());
        var lines = new List<Dictionary<string, string>>();
        while (reader.Read()) lines.Add(reader.HeaderRecord!.ToDictionary(name => name, name => reader.GetField(name)!));
        return lines;
    }
}
