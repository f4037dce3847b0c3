using Simulation.Contracts;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Simulation.Api.Health;
using Simulation.Api.Tests.Doubles;
using Xunit;

[assembly: AssemblyFixture(typeof(Simulation.Api.Tests.ApiHost))]

namespace Simulation.Api.Tests;

/// <summary>The application on a free port of the loopback interface, with doubles for grains. Started once for all tests.</summary>
public sealed class ApiHost : IAsyncLifetime
{
    private const int LargeBody = 100_000;

    private readonly WebApplication app;

    public ApiHost()
        : this([])
    {
    }

    internal ApiHost(params string[] settings)
        : this(null, settings)
    {
    }

    internal ApiHost(Action<WebApplicationBuilder>? configure, params string[] settings) => app = ApiApplication.Build(["--urls", "http://127.0.0.1:0", .. settings], builder =>
    {
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IGrainDoor>(Grains);
        configure?.Invoke(builder);
    });

    internal SampleGrains Grains { get; } = new();

    internal Readiness Readiness => app.Services.GetRequiredService<Readiness>();

    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await app.StartAsync();
        // As curl and browsers do, so that authors may have the names that people have.
        var handler = new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8, Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
        Client = new HttpClient(handler) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }

    /// <summary>Posts a body as JSON.</summary>
    public async Task<HttpResponseMessage> PostAsync(string address, string body, string mediaType = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, mediaType) };
        // A body that is refused for its length is not sent: the host would close the connection while it is written.
        request.Headers.ExpectContinue = body.Length > LargeBody;
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Posts a table.</summary>
    public Task<HttpResponseMessage> PostTableAsync(string address, string table) => PostAsync(address, table, "text/csv");

    /// <summary>Sends a request with headers, and a body as JSON unless it is null.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers) Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Gets an address.</summary>
    public Task<HttpResponseMessage> GetAsync(string address) => Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
}

internal static class Answers
{
    /// <summary>The body of a good answer.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {text}");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>The problem document of a refusal, whose shape is checked.</summary>
    public static async Task<JsonElement> ProblemAsync(this HttpResponseMessage response, HttpStatusCode status, string kind)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode} where {(int)status} was expected: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal($"/problems/{kind}", problem.GetProperty("type").GetString());
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        return problem;
    }

    /// <summary>Pointers of a problem's errors, in order.</summary>
    public static string[] Pointers(this JsonElement problem) => [.. problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()!)];
}
