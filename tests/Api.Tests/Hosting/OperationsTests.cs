using System.Net;
using Xunit;

namespace Simulation.Api.Tests.Hosting;

/// <summary>What operators see of the API, and who else does.</summary>
public class OperationsTests(ApiHost host)
{
    [Fact]
    public async Task Metrics_FromThisMachine_AreServed()
    {
        using var response = await host.GetAsync("/metrics");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("kestrel_active_connections", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/operations/orleans/")]
    public async Task Operations_ThroughAProxy_AreNotThere(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "X-Forwarded-For", "203.0.113.7" } } };

        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        await response.ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Metrics_MadePublic_AreServedThroughAProxy()
    {
        await using var open = new ApiHost("--Operations:MetricsPublic", "true");
        await open.InitializeAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics") { Headers = { { "X-Forwarded-For", "203.0.113.7" } } };

        using var response = await open.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
