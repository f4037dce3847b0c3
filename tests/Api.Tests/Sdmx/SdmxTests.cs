using System.Net;
using System.Text.Json;
using Xunit;

namespace Simulation.Api.Tests.Sdmx;

/// <summary>SDMX REST 3.0 queries, with the sample province.</summary>
public class SdmxTests(ApiHost host)
{
    private const string Data = "/sdmx/3.0/data/dataflow/SIMULATION";
    private const string Structure = "/sdmx/3.0/structure";
    private const string DataJson = "application/vnd.sdmx.data+json";

    [Theory]
    [InlineData("application/vnd.sdmx.data+json;version=2.0.0", DataJson)]
    [InlineData("application/vnd.sdmx.data+csv;version=2.0.0", "application/vnd.sdmx.data+csv")]
    [InlineData("application/vnd.sdmx.data+json;version=1.0.0,application/vnd.sdmx.data+csv;version=2.0.0;q=0.5", "application/vnd.sdmx.data+csv")]
    [InlineData("*/*", DataJson)]
    [InlineData("text/csv", "text/csv")]
    public async Task Data_Accept_DecidesTheFormat(string accept, string mediaType)
    {
        var response = await host.SendAsync(HttpMethod.Get, $"{Data}/FORECASTS/1.0.0", null, ("Accept", accept));

        Assert.Equal((HttpStatusCode.OK, mediaType), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Data_OlderVersionOfTheMessage_IsNotOffered() => await (await host.SendAsync(
        HttpMethod.Get, $"{Data}/FORECASTS/1.0.0", null, ("Accept", "application/vnd.sdmx.data+json;version=1.0.0"))).ProblemAsync(HttpStatusCode.NotAcceptable, "not-acceptable");

    [Fact]
    public async Task Data_Wildcards_HoldBaselineAndSavedScenarios()
    {
        var lines = await LinesAsync($"{Data}/FORECASTS/~?c[STATISTIC]=mean&format=sdmx-csv");

        Assert.Equal(["baseline", "a", "b", "c"], lines.Skip(1).Select(line => line.Split(',')[7]).Distinct());
    }

    [Fact]
    public async Task Data_KeyAndConditions_Select()
    {
        var lines = await LinesAsync($"{Data}/FORECASTS/1.0.0/tra-vinh.icor.total.mean.baseline.*?c[TIME_PERIOD]=ge:2025&format=sdmx-csv");

        Assert.Equal("dataflow,SIMULATION:FORECASTS(1.0.0),I,tra-vinh,icor,total,mean,baseline,2024-01-01,2025,0.3333333333333333,ratio,,,run", lines[1]);
        Assert.Equal(2, lines.Length);
    }

    [Fact]
    public async Task Data_Observations_HaveTheirVintages()
    {
        var lines = await LinesAsync($"{Data}/OBSERVATIONS/1.0.0?format=sdmx-csv&c[VINTAGE]=le:2024-01-01");

        Assert.Equal(4, lines.Length);
        Assert.All(lines.Skip(1), line => Assert.StartsWith("dataflow,SIMULATION:OBSERVATIONS(1.0.0),I,tra-vinh,grdp_growth,total,2024-01-01,", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/sdmx/3.0/data/dataflow/SIMULATION/FORECAST/1.0.0")]
    [InlineData("/sdmx/3.0/data/dataflow/ECB/FORECASTS/1.0.0")]
    [InlineData("/sdmx/3.0/data/dataflow/SIMULATION/FORECASTS/2.0.0")]
    [InlineData("/sdmx/3.0/data/dataflow/SIMULATION/FORECASTS/1.0.0/nowhere.*.*.*.*.*")]
    [InlineData("/sdmx/3.0/structure/codelist/SIMULATION/CL_FREQ")]
    [InlineData("/sdmx/3.0/structure/hierarchy")]
    [InlineData("/sdmx/3.0/availability/dataflow/SIMULATION/FORECASTS/1.0.0/*/FREQ")]
    public async Task Get_WhatIsNotThere_IsNotFound(string address) => await (await host.GetAsync(address)).ProblemAsync(HttpStatusCode.NotFound, "not-found");

    [Theory]
    [InlineData("/sdmx/3.0/data/dataflow/SIMULATION/FORECASTS/1.0.0/a.b")]
    [InlineData("/sdmx/3.0/data/dataflow/SIMULATION/FORECASTS/1.0.0?c[FREQ]=A")]
    [InlineData("/sdmx/3.0/data/dataflow/SIMULATION/FORECASTS/1.0.0?updatedAfter=2024")]
    [InlineData("/sdmx/3.0/data/dataflow/SIMULATION/FORECASTS/1.0.0?lastNObservations=0")]
    [InlineData("/sdmx/3.0/structure/dataflow?references=siblings")]
    public async Task Get_WrongQuery_IsRefused(string address) => await (await host.GetAsync(address)).ProblemAsync(HttpStatusCode.BadRequest, "wrong-shape");

    [Theory]
    [InlineData("", "dataflows,dataStructures,conceptSchemes,codelists")]
    [InlineData("/dataflow", "dataflows")]
    [InlineData("/dataflow/SIMULATION/FORECASTS/1.0.0?references=children", "dataflows,dataStructures")]
    [InlineData("/dataflow/SIMULATION/FORECASTS/+?references=descendants", "dataflows,dataStructures,conceptSchemes,codelists")]
    [InlineData("/codelist/*/CL_SECTOR,CL_SCENARIO/*", "codelists")]
    [InlineData("/codelist/SIMULATION/CL_STATISTIC/~?references=parents", "dataStructures,codelists")]
    [InlineData("/codelist/SIMULATION/CL_STATISTIC/~?references=ancestors", "dataflows,dataStructures,codelists")]
    public async Task Structure_Query_BringsWhatItNames(string query, string lists)
    {
        var data = await ReadAsync(Structure + query);

        Assert.Equal(lists.Split(','), data.EnumerateObject().Select(list => list.Name));
    }

    [Theory]
    [InlineData("/sdmx/3.0/structure")]
    [InlineData("/sdmx/3.0/data/dataflow/SIMULATION/OBSERVATIONS/1.0.0")]
    [InlineData("/sdmx/3.0/availability/dataflow/SIMULATION/OBSERVATIONS/1.0.0")]
    public async Task Get_Again_IsNotSentAgain(string address)
    {
        var first = await host.GetAsync(address);

        var second = await host.SendAsync(HttpMethod.Get, address, null, ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Simulate_AsSdmx_IsTheSameDataflow()
    {
        var response = await host.PostAsync("/v1/provinces/tra-vinh/simulate?format=sdmx-json", "{}");

        var data = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("data");
        Assert.Equal(
            "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=SIMULATION:FORECASTS(1.0.0)",
            data.GetProperty("dataSets")[0].GetProperty("links")[0].GetProperty("urn").GetString());
    }

    private async Task<string[]> LinesAsync(string address)
    {
        var response = await host.GetAsync(address);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    private async Task<JsonElement> ReadAsync(string address)
    {
        var response = await host.GetAsync(address);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        Assert.Equal("application/vnd.sdmx.structure+json", response.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(text).RootElement.GetProperty("data");
    }
}
