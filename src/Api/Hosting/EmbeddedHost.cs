using Simulation.Contracts;
using System.Net;
using System.Net.Sockets;
using Simulation.Contracts.Keys;
using Simulation.Grains.Hosting;
using Simulation.Grains.Keys;
using Simulation.Operations.Clustering;
using Simulation.Operations.Telemetry;
using Simulation.Storage;
using Simulation.Storage.Schema;

namespace Simulation.Api.Hosting;

/// <summary>Everything in one process: the grains live beside the HTTP side, and nothing has to be installed.</summary>
internal static class EmbeddedHost
{
    private const string Name = "simulation";

    public static void Add(WebApplicationBuilder builder)
    {
        builder.Services.Configure<SimulationOptions>(builder.Configuration.GetSection(SimulationOptions.Section));
        builder.Services.AddSingleton<IGrainDoor, GrainDoor>();
        var operations = OperationsSettings.Read(builder.Configuration);
        builder.Host.UseOrleans(silo =>
        {
            // No other process joins, so that any free port will do and several hosts can run on one machine. No gateway: nobody outside asks grains.
            silo.UseLocalhostClustering(siloPort: FreePort(), gatewayPort: 0, serviceId: Name, clusterId: Name);
            silo.AddOperations(operations);
            silo.AddSimulation();
        });
    }

    /// <summary>Works on the keys in the store that a host with these settings uses: the cluster's database, or the data folder, which a running host shares.</summary>
    /// <exception cref="SchemaVersionException">Its tables are of another version.</exception>
    /// <exception cref="StorageUnavailableException">It does not answer.</exception>
    public static async Task<T> WithKeysAsync<T>(IConfiguration configuration, Func<IKeyLedger, Task<T>> work)
    {
        var options = new StorageOptions
        {
            Connection = ClusterSettings.Read(configuration).Connection,
            DataDirectory = configuration[$"{SimulationOptions.Section}:{nameof(SimulationOptions.DataDirectory)}"] ?? StorageOptions.DefaultDataDirectory,
        };
        await using var services = new ServiceCollection().AddStorage(options).AddSingleton<KeyLedger>().BuildServiceProvider();
        await services.GetRequiredService<SchemaMigrator>().CheckAsync();
        return await work(services.GetRequiredService<KeyLedger>());
    }

    /// <summary>True for what keeps the host from starting and an operator can put right: tables of another version, a database that does not answer.</summary>
    public static bool IsRefusal(Exception exception) => exception is SchemaVersionException or StorageUnavailableException;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
