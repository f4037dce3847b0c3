using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Simulation.Operations.Health;
using Xunit;

namespace Simulation.Operations.Tests.Health;

public class HealthCheckCommandTests
{
    [Theory]
    [InlineData("http://localhost:5080", "http://localhost:5080/health/live")]
    [InlineData("http://*:5080", "http://localhost:5080/health/live")]
    [InlineData("http://+:5080/", "http://localhost:5080/health/live")]
    [InlineData("http://0.0.0.0:5081;http://[::]:5082", "http://localhost:5081/health/live")]
    public void AddressOf_WhatIsListenedTo_IsAskedHere(string urls, string address) => Assert.Equal(address, HealthCheckCommand.AddressOf(urls).AbsoluteUri);

    [Theory]
    [InlineData(StatusCodes.Status200OK, 0)]
    [InlineData(StatusCodes.Status503ServiceUnavailable, 1)]
    public async Task Run_Program_SaysWhetherItLives(int status, int exitCode)
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/health/live", () => Results.StatusCode(status));
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var output = new StringWriter();

        Assert.Equal(exitCode, await HealthCheckCommand.RunAsync(app.Urls.First(), output));
        Assert.Contains($": {status}", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NoProgram_Fails()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync(TestContext.Current.CancellationToken);
        var address = app.Urls.First();
        await app.StopAsync(TestContext.Current.CancellationToken);
        using var output = new StringWriter();

        Assert.Equal(1, await HealthCheckCommand.RunAsync(address, output));
    }
}
