using Simulation.Storage.Postgres;
using Simulation.Storage.Sql;

namespace Simulation.Storage.Tests.Support;

/// <summary>A database of the PostgreSQL server, with all tables.</summary>
public sealed class PostgresTestDatabase : TestDatabase
{
    private readonly PostgresTestServer server;
    private readonly string connection;

    private PostgresTestDatabase(PostgresTestServer server, string connection) => (this.server, this.connection) = (server, connection);

    /// <summary>Takes a database.</summary>
    public static async Task<TestDatabase> CreateAsync(PostgresTestServer server) => new PostgresTestDatabase(server, await server.RentAsync());

    public override SqlDatabase Open() => new PostgresDatabase(connection, TimeSpan.FromSeconds(30), TimeProvider.System);

    public override async ValueTask DisposeAsync() => await server.ReturnAsync(connection);
}
