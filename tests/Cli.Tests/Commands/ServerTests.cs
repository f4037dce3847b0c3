using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Simulation.Cli.Hosting;
using Xunit;

namespace Simulation.Cli.Tests.Commands;

/// <summary><c>simulate --server</c> asks a host by HTTP and computes nothing.</summary>
public class ServerTests
{
    private static readonly string Answer = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Commands", "simulate.200.json"));

    [Fact]
    public async Task Simulate_Server_SendsTheQuestionAndShowsTheAnswer()
    {
        var (result, question) = await AskAsync(200, "application/json", Answer, "--lever", "investment_share[manufacturing]=0.35@2024..2026", "--event", "drought=p:0.3", "--draws", "500", "--json");

        Assert.Equal((ExitCode.Ok, ""), (result.Code, result.Error));
        using var shown = new Holder(result.Output);
        using var expected = new Holder(Answer);
        Assert.Equal(expected.Root.GetProperty("run").GetString(), shown.Root.GetProperty("run").GetString());
        Assert.Equal(
            """{"levers":[{"lever":"investment_share","sector":"manufacturing","from":2024,"to":2026,"value":0.35}],"events":[{"event":"drought","probability":0.3}],"draws":500,"indicators":[]}""",
            question);
    }

    [Fact]
    public async Task Simulate_ServerForPeople_ShowsTargetsAndForecasts()
    {
        var (result, _) = await AskAsync(200, "application/json", Answer);

        using var expected = new Holder(Answer);
        Assert.Equal(ExitCode.Ok, result.Code);
        Assert.Contains(expected.Root.GetProperty("forecasts")[0].GetProperty("indicator").GetString()!, result.Output, StringComparison.Ordinal);
        Assert.Contains(expected.Root.GetProperty("run").GetString()!, result.Output.ReplaceLineEndings(""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulate_ServerThatRefuses_SaysWhatIsWrong()
    {
        const string Problem = """{"type":"/problems/invalid-question","title":"Wrong","status":422,"detail":"There is no lever 'x'.","instance":"/v1","errors":[{"pointer":"/levers/0/lever","value":"x","message":"There is no lever 'x'.","wayOut":"Did you mean 'y'?"}]}""";

        var (result, _) = await AskAsync(422, "application/problem+json", Problem, "--lever", "x=1");

        Assert.Equal(ExitCode.WrongUsage, result.Code);
        Assert.Contains("Did you mean 'y'?", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulate_ServerThatIsNoAddress_IsRefused()
    {
        var result = await CommandLine.RunAsync("simulate", "tra-vinh", "--server", "localhost:5080");

        Assert.Equal(ExitCode.WrongUsage, result.Code);
        Assert.Contains("http://localhost:5080", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulate_ServerThatIsNotThere_IsSaid()
    {
        var result = await CommandLine.RunAsync("simulate", "tra-vinh", "--server", $"http://127.0.0.1:{FreePort()}");

        Assert.Equal(ExitCode.InputHasErrors, result.Code);
        Assert.Contains("does not answer", result.Error, StringComparison.Ordinal);
    }

    private static async Task<(CommandLine.Result Result, string Question)> AskAsync(int status, string type, string body, params string[] arguments)
    {
        var address = $"http://127.0.0.1:{FreePort()}/";
        using var host = new HttpListener { Prefixes = { address } };
        host.Start();
        var answered = AnswerAsync(host, status, type, body);
        var result = await CommandLine.RunAsync(["simulate", "tra-vinh", "--server", address, .. arguments]);
        return (result, await answered);
    }

    private static async Task<string> AnswerAsync(HttpListener host, int status, string type, string body)
    {
        var call = await host.GetContextAsync();
        Assert.Equal("/v1/provinces/tra-vinh/simulate", call.Request.RawUrl);
        using var reader = new StreamReader(call.Request.InputStream, Encoding.UTF8);
        var question = await reader.ReadToEndAsync();
        (call.Response.StatusCode, call.Response.ContentType) = (status, type);
        await call.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
        call.Response.Close();
        return question;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Holder(string text) : IDisposable
    {
        private readonly JsonDocument document = JsonDocument.Parse(text);

        public JsonElement Root => document.RootElement;

        public void Dispose() => document.Dispose();
    }
}
