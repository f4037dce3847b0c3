using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Simulation.Api.Bench;

/// <summary>The built host as a process of its own on a free port of the loopback interface.</summary>
internal sealed class HostProcess : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly Process process;

    private HostProcess(Process process, HttpClient client)
    {
        this.process = process;
        Client = client;
    }

    /// <summary>Talks to the host.</summary>
    public HttpClient Client { get; }

    /// <summary>Time from the start of the process to the first good answer of <c>/health/ready</c>.</summary>
    public TimeSpan TimeToReady { get; private set; }

    /// <summary>Processor time the host has used so far, and its memory in bytes.</summary>
    public (TimeSpan Processor, long Memory) Usage
    {
        get
        {
            process.Refresh();
            return (process.TotalProcessorTime, process.WorkingSet64);
        }
    }

    /// <summary>Starts a host and waits until it is ready.</summary>
    /// <param name="assembly">Path of <c>Simulation.Api.dll</c>.</param>
    /// <param name="store">Its data directory.</param>
    public static async Task<HostProcess> StartAsync(string assembly, string store)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var clock = Stopwatch.StartNew();
        var start = new ProcessStartInfo("dotnet", [assembly, "--urls", address, "--Simulation:DataDirectory", store, "--Logging:LogLevel:Default", "None", "--Logging:LogLevel:Simulation", "None"]);
        var host = new HostProcess(Process.Start(start)!, new HttpClient { BaseAddress = new Uri(address) });
        while (!await host.IsReadyAsync())
            await Task.Delay(Pause);
        host.TimeToReady = clock.Elapsed;
        return host;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Client.Dispose();
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        if (process.HasExited) throw new InvalidOperationException($"The host ended with exit code {process.ExitCode} before it was ready.");
        try
        {
            using var answer = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
