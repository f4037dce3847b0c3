using System.Text.Json;
using Simulation.Api.Tests.Embedded;
using Xunit;

namespace Simulation.Api.Tests.Readers;

/// <summary>jsonstat-toolkit reads our JSON-stat as we mean it.</summary>
public class JsonStatReaderTests(EmbeddedFixture host)
{
    private const string Question = """{"draws":500,"indicators":["grdp_growth","sector_share"]}""";

    [Fact]
    public async Task Forecasts_ReadByTheToolkit_AreThoseOfTheDocument()
    {
        var document = await (await host.SimulateAsync(Question)).JsonAsync();
        var read = await NodeReader.ReadAsync("json-stat", $"{host.Client.BaseAddress}v1/provinces/tra-vinh/simulate?format=json-stat", Question);
        var rows = read.GetProperty("rows").EnumerateArray().ToList();

        foreach (var forecast in document.GetProperty("forecasts").EnumerateArray())
        {
            var mean = rows.Where(row => Has(row, "indicator", forecast) && Has(row, "sector", forecast) && row.GetProperty("statistic").GetString() == "mean");
            Assert.Equal(
                forecast.GetProperty("mean").EnumerateArray().Select(value => value.GetDouble()),
                mean.OrderBy(row => row.GetProperty("year").GetString(), StringComparer.Ordinal).Select(row => row.GetProperty("value").GetDouble()));
        }
    }

    [Fact]
    public async Task Roles_ReadByTheToolkit_NameTimePlaceAndMeasure()
    {
        var roles = (await NodeReader.ReadAsync("json-stat", $"{host.Client.BaseAddress}v1/provinces/tra-vinh/simulate?format=json-stat", Question)).GetProperty("roles");

        Assert.Equal(["year"], Words(roles.GetProperty("time")));
        Assert.Equal(["province"], Words(roles.GetProperty("geo")));
        Assert.Equal(["indicator"], Words(roles.GetProperty("metric")));
    }

    [Fact]
    public async Task Observations_ReadByTheToolkit_AreAllOfTheProvince()
    {
        var page = await (await host.GetAsync("/v1/provinces/tra-vinh/observations?limit=10000")).JsonAsync();

        var read = await NodeReader.ReadAsync("json-stat", $"{host.Client.BaseAddress}v1/provinces/tra-vinh/observations?format=json-stat&limit=10000");

        Assert.Equal(page.GetProperty("observations").GetArrayLength(), read.GetProperty("rows").GetArrayLength());
    }

    private static bool Has(JsonElement row, string name, JsonElement item) => row.GetProperty(name).GetString() == item.GetProperty(name).GetString();

    private static IEnumerable<string?> Words(JsonElement list) => list.EnumerateArray().Select(word => word.GetString());
}
