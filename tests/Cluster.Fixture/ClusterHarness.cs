using Simulation.Postgres.Fixture;

namespace Simulation.Cluster.Fixture;

/// <summary>A cluster of real processes on loopback: PostgreSQL, silos, and an API in front of them.</summary>
public sealed class ClusterHarness : IAsyncDisposable
{
    private readonly List<SiloNode> silos = [];
    private readonly Uri address = Ports.AddressOf(Ports.Take(1)[0]);

    private ClusterHarness(PostgresServer database, string connection)
    {
        Database = database;
        Connection = connection;
        Api = new ApiClient(address);
    }

    /// <summary>The database server.</summary>
    public PostgresServer Database { get; }

    /// <summary>Connection string of the cluster's database.</summary>
    public string Connection { get; }

    /// <summary>The silos.</summary>
    public IReadOnlyList<SiloNode> Silos => silos;

    /// <summary>The process of the API.</summary>
    public NodeProcess ApiProcess { get; private set; } = null!;

    /// <summary>Asks the API.</summary>
    public ApiClient Api { get; }

    /// <summary>What all processes last wrote.</summary>
    public string Output => string.Concat(silos.Select(silo => silo.Output).Append(ApiProcess?.Output).Append($"--- PostgreSQL\n{Database.Log}\n"));

    /// <summary>A cluster that is ready: silos and API.</summary>
    /// <param name="count">Number of silos.</param>
    /// <param name="settings">Further settings of the silos, as on the command line.</param>
    /// <param name="apiSettings">Further settings of the API.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<ClusterHarness> StartAsync(int count, string[] settings, string[] apiSettings, CancellationToken cancellation)
    {
        var cluster = await PrepareAsync(cancellation);
        try
        {
            for (var number = 0; number < count; number++) cluster.AddSilo(settings);
            cluster.BeginApi(apiSettings);
            await cluster.ReadyAsync(cancellation);
            return cluster;
        }
        catch (Exception exception)
        {
            var output = cluster.Output;
            await cluster.DisposeAsync();
            throw new InvalidOperationException($"The cluster did not form: {exception.Message}\n{output}", exception);
        }
    }

    /// <summary>A database with all tables, and nothing else yet.</summary>
    public static async Task<ClusterHarness> PrepareAsync(CancellationToken cancellation)
    {
        var database = await PostgresServer.StartAsync(cancellation);
        var cluster = new ClusterHarness(database, await database.CreateDatabaseAsync(cancellation));
        await using var migration = NodeProcess.Start("migration", Programs.Silo, ["migrate", "--Cluster:Connection", cluster.Connection]);
        if (await migration.Exited.WaitAsync(cancellation) == 0) return cluster;
        await cluster.DisposeAsync();
        throw new InvalidOperationException($"The database could not be migrated:\n{migration.Output}");
    }

    /// <summary>Starts one more silo, and does not wait.</summary>
    /// <param name="settings">Settings, as on the command line.</param>
    /// <param name="processor">The only processor it may use; null for all.</param>
    public SiloNode AddSilo(IReadOnlyList<string> settings, int? processor = null)
    {
        var silo = new SiloNode($"silo {silos.Count + 1}", ["--Cluster:Connection", Connection, .. settings], processor);
        silos.Add(silo);
        silo.Begin();
        return silo;
    }

    /// <summary>Starts the API, and does not wait.</summary>
    public void BeginApi(params string[] settings) =>
        ApiProcess = NodeProcess.Start("API", Programs.Api, ["--urls", address.ToString(), "--Cluster:Connection", Connection, .. settings]);

    /// <summary>Returns when the silos that run, and the API, are ready.</summary>
    public async Task ReadyAsync(CancellationToken cancellation)
    {
        await Task.WhenAll(silos.Where(silo => silo.Process.IsRunning).Select(silo => silo.ReadyAsync(cancellation)));
        await ApiProcess.ReadyAsync(address, cancellation);
    }

    /// <summary>Starts the silos that have ended, and returns when all are ready.</summary>
    public async Task MendAsync(CancellationToken cancellation)
    {
        foreach (var silo in silos.Where(silo => !silo.Process.IsRunning)) silo.Begin();
        await ReadyAsync(cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        if (ApiProcess is not null) await ApiProcess.DisposeAsync();
        foreach (var silo in silos) await silo.DisposeAsync();
        await Database.DisposeAsync();
    }
}
