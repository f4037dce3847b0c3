using System.Text.Json;
using Xunit;

namespace Simulation.Api.Tests.Embedded;

/// <summary>SDMX of the shipped provinces: structures and data fit together.</summary>
public class ShippedSdmxTests(EmbeddedFixture host)
{
    [Theory]
    [InlineData("FORECASTS")]
    [InlineData("OBSERVATIONS")]
    public async Task Codelists_OfADataflow_HoldEveryCodeOfItsData(string dataflow)
    {
        var structures = await ReadAsync($"/sdmx/3.0/structure/dataflow/SIMULATION/{dataflow}/~?references=descendants");
        var codelists = structures.GetProperty("codelists").EnumerateArray().ToDictionary(
            list => list.GetProperty("id").GetString()!, list => list.GetProperty("codes").EnumerateArray().Select(code => code.GetProperty("id").GetString()).ToHashSet());
        var constraint = (await ReadAsync($"/sdmx/3.0/availability/dataflow/SIMULATION/{dataflow}/~")).GetProperty("dataConstraints")[0];

        var coded = constraint.GetProperty("cubeRegions")[0].GetProperty("keyValues").EnumerateArray().Where(key => codelists.ContainsKey($"CL_{key.GetProperty("id").GetString()}")).ToList();

        Assert.Equal(codelists.Count, coded.Count);
        Assert.All(coded, key => Assert.Subset(
            codelists[$"CL_{key.GetProperty("id").GetString()}"], key.GetProperty("values").EnumerateArray().Select(code => code.GetString()).ToHashSet()));
    }

    // Two forecasts of one code were answered 500; the long fuzzing found it.
    [Fact]
    public async Task Forecasts_ScenarioCalledAsTheBaseline_LeavesItTheCode()
    {
        using var body = new StringContent("""{"name":"Mine","levers":[{"lever":"disbursement","value":1.1}]}""", System.Text.Encoding.UTF8, "application/json");
        await host.Client.PutAsync(new Uri("/v1/provinces/tra-vinh/scenarios/baseline", UriKind.Relative), body, TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.OK, (await host.GetAsync("/sdmx/3.0/data/dataflow/SIMULATION/FORECASTS/~/tra-vinh.*.*.*.baseline.*")).StatusCode);
    }

    [Fact]
    public async Task Forecasts_OfTheBaseline_AreThoseOfSimulate()
    {
        var simulated = await (await host.SimulateAsync("{}")).JsonAsync();
        var growth = simulated.GetProperty("forecasts").EnumerateArray()
            .Single(forecast => forecast.GetProperty("indicator").GetString() == "grdp_growth" && forecast.GetProperty("sector").GetString() == "total");

        var data = await ReadAsync("/sdmx/3.0/data/dataflow/SIMULATION/FORECASTS/1.0.0/tra-vinh.grdp_growth.total.median.baseline.*");

        Assert.Equal(
            growth.GetProperty("median").EnumerateArray().Select(value => value.GetDouble()),
            data.GetProperty("dataSets")[0].GetProperty("observations").EnumerateObject().Select(observation => observation.Value[0].GetDouble()));
    }

    private async Task<JsonElement> ReadAsync(string address)
    {
        var response = await host.GetAsync(address);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("data");
    }
}
