using System.Text.Json;
using Simulation.Formats.Sdmx;
using Xunit;

namespace Simulation.Formats.Tests.Sdmx;

public class SdmxAvailabilityTests
{
    [Fact]
    public void Write_AllComponents_ListsTheCodesThatOccur()
    {
        var constraint = Read("*");

        Assert.Equal(Samples.Forecasts.Rows.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), constraint.GetProperty("annotations")[0].GetProperty("title").GetString());
        var keys = constraint.GetProperty("cubeRegions")[0].GetProperty("keyValues").EnumerateArray().ToDictionary(key => key.GetProperty("id").GetString()!, key => key.GetProperty("values"));
        Assert.Equal(["2024", "2025", "2026"], keys["TIME_PERIOD"].EnumerateArray().Select(code => code.GetString()));
        Assert.Equal(7, keys.Count);
    }

    [Fact]
    public void Write_OneComponent_ListsItAlone() =>
        Assert.Equal("SECTOR", Assert.Single(Read("SECTOR").GetProperty("cubeRegions")[0].GetProperty("keyValues").EnumerateArray().ToList()).GetProperty("id").GetString());

    private static JsonElement Read(string component) =>
        JsonDocument.Parse(SdmxAvailability.Write(Samples.Forecasts, component, "en")).RootElement.GetProperty("data").GetProperty("dataConstraints")[0];
}
