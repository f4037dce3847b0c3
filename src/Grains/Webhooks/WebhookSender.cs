using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Simulation.Grains.Hosting;

namespace Simulation.Grains.Webhooks;

/// <summary>
/// Posts signed messages, in the form of the Standard Webhooks specification. Connects to addresses of the public Internet only, which are looked at after the name was resolved and then connected to, so
/// that a name cannot point elsewhere in between; follows nobody elsewhere, and reads no answer but its status.
/// </summary>
internal sealed class WebhookSender : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly SimulationOptions options;
    private readonly TimeProvider time;
    private readonly HttpClient client;

    public WebhookSender(IOptions<SimulationOptions> options, TimeProvider time)
    {
        this.options = options.Value;
        this.time = time;
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectCallback = ConnectAsync }) { Timeout = Longest };
    }

    /// <summary>Why an address cannot be posted to; null when nothing speaks against it before its name is resolved.</summary>
    public string? Refusal(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || address.UserInfo.Length > 0) return "It is not an address of the form https://office.example/finished.";
        if (options.PrivateWebhooks) return null;
        if (address.Scheme != "https") return "Messages are sent over https only.";
        return IPAddress.TryParse(address.Host.Trim('[', ']'), out var number) && !PublicAddress.Is(number) || address.IsLoopback ? "It is not on the public Internet." : null;
    }

    /// <summary>Sends a message once.</summary>
    /// <returns>The status that was answered; null with the reason when nothing was.</returns>
    public async Task<(HttpStatusCode? Status, string Outcome)> SendAsync(string id, string url, byte[] secret, byte[] body, CancellationToken cancellation)
    {
        var stamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", stamp);
        request.Headers.Add("webhook-signature", Sign(id, stamp, secret, body));
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return (response.StatusCode, $"answered {(int)response.StatusCode}");
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            // What the connection met goes to the log only: it would tell about networks that the one who asked does not see.
            return (null, exception is TaskCanceledException ? "no answer in time" : "no connection");
        }
    }

    /// <summary>The signature of a message: over its id, its time and its bytes.</summary>
    public static string Sign(string id, string stamp, byte[] secret, byte[] body) => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, (byte[])[.. Encoding.UTF8.GetBytes($"{id}.{stamp}."), .. body]))}";

    public void Dispose() => client.Dispose();

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
        var allowed = options.PrivateWebhooks ? addresses : Array.FindAll(addresses, PublicAddress.Is);
        if (allowed.Length == 0) throw new HttpRequestException("The name leads to no address of the public Internet.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
