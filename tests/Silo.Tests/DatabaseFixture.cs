using Simulation.Postgres.Fixture;
using Xunit;

[assembly: AssemblyFixture(typeof(Simulation.Silo.Tests.DatabaseFixture))]

namespace Simulation.Silo.Tests;

/// <summary>A PostgreSQL server for the tests of this assembly.</summary>
public sealed class DatabaseFixture : IAsyncLifetime
{
    /// <summary>The server.</summary>
    public PostgresServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await PostgresServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
