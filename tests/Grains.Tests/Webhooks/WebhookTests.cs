using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Keys;
using Simulation.Contracts.Webhooks;
using Simulation.Grains.Hosting;
using Simulation.Grains.Tests.Hosting;
using Simulation.Grains.Webhooks;
using Xunit;

namespace Simulation.Grains.Tests.Webhooks;

/// <summary>Messages to a receiver on this machine, which the silo of these tests allows.</summary>
public sealed class WebhookTests(SiloFixture silo) : IDisposable
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose() => Access.Current = null;

    [Fact]
    public async Task Run_Ended_IsToldSignedAndAgainUntilItIsHeard()
    {
        using var receiver = new Receiver(HttpStatusCode.ServiceUnavailable, HttpStatusCode.NoContent);
        var run = await silo.TraVinh.SubmitAsync(SiloFixture.Draws(64, seed: 881), Ending);
        var secret = RandomNumberGenerator.GetBytes(32);
        var id = Guid.NewGuid().ToString("N");
        var webhook = silo.Grains.GetGrain<IWebhookGrain>(id);

        var order = new WebhookOrder(run.Run, receiver.Address, secret, "Lan", Guid.NewGuid());
        Assert.Equal(WebhookState.Waiting, (await webhook.RegisterAsync(order, Ending)).State);
        await webhook.RegisterAsync(order, Ending);
        var (first, second) = (await receiver.NextAsync(Ending), await receiver.NextAsync(Ending));

        Assert.Equal(first.Body, second.Body);
        foreach (var message in (Message[])[first, second])
        {
            Assert.Equal(id, message.Id);
            var signed = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{id}.{message.Stamp}.{message.Body}"));
            Assert.Equal($"v1,{Convert.ToBase64String(signed)}", message.Signature);
        }

        using var told = JsonDocument.Parse(second.Body);
        Assert.Equal("run.finished", told.RootElement.GetProperty("type").GetString());
        Assert.Equal(run.Run, told.RootElement.GetProperty("data").GetProperty("run").GetString());
        Assert.Equal([SiloFixture.Province], told.RootElement.GetProperty("data").GetProperty("provinces").EnumerateArray().Select(province => province.GetString()));
    }

    [Fact]
    public async Task Register_OtherProvinceOrUnknownRun_IsRefused()
    {
        var run = await silo.TraVinh.SubmitAsync(SiloFixture.Draws(64, seed: 882), Ending);
        Assert.Equal(FaultKind.NotFound, await FaultAsync("00000000000000000000000000000000", "https://office.example/finished"));

        Access.Current = new Access(AccessRole.Planner, ["tien-giang"]);
        Assert.Equal(FaultKind.Forbidden, await FaultAsync(run.Run, "https://office.example/finished"));
    }

    [Theory]
    [InlineData("http://office.example/finished")]
    [InlineData("https://127.0.0.1/finished")]
    [InlineData("https://localhost/finished")]
    [InlineData("https://10.1.2.3/finished")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://[::ffff:192.168.1.1]/finished")]
    [InlineData("https://2130706433/finished")]
    [InlineData("https://name:word@office.example/finished")]
    [InlineData("file:///etc/passwd")]
    [InlineData("finished")]
    public void Address_NotForAStrangersEyes_IsRefused(string url)
    {
        using var sender = Strict();

        Assert.NotNull(sender.Refusal(url));
    }

    [Fact]
    public async Task Name_LeadingHome_IsNotConnectedTo()
    {
        using var listener = new TcpListener(IPAddress.Any, 0);
        listener.Start();
        using var sender = Strict();

        // The name of this machine is one of no public address, and says so only when it is resolved.
        var (status, outcome) = await sender.SendAsync("id", $"https://localhost.:{((IPEndPoint)listener.LocalEndpoint).Port}/", new byte[32], [], Ending);

        Assert.Equal((null, "no connection"), (status, outcome));
        Assert.False(listener.Pending());
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700:4700::1111", true)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd12::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    public void Address_Public_IsToldFromTheRest(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddress.Is(IPAddress.Parse(address)));

    private static WebhookSender Strict() => new(Options.Create(new SimulationOptions()), TimeProvider.System);

    private async Task<FaultKind> FaultAsync(string run, string url) => (await Assert.ThrowsAsync<SimulationFaultException>(
        () => silo.Grains.GetGrain<IWebhookGrain>(Guid.NewGuid().ToString("N")).RegisterAsync(new WebhookOrder(run, url, new byte[32], "Lan", Guid.NewGuid())))).Kind;

    private sealed record Message(string Id, string Stamp, string Signature, string Body);

    /// <summary>Answers one request after the other with the status that is its turn.</summary>
    private sealed class Receiver : IDisposable
    {
        private readonly HttpListener listener = new();
        private readonly ConcurrentQueue<HttpStatusCode> answers;

        public Receiver(params HttpStatusCode[] answers)
        {
            this.answers = new(answers);
            using var free = new TcpListener(IPAddress.Loopback, 0);
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/finished/";
            free.Stop();
            listener.Prefixes.Add(Address);
            listener.Start();
        }

        public string Address { get; }

        public async Task<Message> NextAsync(CancellationToken cancellation)
        {
            var context = await listener.GetContextAsync().WaitAsync(cancellation);
            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            var body = await reader.ReadToEndAsync(cancellation);
            Assert.True(answers.TryDequeue(out var status));
            context.Response.StatusCode = (int)status;
            context.Response.Close();
            return new Message(context.Request.Headers["webhook-id"]!, context.Request.Headers["webhook-timestamp"]!, context.Request.Headers["webhook-signature"]!, body);
        }

        public void Dispose() => listener.Close();
    }
}
