using Simulation.Contracts;
using Orleans.Configuration;
using Simulation.Operations.Clustering;
using Simulation.Operations.Telemetry;

namespace Simulation.Api.Hosting.Client;

/// <summary>No grains in this process: it asks those of a cluster, found through the cluster's database.</summary>
internal static class ClusterHost
{
    private const string Program = "simulation-api";

    // As the ADO.NET providers of Orleans call PostgreSQL.
    private const string Invariant = "Npgsql";

    // What the cluster is for; clusters of other names in the same database are other deployments of it.
    private const string Service = "simulation";

    public static void Add(WebApplicationBuilder builder)
    {
        var cluster = ClusterSettings.Read(builder.Configuration);
        var operations = OperationsSettings.Read(builder.Configuration);
        var services = builder.Services;
        services.AddSingleton(cluster);
        services.AddSingleton<IGrainDoor, GrainDoor>();
        services.AddSingleton<ClusterLink>();
        services.AddSingleton<IHostLink>(provider => provider.GetRequiredService<ClusterLink>());
        services.AddSingleton<IClusterConnectionStatusObserver>(provider => provider.GetRequiredService<ClusterLink>());
        services.AddSingleton<ILifecycleParticipant<IClusterClientLifecycle>>(provider => provider.GetRequiredService<ClusterLink>());
        // The client waits for the cluster as long as it takes; meanwhile the HTTP side answers that it is alive, and not ready.
        services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);
        builder.Host.UseOrleansClient(client => AddClient(client, cluster, operations));
    }

    private static void AddClient(IClientBuilder client, ClusterSettings cluster, OperationsSettings operations)
    {
        client.Configure<ClusterOptions>(options =>
        {
            options.ClusterId = cluster.Id;
            options.ServiceId = Service;
        });
        client.UseAdoNetClustering(options =>
        {
            options.Invariant = Invariant;
            options.ConnectionString = cluster.MembershipConnection(Program);
        });
        client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = cluster.GatewayRefresh);
        client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = cluster.Patience);
        client.UseConnectionRetryFilter<PatientStart>();
        // Before the tracing of calls, so that every attempt is traced, and not the question around them.
        client.AddOutgoingGrainCallFilter<PatientCalls>();
        if (operations.IsTracing) client.AddActivityPropagation();
    }
}
