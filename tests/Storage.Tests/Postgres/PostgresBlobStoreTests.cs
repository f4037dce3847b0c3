using Simulation.Storage.Tests.Blobs;
using Simulation.Storage.Tests.Support;

namespace Simulation.Storage.Tests.Postgres;

/// <summary>The promises of a store of large contents, on PostgreSQL.</summary>
public sealed class PostgresBlobStoreTests(PostgresTestServer server) : BlobStoreContract
{
    protected override Task<TestDatabase> CreateAsync() => PostgresTestDatabase.CreateAsync(server);
}
