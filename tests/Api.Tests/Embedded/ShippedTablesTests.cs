using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Xunit;

namespace Simulation.Api.Tests.Embedded;

/// <summary>The shipped host answers with tables, and they hold what the documents hold.</summary>
public class ShippedTablesTests(EmbeddedFixture host)
{
    private const string Province = $"/v1/provinces/{EmbeddedFixture.Province}";

    [Fact]
    public async Task Simulate_Table_HoldsEveryFigureOfTheDocument()
    {
        var document = await (await host.SimulateAsync("""{"draws":500}""")).JsonAsync();
        var lines = await LinesAsync(await host.PostAsync($"{Province}/simulate?format=csv", """{"draws":500}"""));

        foreach (var forecast in document.GetProperty("forecasts").EnumerateArray())
        {
            Assert.Equal(Numbers(forecast.GetProperty("median")), Path("median"));
            Assert.Equal(Numbers(forecast.GetProperty("bands").GetProperty("80")[0]), Path("low_80"));

            IEnumerable<double?> Path(string statistic) => Values(lines.Where(line => Is(line, forecast, statistic)));
        }

        var target = document.GetProperty("targets")[0];
        Assert.Equal(target.GetProperty("value").GetDouble(), Assert.Single(Values(lines.Where(line => Is(line, target, "target")))));
    }

    [Fact]
    public async Task Simulate_Labels_AreInVietnameseForEveryCodeOfSectorAndStatistic()
    {
        var dataset = JsonDocument.Parse(await TextAsync(await host.PostAsync($"{Province}/simulate?format=json-stat&lang=vi", "{}"))).RootElement;

        foreach (var dimension in new[] { "province", "sector", "statistic", "scenario" })
            foreach (var label in dataset.GetProperty("dimension").GetProperty(dimension).GetProperty("category").GetProperty("label").EnumerateObject())
                Assert.NotEqual(label.Name, label.Value.GetString());
    }

    [Fact]
    public async Task Simulate_XlsxTwice_SameBytes() => Assert.Equal(
        await (await host.PostAsync($"{Province}/simulate?format=xlsx", """{"seed":7}""")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken),
        await (await host.PostAsync($"{Province}/simulate?format=xlsx", """{"seed":7}""")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

    [Fact]
    public async Task Compare_Table_HasEachScenario()
    {
        const string Question = """{"scenarios":[{"name":"More, and earlier","stack":[{"levers":[{"lever":"social_investment","year":2024,"value":40000}]}]}],"indicators":["grdp_growth"],"horizon":2024,"draws":256}""";
        var document = await (await host.PostAsync($"{Province}/compare", Question)).JsonAsync();
        var lines = await LinesAsync(await host.PostAsync($"{Province}/compare?format=csv", Question));

        Assert.Equal(document.GetProperty("scenarios").EnumerateArray().Select(name => name.GetString()), lines.Select(line => line["scenario"]).Distinct());
        var total = document.GetProperty("results").EnumerateArray().First(result => result.GetProperty("sector").GetString() == "total");
        Assert.Equal(
            total.GetProperty("cells")[1].GetProperty("mean").GetDouble(),
            Assert.Single(Values(lines.Where(line => Is(line, total, "mean") && line["scenario"] == "More, and earlier"))));
    }

    [Fact]
    public async Task Scorecard_Table_HasEachTargetOfThePlan()
    {
        var lines = await LinesAsync(await host.GetAsync($"{Province}/plans/2024/scorecard?asOf=2024-07-15&format=csv"));

        Assert.Equal(14, lines.Count(line => line["statistic"].StartsWith("target", StringComparison.Ordinal)));
        Assert.All(lines, line => Assert.Equal("2024-07-15", line["vintage"]));
    }

    [Fact]
    public async Task Monitor_Table_HasEachDay()
    {
        var document = await (await host.GetAsync($"{Province}/monitor?asOf=2024-07-15")).JsonAsync();
        var lines = await LinesAsync(await host.GetAsync($"{Province}/monitor?asOf=2024-07-15&format=csv"));

        var days = document.GetProperty("days").EnumerateArray().Select(day => day.GetProperty("day").GetString()!).ToList();
        Assert.Equal(days, lines.Where(line => line["indicator"] == "all_targets").Select(line => line["vintage"]));
        var nowcasts = document.GetProperty("nowcasts").GetArrayLength();
        Assert.Equal(nowcasts, lines.Count(line => line["statistic"] == "mean" && line["vintage"] == "2024-07-15"));
    }

    [Fact]
    public async Task RequiredGrowth_Table_HasSectorsAndQuarters()
    {
        var document = await (await host.GetAsync($"{Province}/plans/2024/required-growth?asOf=2024-07-15")).JsonAsync();
        var lines = await LinesAsync(await host.GetAsync($"{Province}/plans/2024/required-growth?asOf=2024-07-15&format=csv"));

        Assert.Equal(["2024", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"], lines.Select(line => line["period"]).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            document.GetProperty("sectors").EnumerateArray().Select(sector => (sector.GetProperty("sector").GetString()!, (double?)sector.GetProperty("required").GetDouble())),
            lines.Where(line => line["sector"] != "total" && line["statistic"] == "required").Select(line => (line["sector"], Values([line]).Single())));
    }

    [Fact]
    public async Task Observations_Table_HasEveryFigure()
    {
        var lines = await LinesAsync(await host.GetAsync($"{Province}/observations?format=csv"));

        var page = await (await host.GetAsync($"{Province}/observations?limit=10000")).JsonAsync();
        Assert.Equal(page.GetProperty("observations").GetArrayLength(), lines.Count);
        Assert.Equal(lines.Count, lines.Select(line => string.Join('|', line.Values.Take(6))).Distinct().Count());
    }

    private static bool Is(Dictionary<string, string> line, JsonElement item, string statistic) =>
        line["indicator"] == item.GetProperty("indicator").GetString() && line["sector"] == item.GetProperty("sector").GetString() && line["statistic"] == statistic;

    private static IEnumerable<double?> Numbers(JsonElement list) => list.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? (double?)null : value.GetDouble());

    private static IEnumerable<double?> Values(IEnumerable<Dictionary<string, string>> lines) =>
        lines.Select(line => line["value"].Length == 0 ? (double?)null : double.Parse(line["value"], CultureInfo.InvariantCulture));

    private static async Task<string> TextAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return text;
    }

    private static async Task<List<Dictionary<string, string>>> LinesAsync(HttpResponseMessage response)
    {
        using var reader = new CsvReader(new StringReader(await TextAsync(response)), CultureInfo.InvariantCulture);
        Assert.True(reader.Read() && reader.ReadHeader());
        var lines = new List<Dictionary<string, string>>();
        while (reader.Read()) lines.Add(reader.HeaderRecord!.ToDictionary(name => name, name => reader.GetField(name)!));
        return lines;
    }
}
