using System.Text;
using System.Text.Json;
using Simulation.Api.Tests.Embedded;
using Xunit;

namespace Simulation.Api.Tests.Readers;

/// <summary>The API document holds with tools written elsewhere: it is valid OpenAPI, and what the shipped host answers fits its schemas.</summary>
public class OpenApiReaderTests(EmbeddedFixture host)
{
    // What changes something or sends something is asked in tests of its own; a backtest takes a calibration for each year.
    private static readonly string[] Left =
    [
        "createWebhook", "uploadObservations", "submitCalibration", "submitSweep", "submitRun", "saveScenario", "deleteScenario", "createKey", "revokeKey", "cancelRun", "openWorkshop", "handIn",
        "closeWorkshop", "backtestProvince",
    ];

    [Fact]
    public async Task Document_AndEveryAnswer_HoldWithAValidator()
    {
        var read = await NodeReader.ReadAsync("openapi", host.Client.BaseAddress!.ToString(), JsonSerializer.Serialize(await PartsAsync()), JsonSerializer.Serialize(Left));

        Assert.True(read.GetProperty("valid").GetBoolean(), read.GetProperty("errors").GetString());
        Assert.Equal([], read.GetProperty("failures").EnumerateArray().Select(failure => failure.GetString()!));
        Assert.True(read.GetProperty("checked").GetArrayLength() > 45, read.GetProperty("checked").GetRawText());
    }

    // Parts of addresses, by name, or by operation and name.
    private async Task<Dictionary<string, string>> PartsAsync()
    {
        await host.Client.PutAsync(
            new Uri("/v1/provinces/tra-vinh/scenarios/read", UriKind.Relative), new StringContent("""{"name":"Read"}""", Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        using var submission = new HttpRequestMessage(HttpMethod.Post, "/v1/provinces/tra-vinh/runs") { Content = new StringContent("""{"draws":400}""", Encoding.UTF8, "application/json") };
        submission.Headers.Add("Prefer", "wait=60");
        var run = (await (await host.Client.SendAsync(submission, TestContext.Current.CancellationToken)).JsonAsync()).GetProperty("run").GetString()!;
        var calibration = (await (await host.GetAsync("/v1/provinces/tra-vinh")).JsonAsync()).GetProperty("calibration").GetString()!;
        return new()
        {
            ["province"] = "tra-vinh",
            ["plan"] = "2024",
            ["office"] = "agriculture",
            ["model"] = "klein",
            ["explainVariable.model"] = "provincial",
            ["variable"] = "grdp",
            ["name"] = "not-found",
            ["run"] = run,
            ["calibration"] = calibration,
            ["scenario"] = "read",
            ["webhook"] = "nowhere",
            ["analysis"] = "nowhere",
            ["code"] = "nowhere",
            ["participant"] = "nobody",
            ["kind"] = "dataflow",
            ["agency"] = "SIMULATION",
            ["id"] = "FORECASTS",
            ["version"] = "1.0.0",
            ["context"] = "dataflow",
            ["component"] = "INDICATOR",
            ["key"] = "*",
        };
    }
}
