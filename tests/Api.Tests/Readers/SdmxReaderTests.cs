using System.Text.Json;
using Simulation.Api.Tests.Embedded;
using Xunit;

namespace Simulation.Api.Tests.Readers;

/// <summary>sdmx-rest asks for our data, and sdmx-json-parser reads them.</summary>
public class SdmxReaderTests(EmbeddedFixture host)
{
    [Fact]
    public async Task Forecasts_AskedAndReadByOthers_AreThoseOfSimulate()
    {
        var simulated = await (await host.SimulateAsync("{}")).JsonAsync();
        var growth = simulated.GetProperty("forecasts").EnumerateArray()
            .Single(forecast => forecast.GetProperty("indicator").GetString() == "grdp_growth" && forecast.GetProperty("sector").GetString() == "total");

        var read = await ReadAsync("dataflow=SIMULATION:FORECASTS(1.0.0)", "tra-vinh.grdp_growth.total.median.baseline.*", "");

        Assert.Equal(
            growth.GetProperty("median").EnumerateArray().Select(value => value.GetDouble()),
            read.GetProperty("observations").EnumerateArray().Select(row => row.GetProperty("value").GetDouble()));
        Assert.All(read.GetProperty("observations").EnumerateArray(), row => Assert.Equal("Median of the draws", row.GetProperty("STATISTIC").GetString()));
    }

    [Fact]
    public async Task Observations_FilteredByOthers_KeepTheYearsAskedFor()
    {
        var read = await ReadAsync("dataflow=SIMULATION:OBSERVATIONS(1.0.0)", "*", "TIME_PERIOD=ge:2022 INDICATOR=grdp_growth");

        var periods = read.GetProperty("observations").EnumerateArray().Select(row => row.GetProperty("TIME_PERIOD").GetString()!).ToList();
        Assert.NotEmpty(periods);
        Assert.All(periods, period => Assert.True(string.CompareOrdinal(period, "2022") >= 0, period));
    }

    [Fact]
    public async Task Structure_AskedByOthers_HasAllThatDataRefersTo()
    {
        var read = await ReadAsync("dataflow=SIMULATION:OBSERVATIONS(1.0.0)", "*", "");

        Assert.Equal(["dataflows", "dataStructures", "conceptSchemes", "codelists"], read.GetProperty("structures").EnumerateArray().Select(list => list.GetString()));
        var indicators = Assert.Single(read.GetProperty("indicators").EnumerateArray().ToList());
        Assert.Equal("INDICATOR", indicators.GetProperty("id").GetString());
        Assert.True(indicators.GetProperty("count").GetInt32() > 1);
    }

    private Task<JsonElement> ReadAsync(string context, string key, string filters) => NodeReader.ReadAsync("sdmx", $"{host.Client.BaseAddress}sdmx/3.0", context, key, filters);
}
