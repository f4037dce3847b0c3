using Simulation.Storage.Tests.Records;
using Simulation.Storage.Tests.Support;

namespace Simulation.Storage.Tests.Postgres;

/// <summary>The promises of a store of records, on PostgreSQL.</summary>
public sealed class PostgresRecordStoreTests(PostgresTestServer server) : RecordStoreContract
{
    protected override Task<TestDatabase> CreateAsync() => PostgresTestDatabase.CreateAsync(server);
}
