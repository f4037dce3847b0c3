using System.Text;
using System.Text.Json;
using Simulation.Formats.Writers;
using Xunit;

namespace Simulation.Formats.Tests.Json;

public class NdJsonTableTests
{
    [Fact]
    public void Write_Observations_IsAnObjectALine()
    {
        var lines = Encoding.UTF8.GetString(TableFormat.NdJson.Written(Samples.Observations)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(Samples.Observations.Rows.Length, lines.Length);
        var first = JsonDocument.Parse(lines[0]).RootElement;
        Assert.Equal(("2023", 8.25, Samples.Figure.Source), (first.GetProperty("period").GetString(), first.GetProperty("value").GetDouble(), first.GetProperty("source").GetString()));
    }

    [Fact]
    public void Write_UndefinedValue_IsNull()
    {
        var lines = Encoding.UTF8.GetString(TableFormat.NdJson.Written(Samples.Forecasts)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(Samples.Forecasts.Rows.Count(row => row.Value is null), lines.Count(line => line.Contains("\"value\":null", StringComparison.Ordinal)));
    }
}
