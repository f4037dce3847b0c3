using System.Net;
using System.Text.Json;
using MiniExcelLibs;
using Xunit;

namespace Simulation.Api.Tests.Formats;

/// <summary>Clients get the format they ask for, by header or address, or learn which there are.</summary>
public class NegotiationTests(ApiHost host)
{
    private const string Simulate = "/v1/provinces/tra-vinh/simulate";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string JsonStat = "application/vnd.json-stat+json";

    [Theory]
    [InlineData("text/csv", "text/csv")]
    [InlineData("text/*", "text/csv")]
    [InlineData("TEXT/CSV", "text/csv")]
    [InlineData("application/x-ndjson", "application/x-ndjson")]
    [InlineData(Xlsx, Xlsx)]
    [InlineData(JsonStat, JsonStat)]
    [InlineData("*/*", "application/json")]
    [InlineData("application/*", "application/json")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/json")]
    [InlineData("application/json;q=0.5,text/csv", "text/csv")]
    [InlineData("text/csv;q=0.5,application/json", "application/json")]
    [InlineData("application/json;q=0,*/*;q=0.1", "application/x-ndjson")]
    public async Task Post_Accept_DecidesTheFormat(string accept, string mediaType)
    {
        var response = await host.SendAsync(HttpMethod.Post, Simulate, "{}", ("Accept", accept));

        Assert.Equal((HttpStatusCode.OK, mediaType), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("json", "application/json")]
    [InlineData("csv", "text/csv")]
    [InlineData("ndjson", "application/x-ndjson")]
    [InlineData("xlsx", Xlsx)]
    [InlineData("json-stat", JsonStat)]
    public async Task Post_FormatInTheAddress_HoldsOverAccept(string format, string mediaType)
    {
        var response = await host.SendAsync(HttpMethod.Post, $"{Simulate}?format={format}", "{}", ("Accept", "application/xml"));

        Assert.Equal((HttpStatusCode.OK, mediaType), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("application/xml")]
    [InlineData("text/csv;q=0")]
    public async Task Post_NothingAcceptedIsOffered_NamesWhatIs(string accept)
    {
        var problem = await (await host.SendAsync(HttpMethod.Post, Simulate, "{}", ("Accept", accept))).ProblemAsync(HttpStatusCode.NotAcceptable, "not-acceptable");

        Assert.Contains("text/csv (csv)", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WrongParameters_AreAllNamed()
    {
        var problem = await (await host.PostAsync($"{Simulate}?format=pdf&units=log&date=24&lang=fr", "{}")).ProblemAsync(HttpStatusCode.BadRequest, "wrong-shape");

        Assert.Equal(["?units", "?date", "?format", "?lang"], problem.Pointers());
    }

    [Fact]
    public async Task Post_Csv_IsAFileWithItsName()
    {
        var response = await host.PostAsync($"{Simulate}?format=csv", "{}");

        Assert.Equal(("attachment", "tra-vinh-forecasts.csv"), (response.Content.Headers.ContentDisposition?.DispositionType, response.Content.Headers.ContentDisposition?.FileName));
        var lines = (await TextAsync(response)).Split("\r\n");
        Assert.Equal("province,indicator,sector,year,statistic,scenario,vintage,value,unit,operator,status,run", lines[0]);
        Assert.Equal("tra-vinh,icor,total,2025,mean,baseline,2024-01-01,0.3333333333333333,ratio,,,run", lines[9]);
    }

    [Theory]
    [InlineData("{}", "baseline")]
    [InlineData("""{"scenario":"dry-year"}""", "dry-year")]
    [InlineData("""{"scenario":"dry-year","levers":[{"lever":"social_investment","value":1}]}""", "as_asked")]
    public async Task Post_Table_NamesTheScenarioThatWasAsked(string question, string scenario)
    {
        var lines = (await TextAsync(await host.PostAsync($"{Simulate}?format=csv", question))).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.All(lines.Skip(1), line => Assert.Equal(scenario, line.Split(',')[5]));
    }

    [Fact]
    public async Task Post_Xlsx_IsReadByASpreadsheetLibrary()
    {
        using var stream = new MemoryStream(await (await host.PostAsync($"{Simulate}?format=xlsx", "{}")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        var first = stream.Query(useHeaderRow: true, sheetName: "Data").Cast<IDictionary<string, object?>>().First();

        Assert.Equal(("icor", 2024.0, null), (first["indicator"], first["year"], first["value"]));
    }

    [Fact]
    public async Task Post_JsonStatInVietnamese_LabelsSo()
    {
        var dataset = JsonDocument.Parse(await TextAsync(await host.PostAsync($"{Simulate}?format=json-stat&lang=vi", "{}"))).RootElement;

        Assert.Equal("Dự báo và mục tiêu", dataset.GetProperty("label").GetString());
    }

    [Fact]
    public async Task Post_UnitsAndDate_HoldForJsonToo()
    {
        var answer = await (await host.PostAsync($"{Simulate}?units=change&date=2025:", "{}")).JsonAsync();

        Assert.Equal([2025], answer.GetProperty("years").EnumerateArray().Select(year => year.GetInt32()));
        var forecast = answer.GetProperty("forecasts")[0];
        Assert.Equal(0.1, forecast.GetProperty("median")[0].GetDouble(), 1e-12);
        Assert.Empty(forecast.GetProperty("bands").EnumerateObject());
    }

    [Fact]
    public async Task Observations_AsAFile_HaveNoNextPage()
    {
        var lines = (await TextAsync(await host.GetAsync("/v1/provinces/tra-vinh/observations?format=csv"))).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(4, lines.Length);
        Assert.Equal(["1", "2", "3"], lines.Skip(1).Select(line => line.Split(',')[5]));
    }

    [Fact]
    public async Task Observations_WithALimit_ArePagedInEveryFormat()
    {
        var lines = (await TextAsync(await host.GetAsync("/v1/provinces/tra-vinh/observations?format=csv&limit=2"))).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(3, lines.Length);
    }

    [Theory]
    [InlineData("2023", 2)]
    [InlineData("2024:", 0)]
    public async Task Observations_OfYears_LieInThem(string date, int count) =>
        Assert.Equal(count, (await (await host.GetAsync($"/v1/provinces/tra-vinh/observations?date={date}")).JsonAsync()).GetProperty("observations").GetArrayLength());

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    [InlineData("json-stat")]
    public async Task Get_SameTableAgain_IsNotSentAgain(string format)
    {
        var address = $"/v1/provinces/tra-vinh/observations?format={format}";
        var first = await host.GetAsync(address);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        var second = await host.Client.SendAsync(again, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Contains("Accept", first.Headers.Vary);
    }

    private static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
