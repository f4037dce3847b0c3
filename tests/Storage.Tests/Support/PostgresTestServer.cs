using System.Collections.Concurrent;
using Simulation.Postgres.Fixture;
using Simulation.Storage.Postgres;
using Simulation.Storage.Schema;
using Simulation.Storage.Tests.Support;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresTestServer))]

namespace Simulation.Storage.Tests.Support;

/// <summary>The server that the tests of this assembly share; each test has a database to itself.</summary>
public sealed class PostgresTestServer : IAsyncLifetime
{
    private readonly ConcurrentBag<string> emptied = [];
    private PostgresServer server = null!;

    public async ValueTask InitializeAsync() => server = await PostgresServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    /// <summary>A database without any table.</summary>
    public Task<string> CreateDatabaseAsync() => server.CreateDatabaseAsync(TestContext.Current.CancellationToken);

    /// <summary>A new database with all tables.</summary>
    public async Task<string> CreateMigratedAsync()
    {
        var connection = await CreateDatabaseAsync();
        await using var database = new PostgresDatabase(connection, TimeSpan.FromSeconds(30), TimeProvider.System);
        await new SchemaMigrator(database, TimeProvider.System).ApplyAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    /// <summary>A database with all tables, empty; one that a test has given back where there is one, for making one takes longer than most tests.</summary>
    public async Task<string> RentAsync() => emptied.TryTake(out var connection) ? connection : await CreateMigratedAsync();

    /// <summary>Empties a database, for the next test.</summary>
    public async Task ReturnAsync(string connection)
    {
        await using var database = new PostgresDatabase(connection, TimeSpan.FromSeconds(30), TimeProvider.System);
        await database.WriteAsync(1, session => session.ExecuteAsync("DELETE FROM record; DELETE FROM blob"), CancellationToken.None);
        emptied.Add(connection);
    }
}
