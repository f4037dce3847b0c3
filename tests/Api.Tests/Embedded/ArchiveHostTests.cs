using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Simulation.Api.Health;
using Simulation.Api.Hosting;
using Xunit;

namespace Simulation.Api.Tests.Embedded;

/// <summary>A whole province out of the shipped host, in again under another name, and there after a restart.</summary>
public sealed class ArchiveHostTests : IDisposable
{
    private readonly DirectoryInfo store = Directory.CreateTempSubdirectory("archive-");

    public void Dispose() => store.Delete(recursive: true);

    [Fact]
    public async Task Province_ExportedAndBroughtUnderAnotherId_AnswersTheSameAndSurvivesARestart()
    {
        byte[] exported;
        string first;
        await using (var host = await StartAsync())
        {
            await host.SendAsync(HttpMethod.Put, "/v1/provinces/tien-giang/scenarios/more", """{"name":"More","levers":[{"lever":"social_investment","value":60000}]}"""u8.ToArray(), "application/json");
            var starter = await host.GetAsync("/v1/provinces/tien-giang/archive?as=ben-tre&name=B%E1%BA%BFn%20Tre");

            var report = await host.JsonAsync(HttpMethod.Put, "/v1/provinces/ben-tre/archive", starter, HttpStatusCode.Created);

            Assert.Equal("created", report.GetProperty("outcome").GetString());
            await FinishedAsync(host, report.GetProperty("calibration").GetString()!);
            first = await ForecastsAsync(host, "ben-tre");
            // Nothing that decides a number depends on what a province is called.
            Assert.Equal(await ForecastsAsync(host, "tien-giang"), first);
            Assert.Contains("ben-tre", Ids(await host.JsonAsync(HttpMethod.Get, "/v1/provinces", null, HttpStatusCode.OK)));
            Assert.Equal(await host.GetAsync("/v1/provinces/tien-giang/archive"), exported = await host.GetAsync("/v1/provinces/tien-giang/archive"));
            Assert.Contains("scenarios/more.json", Names(exported));
            await host.JsonAsync(HttpMethod.Put, "/v1/provinces/ben-tre/archive", starter, HttpStatusCode.PreconditionFailed, ("If-None-Match", "*"));
        }

        await using (var host = await StartAsync())
        {
            await ReadyAsync(host, "ben-tre");
            Assert.Equal(first, await ForecastsAsync(host, "ben-tre"));
            Assert.Equal(exported, await host.GetAsync("/v1/provinces/tien-giang/archive"));
            var trail = await host.JsonAsync(HttpMethod.Get, "/v1/provinces/ben-tre/audit-trail", null, HttpStatusCode.OK);
            Assert.Equal("An", trail.GetProperty("changes").EnumerateArray().Single(change => change.GetProperty("kind").GetString() == "province").GetProperty("author").GetString());

            Assert.Equal(HttpStatusCode.NoContent, await host.SendAsync(HttpMethod.Delete, "/v1/provinces/ben-tre"));
            Assert.Equal(HttpStatusCode.NotFound, await host.SendAsync(HttpMethod.Get, "/v1/provinces/ben-tre"));
            Assert.DoesNotContain("ben-tre", Ids(await host.JsonAsync(HttpMethod.Get, "/v1/provinces", null, HttpStatusCode.OK)));
        }
    }

    [Fact]
    public async Task Province_BroughtAsANewVersion_ChangesNoForecastUntilItIsCalibratedAndPublished()
    {
        await using var host = await StartAsync();
        await ReadyAsync(host, "tien-giang");
        var before = await ForecastsAsync(host, "tien-giang");
        var changed = Changed(await host.GetAsync("/v1/provinces/tien-giang/archive"), "data/vn/tien-giang/province.json", text => text.Replace("\"horizon\": 2027", "\"horizon\": 2026", StringComparison.Ordinal));

        var report = await host.JsonAsync(HttpMethod.Put, "/v1/provinces/tien-giang/archive", changed, HttpStatusCode.OK, ("If-Match", "\"0-0000\""));

        Assert.Equal("replaced", report.GetProperty("outcome").GetString());
        Assert.Equal(before, await ForecastsAsync(host, "tien-giang"));
        var calibration = await host.JsonAsync(HttpMethod.Post, "/v1/provinces/tien-giang/calibrations", "{}"u8.ToArray(), null);
        await FinishedAsync(host, calibration.GetProperty("run").GetString()!);
        var province = await host.JsonAsync(HttpMethod.Get, "/v1/provinces/tien-giang", null, HttpStatusCode.OK);
        Assert.Equal(2026, province.GetProperty("limits").GetProperty("defaultHorizon").GetInt32());
    }

