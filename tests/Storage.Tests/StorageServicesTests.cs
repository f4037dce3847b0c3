using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Simulation.Storage.Postgres;
using Simulation.Storage.Records;
using Simulation.Storage.Schema;
using Simulation.Storage.Sql;
using Simulation.Storage.Sqlite;
using Simulation.Storage.Tests.Support;
using Xunit;

namespace Simulation.Storage.Tests;

public sealed class StorageServicesTests(PostgresTestServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AddStorage_NoConnection_IsEmbedded()
    {
        await using var folder = new SqliteTestDatabase();
        using var host = Build(new StorageOptions { DataDirectory = folder.Folder });

        await host.StartAsync(Cancellation);
        await host.Services.GetRequiredService<IRecordStore>().WriteAsync(Writes.Scenario("a").Write("one"), Cancellation);
        await host.StopAsync(Cancellation);

        Assert.IsType<SqliteDatabase>(host.Services.GetRequiredService<SqlDatabase>());
        Assert.True(File.Exists(Path.Combine(folder.Folder, "simulation.db")));
    }

    [Fact]
    public async Task AddStorage_Connection_IsPostgresAndStays()
    {
        var connection = await server.RentAsync();
        // A silo names the cluster's database first; what the grains would use alone must not displace it.
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddStorage(new StorageOptions { Connection = connection }).AddStorage(new StorageOptions { DataDirectory = "/nowhere" });
        using var host = builder.Build();

        await host.StartAsync(Cancellation);
        await host.StopAsync(Cancellation);

        Assert.IsType<PostgresDatabase>(host.Services.GetRequiredService<SqlDatabase>());
        await server.ReturnAsync(connection);
    }

    [Fact]
    public async Task Start_SchemaMissing_Refuses()
    {
        using var host = Build(new StorageOptions { Connection = await server.CreateDatabaseAsync() });

        await Assert.ThrowsAsync<SchemaVersionException>(() => host.StartAsync(Cancellation));
    }

    private static IHost Build(StorageOptions options)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddStorage(options);
        return builder.Build();
    }
}
