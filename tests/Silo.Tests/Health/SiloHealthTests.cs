using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Simulation.Postgres.Fixture;
using Simulation.Silo.Commands;
using Simulation.Silo.Hosting;
using Xunit;

namespace Simulation.Silo.Tests.Health;

/// <summary>One node, from its start to its stop, on a database server of its own that comes and goes.</summary>
public sealed class SiloHealthTests : IAsyncLifetime
{
    private PostgresServer server = null!;
    private WebApplication silo = null!;
    private HttpClient client = null!;

    public async ValueTask InitializeAsync()
    {
        server = await PostgresServer.StartAsync(TestContext.Current.CancellationToken);
        var connection = server.ConnectionString + ";Timeout=1";
        using var output = new StringWriter();
        Assert.Equal(0, await SiloCommand.RunAsync(["migrate", "--Cluster:Connection", connection], output, output));
        var ports = FreePorts(3);
        var address = $"http://127.0.0.1:{ports[2]}";
        silo = SiloApplication.Build(
        [
            "--Cluster:Connection", connection, "--Cluster:AdvertisedAddress", "127.0.0.1", "--Cluster:SiloPort", $"{ports[0]}", "--Cluster:GatewayPort", $"{ports[1]}",
            "--Cluster:OperationsUrl", address, "--Simulation:CalibrationBlocks", "2", "--Simulation:CalibrationSteps", "16", "--Logging:LogLevel:Default", "None",
            "--Logging:LogLevel:Simulation", "None", "--Logging:LogLevel:Orleans.Runtime.MembershipService.MembershipTableManager", "None",
        ]);
        client = new HttpClient { BaseAddress = new Uri(address) };
        await silo.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await silo.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Health_OfANode_SaysWhatItWaitsFor()
    {
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/health/live")).StatusCode);
        Assert.Contains("\"waiting\":[]", await UntilAsync(HttpStatusCode.OK), StringComparison.Ordinal);
        var metrics = await (await GetAsync("/metrics")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("simulation_calibration_out_of_range", metrics, StringComparison.Ordinal);

        await server.StopAsync();

        Assert.Contains("The database", await UntilAsync(HttpStatusCode.ServiceUnavailable), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/health/live")).StatusCode);

        await server.RestartAsync(TestContext.Current.CancellationToken);

        await UntilAsync(HttpStatusCode.OK);
        await silo.StopAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => GetAsync("/health/live"));
    }

    private Task<HttpResponseMessage> GetAsync(string address) => client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    private async Task<string> UntilAsync(HttpStatusCode status)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            using var response = await GetAsync("/health/ready");
            if (response.StatusCode == status) return await response.Content.ReadAsStringAsync(patience.Token);
            await pulse.WaitForNextTickAsync(patience.Token);
        }
    }

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }
}
