using Simulation.Operations.Clustering;
using Simulation.Operations.Startup;
using Simulation.Storage;
using Simulation.Storage.Schema;

namespace Simulation.Silo.Hosting;

/// <summary>The stores of a cluster.</summary>
internal static partial class ClusterStorage
{
    /// <summary>The stores on the database of the cluster.</summary>
    /// <exception cref="ConfigurationException">No database is configured.</exception>
    public static StorageOptions StorageOf(ClusterSettings cluster) => new()
    {
        Connection = cluster.Connection ?? throw new ConfigurationException(
            "Cluster:Connection is missing: a silo needs PostgreSQL. Write Host=...;Database=...;Username=...;Password=..., or run the API alone, which needs none."),
    };

    /// <summary>Waits until the database answers, and makes sure that its schema is of this version.</summary>
    /// <exception cref="SchemaVersionException">It is not.</exception>
    public static async Task WaitForDatabaseAsync(this WebApplication app, CancellationToken stopping)
    {
        var migrator = app.Services.GetRequiredService<SchemaMigrator>();
        while (true)
        {
            try
            {
                await migrator.CheckAsync(stopping);
                return;
            }
            catch (StorageUnavailableException exception)
            {
                LogWaiting(app.Logger, exception.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Waiting for the database: {Reason}")]
    private static partial void LogWaiting(ILogger logger, string reason);
}