    [Fact]
    public async Task Province_WithAModelOfItsOwn_AnswersFromItAndShowsIt()
    {
        await using var host = await StartAsync();
        var starter = await host.GetAsync("/v1/provinces/tien-giang/archive?as=ben-tre");
        var broken = Changed(starter, "models/provincial.model", text => text + "\nthis is no equation\n");
        var refused = await host.JsonAsync(HttpMethod.Put, "/v1/provinces/ben-tre/archive?dryRun=true", broken, HttpStatusCode.OK);
        Assert.Contains(refused.GetProperty("problems").EnumerateArray(), problem => problem.GetProperty("file").GetString() == "provincial.model" && problem.GetProperty("line").GetInt32() > 1);

        var report = await host.JsonAsync(
            HttpMethod.Put, "/v1/provinces/ben-tre/archive", Changed(starter, "models/provincial.model", text => text + "\n# Ours.\n"), HttpStatusCode.Created);

        await FinishedAsync(host, report.GetProperty("calibration").GetString()!);
        await ForecastsAsync(host, "ben-tre");
        var model = (await host.JsonAsync(HttpMethod.Get, "/v1/provinces/ben-tre", null, HttpStatusCode.OK)).GetProperty("model").GetString()!;
        Assert.StartsWith("provincial-", model, StringComparison.Ordinal);
        var shown = await host.JsonAsync(HttpMethod.Get, $"/v1/models/{model}", null, HttpStatusCode.OK);
        Assert.EndsWith("# Ours.\n", shown.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    private async Task<Running> StartAsync()
    {
        var app = ApiApplication.Build(
            ["--urls", "http://127.0.0.1:0", "--Simulation:DataDirectory", store.FullName, "--Simulation:CalibrationBlocks", "2", "--Simulation:CalibrationSteps", "16", "--WarmUp:Provinces:0", "tien-giang"],
            builder =>
            {
                builder.Logging.ClearProviders();
                EmbeddedHost.Add(builder);
            });
        await app.StartAsync(TestContext.Current.CancellationToken);
        var running = new Running(app);
        await ReadyAsync(running, "tien-giang");
        return running;
    }

    private static Task ReadyAsync(Running host, string province) =>
        host.Readiness.WhenAsync(provinces => provinces.Any(known => known.Province == province && known.Stage is "ready" or "failed"));

    private static async Task FinishedAsync(Running host, string run)
    {
        // The stream of events ends with the run.
        var events = Encoding.UTF8.GetString(await host.GetAsync($"/v1/runs/{run}/events"));
        Assert.Contains("\"finished\"", events, StringComparison.Ordinal);
    }

    // A province that is being prepared says so, and is asked again: there is no event for it.
    private static async Task<string> ForecastsAsync(Running host, string province)
    {
        while (true)
        {
            using var response = await host.AskAsync(HttpMethod.Post, $"/v1/provinces/{province}/simulate", """{"draws":500}"""u8.ToArray(), "application/json");
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable) continue;
            Assert.True(response.IsSuccessStatusCode, text);
            return JsonDocument.Parse(text).RootElement.GetProperty("forecasts").GetRawText();
        }
    }

    private static IEnumerable<string?> Ids(JsonElement list) => list.GetProperty("provinces").EnumerateArray().Select(province => province.GetProperty("id").GetString());

    private static List<string> Names(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    private static byte[] Changed(byte[] archive, string path, Func<string, string> change)
    {
        using var bytes = new MemoryStream();
        bytes.Write(archive);
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry(path)!;
            string text;
            using (var reader = new StreamReader(entry.Open())) text = reader.ReadToEnd();
            var changed = change(text);
            Assert.NotEqual(text, changed);
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(path).Open());
            writer.Write(changed);
        }

        return bytes.ToArray();
    }

    private sealed class Running(WebApplication app) : IAsyncDisposable
    {
        private readonly HttpClient client = new() { BaseAddress = new Uri(app.Urls.First()) };

        public Readiness Readiness => app.Services.GetRequiredService<Readiness>();

        public async Task<byte[]> GetAsync(string address)
        {
            using var response = await AskAsync(HttpMethod.Get, address);
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        }

        public async Task<HttpStatusCode> SendAsync(HttpMethod method, string address, byte[]? body = null, string type = "application/zip")
        {
            using var response = await AskAsync(method, address, body, type);
            return response.StatusCode;
        }

        public async Task<JsonElement> JsonAsync(HttpMethod method, string address, byte[]? body, HttpStatusCode? status, params (string Name, string Value)[] headers)
        {
            using var response = await AskAsync(method, address, body, address.Contains("/archive", StringComparison.Ordinal) ? "application/zip" : "application/json", headers);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(status is null ? response.IsSuccessStatusCode : response.StatusCode == status, $"{response.StatusCode}: {text}");
            return JsonDocument.Parse(text).RootElement;
        }

        public async Task<HttpResponseMessage> AskAsync(HttpMethod method, string address, byte[]? body = null, string type = "application/zip", params (string Name, string Value)[] headers)
        {
            using var request = new HttpRequestMessage(method, address);
            request.Headers.TryAddWithoutValidation("X-Author", "An");
            foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
            if (body is not null)
            {
                request.Content = new ByteArrayContent(body);
                request.Content.Headers.ContentType = new(type);
            }

            return await client.SendAsync(request, TestContext.Current.CancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            client.Dispose();
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }
}
