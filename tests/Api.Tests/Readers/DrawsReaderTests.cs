using System.Globalization;
using System.Net;
using DuckDB.NET.Data;
using Simulation.Api.Tests.Embedded;
using Xunit;

namespace Simulation.Api.Tests.Readers;

/// <summary>Draws of a run as files that DuckDB reads.</summary>
public sealed class DrawsReaderTests(EmbeddedFixture host) : IDisposable
{
    // More than one block of draws, and a last one that is not full.
    private const int Draws = 40_100;
    private static readonly string Question = $$"""{"draws":{{Draws}},"seed":11,"indicators":["grdp_growth","sector_share"],"horizon":2026}""";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("draws-");

    [Fact]
    public async Task Parquet_ReadByDuckDb_HasEveryDrawOfEveryYear()
    {
        var file = await DownloadAsync("parquet");

        Assert.Equal([$"{Draws}", $"{3 * Draws}", "0", $"{Draws - 1}", "2024", "2026"], Ask($"SELECT count(DISTINCT draw), count(*), min(draw), max(draw), min(year), max(year) FROM '{file}'"));
    }

    [Fact]
    public async Task Parquet_MeanOfItsDraws_IsThatOfTheResult()
    {
        var run = await RunAsync();
        var result = await (await host.GetAsync($"/v1/runs/{run}/results")).JsonAsync();
        var file = await DownloadAsync("parquet");

        foreach (var forecast in result.GetProperty("forecasts").EnumerateArray())
        {
            var (indicator, sector) = (forecast.GetProperty("indicator").GetString(), forecast.GetProperty("sector").GetString());
            var column = sector == "total" ? indicator : $"{indicator}__{sector}";
            var means = Ask($"SELECT avg({column}) FILTER (year = 2024), avg({column}) FILTER (year = 2026) FROM '{file}'").Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(forecast.GetProperty("mean")[0].GetDouble(), means[0], 1e-9);
            Assert.Equal(forecast.GetProperty("mean")[2].GetDouble(), means[1], 1e-9);
        }
    }

    [Fact]
    public async Task Parquet_Metadata_HasAllThatIsNeededToHaveItAgain()
    {
        var run = await RunAsync();
        var result = await (await host.GetAsync($"/v1/runs/{run}/results")).JsonAsync();
        var file = await DownloadAsync("parquet");

        Assert.Equal(run, Metadata("run"));
        Assert.Equal("11", Metadata("seed"));
        Assert.Equal(result.GetProperty("model").GetString(), Metadata("model"));
        Assert.Equal(result.GetProperty("dataVintage").GetString(), Metadata("data_vintage"));
        Assert.Equal("percent", Metadata("unit:grdp_growth"));

        string Metadata(string key) => Ask($"SELECT decode(value) FROM parquet_kv_metadata('{file}') WHERE decode(key) = '{key}'").Single();
    }

    [Theory]
    [InlineData("csv", "read_csv")]
    [InlineData("ndjson", "read_json")]
    public async Task Text_ReadByDuckDb_HasTheSameDraws(string format, string reader)
    {
        var parquet = await DownloadAsync("parquet");
        var text = await DownloadAsync(format);

        var common = Ask($"SELECT count(*) FROM '{parquet}' AS p JOIN {reader}('{text}') AS t USING (draw, year, grdp_growth, sector_share__agriculture)");

        Assert.Equal([$"{3 * Draws}"], common);
    }

    [Fact]
    public async Task Draws_OfSomeYears_AreThoseYearsOnly()
    {
        var file = await DownloadAsync("parquet", "&date=2025:");

        Assert.Equal(["2025", "2026", $"{2 * Draws}"], Ask($"SELECT min(year), max(year), count(*) FROM '{file}'"));
    }

    [Fact]
    public async Task Draws_Again_AreNotSentAgain()
    {
        var address = $"/v1/runs/{await RunAsync()}/draws?format=csv";
        using var first = await host.Client.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Contains("describedby", Assert.Single(second.Headers.GetValues("Link")), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static List<string> Ask(string question)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = question;
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        return [.. Enumerable.Range(0, reader.FieldCount).Select(field => Convert.ToString(reader.GetValue(field), CultureInfo.InvariantCulture)!)];
    }

    // The same question is the same run: every test but the first finds it.
    private async Task<string> RunAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/provinces/tra-vinh/runs") { Content = new StringContent(Question, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("Prefer", "wait=60");
        var run = await (await host.Client.SendAsync(request, TestContext.Current.CancellationToken)).JsonAsync();
        Assert.Equal("finished", run.GetProperty("state").GetString());
        return run.GetProperty("run").GetString()!;
    }

    private async Task<string> DownloadAsync(string format, string more = "")
    {
        var response = await host.GetAsync($"/v1/runs/{await RunAsync()}/draws?format={format}{more}");
        Assert.True(response.IsSuccessStatusCode, response.StatusCode.ToString());
        var file = Path.Combine(folder.FullName, $"draws.{format}");
        await File.WriteAllBytesAsync(file, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        return file;
    }
}
