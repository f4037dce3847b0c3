using System.Net;
using System.Net.NetworkInformation;
using Orleans.Configuration;
using Simulation.Grains.Hosting;
using Simulation.Operations.Clustering;
using Simulation.Operations.Startup;
using Simulation.Operations.Telemetry;
using Simulation.Silo.Health;

namespace Simulation.Silo.Hosting;

/// <summary>A node of the cluster, and the address by which operators see how it is.</summary>
internal static class SiloApplication
{
    private const string Program = "simulation-silo";

    // As the ADO.NET providers of Orleans call PostgreSQL.
    private const string Invariant = "Npgsql";

    // What the cluster is for; clusters of other names in the same database are other deployments of it.
    private const string Service = "simulation";

    /// <summary>Builds the process from command line, environment and files.</summary>
    /// <exception cref="ConfigurationException">Settings are wrong or missing.</exception>
    public static WebApplication Build(string[] args)
    {
        var builder = Builder(args);
        var operations = builder.AddOperations(Program);
        var cluster = ClusterSettings.Read(builder.Configuration);
        builder.WebHost.UseUrls(cluster.OperationsUrl).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddSingleton(cluster).AddSingleton(ClusterStorage.StorageOf(cluster));
        builder.Services.Configure<SimulationOptions>(builder.Configuration.GetSection(SimulationOptions.Section));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = cluster.DrainTimeout);
        builder.Services.AddSiloHealth(builder.Configuration);
        builder.Host.UseOrleans(silo => AddSilo(silo, cluster, operations));
        var app = builder.Build();
        app.MapOperations(operations, metricsToAll: true, hasSilo: true);
        app.MapSiloHealth();
        return app;
    }

    /// <summary>The settings that <see cref="Build"/> would use.</summary>
    public static IConfiguration Configuration(string[] args) => Builder(args).Configuration;

    private static WebApplicationBuilder Builder(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddSecrets();
        return builder;
    }

    private static void AddSilo(ISiloBuilder silo, ClusterSettings cluster, OperationsSettings operations)
    {
        silo.Configure<ClusterOptions>(options =>
        {
            options.ClusterId = cluster.Id;
            options.ServiceId = Service;
        });
        silo.Configure<EndpointOptions>(options => Apply(cluster, options));
        silo.UseAdoNetClustering(options =>
        {
            options.Invariant = Invariant;
            options.ConnectionString = cluster.MembershipConnection(Program);
        });
        silo.Configure<ClusterMembershipOptions>(options => Apply(cluster.Membership, options));
        silo.AddOperations(operations);
        silo.AddSimulation();
    }

    // Silos ask each other for no password: they listen where they say they are, and everywhere only behind an address that is translated on the way.
    private static void Apply(ClusterSettings cluster, EndpointOptions options)
    {
        options.SiloPort = cluster.SiloPort;
        options.GatewayPort = cluster.GatewayPort;
        if (cluster.AdvertisedAddress is not { } address) return;
        options.AdvertisedIPAddress = address;
        if (IsOwn(address)) return;
        options.SiloListeningEndpoint = new IPEndPoint(IPAddress.Any, cluster.SiloPort);
        options.GatewayListeningEndpoint = new IPEndPoint(IPAddress.Any, cluster.GatewayPort);
    }

    private static bool IsOwn(IPAddress address) => IPAddress.IsLoopback(address)
        || NetworkInterface.GetAllNetworkInterfaces().SelectMany(network => network.GetIPProperties().UnicastAddresses).Any(own => own.Address.Equals(address));

    private static void Apply(MembershipSettings settings, ClusterMembershipOptions options)
    {
        options.ProbeTimeout = settings.ProbeTimeout;
        options.NumMissedProbesLimit = settings.MissedProbes;
        options.NumVotesForDeathDeclaration = settings.Votes;
        options.TableRefreshTimeout = settings.TableRefresh;
        options.IAmAliveTablePublishTimeout = settings.AliveInterval;
        options.DefunctSiloExpiration = settings.DefunctAfter;
        options.DefunctSiloCleanupPeriod = settings.CleanupPeriod;
    }
}
