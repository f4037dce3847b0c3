using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Simulation.Storage.Blobs;
using Simulation.Storage.Calibrations;
using Simulation.Storage.Postgres;
using Simulation.Storage.Records;
using Simulation.Storage.Schema;
using Simulation.Storage.Sql;
using Simulation.Storage.Sqlite;

namespace Simulation.Storage;

/// <summary>Adds the stores to a host.</summary>
public static class StorageServices
{
    /// <summary>
    /// Registers <see cref="IRecordStore"/>, <see cref="IBlobStore"/>, <see cref="CalibrationArchive"/> and <see cref="SchemaMigrator"/>, on PostgreSQL when
    /// a connection string is given and on the embedded database otherwise. The host does not start on tables that it does not know. Where stores are
    /// registered already, they stay.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return services.AddStorage(_ => options);
    }

    /// <summary>The same, with options that are known when the host is built.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, Func<IServiceProvider, StorageOptions> options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => OpenDatabase(options(provider), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IRecordStore, SqlRecordStore>();
        services.TryAddSingleton<IBlobStore, SqlBlobStore>();
        services.TryAddSingleton<CalibrationArchive>();
        services.TryAddSingleton<SchemaMigrator>();
        return services.AddHostedService<SchemaCheck>();
    }

    /// <summary>The database that options name. Nothing is connected to and no file is touched before its first use.</summary>
    /// <param name="options">The options.</param>
    /// <param name="clock">The clock.</param>
    public static SqlDatabase OpenDatabase(StorageOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Connection is { Length: > 0 } connection
            ? new PostgresDatabase(connection, options.Patience, clock)
            : new SqliteDatabase(options.DataDirectory, options.Patience, clock);
    }
}
