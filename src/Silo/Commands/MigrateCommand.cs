using Simulation.Operations.Clustering;
using Simulation.Operations.Startup;
using Simulation.Silo.Hosting;
using Simulation.Storage;
using Simulation.Storage.Schema;

namespace Simulation.Silo.Commands;

/// <summary><c>migrate</c>: brings the schema of the database up to this version. Safe to run again, and by several at once.</summary>
internal static class MigrateCommand
{
    /// <summary>Applies what is missing and says so; returns the exit code.</summary>
    /// <exception cref="ConfigurationException">There is no database to migrate.</exception>
    /// <exception cref="SchemaVersionException">The schema is newer than this program.</exception>
    /// <exception cref="Storage.StorageUnavailableException">The database does not answer.</exception>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var options = ClusterStorage.StorageOf(ClusterSettings.Read(SiloApplication.Configuration(args)));
        await using var services = new ServiceCollection().AddStorage(options).BuildServiceProvider();
        var migrator = services.GetRequiredService<SchemaMigrator>();
        var applied = await migrator.ApplyAsync();
        await output.WriteLineAsync(applied.Count == 0
            ? $"The schema is at version {migrator.Newest} already."
            : $"Applied {string.Join(", ", applied)}: the schema is at version {migrator.Newest}.");
        return 0;
    }
}
