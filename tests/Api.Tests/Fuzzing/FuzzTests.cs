using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Simulation.Api.Tests.Embedded;
using Xunit;

namespace Simulation.Api.Tests.Fuzzing;

/// <summary>
/// Whatever is sent to the shipped host, it answers soon, with a good answer or a problem document, and goes on. Requests are made from its own API document: 2,000 in every build, 100,000
/// with <c>SIMULATION_LONG_TESTS=1</c>.
/// </summary>
public sealed class FuzzTests : IAsyncLifetime
{
    private const long MemoryAtMost = 256 << 20;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(string Operation, int Status), int> answers = new();
    private readonly EmbeddedFixture host = new("--Simulation:MaximumDraws", "2000");

    private static int Requests => Environment.GetEnvironmentVariable("SIMULATION_LONG_TESTS") == "1" ? 100_000 : 2_000;

    public ValueTask InitializeAsync() => host.InitializeAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Host_WhateverIsSent_AnswersOrRefusesAsItSays()
    {
        var requests = new ApiRequests(JsonNode.Parse((await (await host.GetAsync("/openapi/v1.json")).JsonAsync()).GetRawText())!);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();

        await requests.Any.SampleAsync(SendAsync, iter: Requests, threads: 4, print: request => request.ToString());

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Tell(clock.Elapsed, before, grown);
        Assert.True(grown < MemoryAtMost, $"{grown >> 20} MiB more are in use after {Requests} requests.");
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/health/ready")).StatusCode);
        CheckThatMuchWasTried();
    }

    // For who reads the report: dotnet run --project tests/Api.Tests -- -class "*FuzzTests" -showLiveOutput
    private void Tell(TimeSpan elapsed, long before, long grown)
    {
        var classes = answers.GroupBy(answer => answer.Key.Status / 100).OrderBy(group => group.Key).Select(group => $"{group.Key}xx {group.Sum(answer => answer.Value)}");
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{answers.Values.Sum()} requests in {elapsed.TotalSeconds:F0} s: {string.Join(", ", classes)}; {before >> 20} MiB in use before, {(before + grown) >> 20} MiB after."));
    }

    // Requests that were all refused at the door would show nothing.
    private void CheckThatMuchWasTried()
    {
        var told = string.Join('\n', answers.OrderBy(answer => answer.Key).Select(answer => $"{answer.Key.Operation} {answer.Key.Status}: {answer.Value}"));
        var good = answers.Where(answer => answer.Key.Status < 300).ToList();
        Assert.True(good.Sum(answer => answer.Value) > Requests / 20, $"Few requests were answered:\n{told}");
        Assert.True(good.Select(answer => answer.Key.Operation).Distinct().Count() > 10, $"Few operations answered:\n{told}");
        Assert.True(answers.Keys.Select(answer => answer.Status).Intersect([400, 404, 406, 415, 422]).Count() == 5, $"Few kinds of refusals:\n{told}");
    }

    private async Task SendAsync(FuzzRequest request)
    {
        using var message = request.Message();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Longest);
        using var response = await host.Client.SendAsync(message, patience.Token);
        var body = await response.Content.ReadAsByteArrayAsync(patience.Token);
        var status = (int)response.StatusCode;
        answers.AddOrUpdate((request.Operation, status), 1, (_, count) => count + 1);
        Assert.True(status < 500, $"{status}: {System.Text.Encoding.UTF8.GetString(body)}");
        var type = response.Content.Headers.ContentType?.MediaType;
        if (status >= 400) CheckProblem(status, type, body);
        else if (type is not null && (type.EndsWith("/json", StringComparison.Ordinal) || type.EndsWith("+json", StringComparison.Ordinal))) JsonDocument.Parse(body).Dispose();
    }

    private static void CheckProblem(int status, string? type, byte[] body)
    {
        Assert.True(type == "application/problem+json", $"{status} as {type ?? "nothing"}");
        using var problem = JsonDocument.Parse(body);
        Assert.Equal(status, problem.RootElement.GetProperty("status").GetInt32());
        foreach (var field in (string[])["type", "title", "detail"]) Assert.NotEmpty(problem.RootElement.GetProperty(field).GetString()!);
    }
}
