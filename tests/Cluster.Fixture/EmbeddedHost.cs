namespace Simulation.Cluster.Fixture;

/// <summary>The API with everything in it, its data in a temporary folder. It can be killed and started again on its data and its address.</summary>
public sealed class EmbeddedHost : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("simulation-host-");
    private readonly IReadOnlyList<string> settings;
    private readonly Uri address;
    private int lives;

    private EmbeddedHost(IReadOnlyList<string> settings)
    {
        this.settings = settings;
        address = Ports.AddressOf(Ports.Take(1)[0]);
        Api = new ApiClient(address);
    }

    /// <summary>Where it listens, in all its lives.</summary>
    public Uri Address => address;

    /// <summary>Asks it.</summary>
    public ApiClient Api { get; }

    /// <summary>The process of its present life.</summary>
    public NodeProcess Process { get; private set; } = null!;

    /// <summary>A host that is ready.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="settings">Further settings, as on the command line.</param>
    public static async Task<EmbeddedHost> StartAsync(CancellationToken cancellation, params string[] settings)
    {
        var host = new EmbeddedHost(settings);
        try
        {
            await host.RestartAsync(cancellation);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it again; returns when it is ready.</summary>
    public async Task RestartAsync(CancellationToken cancellation)
    {
        await BeginAsync();
        await Process.ReadyAsync(address, cancellation);
    }

    /// <summary>Starts it again, and does not wait.</summary>
    public async Task BeginAsync()
    {
        if (Process is not null) await Process.DisposeAsync();
        Process = NodeProcess.Start(
            $"embedded host, life {++lives}", Programs.Api, ["--urls", address.ToString(), "--Simulation:DataDirectory", folder.FullName, .. Settings.Quick, .. settings]);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        if (Process is not null) await Process.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
