using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Simulation.Api.Health;
using Simulation.Api.Hosting;
using Xunit;

[assembly: AssemblyFixture(typeof(Simulation.Api.Tests.Embedded.EmbeddedFixture))]

namespace Simulation.Api.Tests.Embedded;

/// <summary>The host as it is shipped, grains and all, with the shipped model and data; only the calibration is given little effort.</summary>
public sealed class EmbeddedFixture : IAsyncLifetime
{
    public const string Province = "tra-vinh";

    private readonly DirectoryInfo store = Directory.CreateTempSubdirectory("api-");
    private readonly WebApplication app;

    public EmbeddedFixture()
        : this([])
    {
    }

    internal EmbeddedFixture(params string[] settings) => app = ApiApplication.Build(
        [
            "--urls", "http://127.0.0.1:0", "--Simulation:DataDirectory", store.FullName, "--Simulation:CalibrationBlocks", "2", "--Simulation:CalibrationSteps", "16",
            "--WarmUp:Provinces:0", Province, .. settings,
        ],
        builder =>
        {
            builder.Logging.ClearProviders();
            EmbeddedHost.Add(builder);
        });

    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await app.StartAsync();
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        await app.Services.GetRequiredService<Readiness>().WhenAsync(provinces => provinces.Any(province => province.Province == Province && province.Stage is ("ready" or "failed")));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        store.Delete(recursive: true);
    }

    /// <summary>Asks the shipped province.</summary>
    public Task<HttpResponseMessage> SimulateAsync(string body) => PostAsync($"/v1/provinces/{Province}/simulate", body);

    public Task<HttpResponseMessage> PostAsync(string address, string body, string mediaType = "application/json") => Client.PostAsync(
        new Uri(address, UriKind.Relative), new StringContent(body, System.Text.Encoding.UTF8, mediaType), TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> GetAsync(string address) => Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
}
