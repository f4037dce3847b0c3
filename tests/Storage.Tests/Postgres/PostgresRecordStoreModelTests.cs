using Simulation.Storage.Tests.Records;
using Simulation.Storage.Tests.Support;

namespace Simulation.Storage.Tests.Postgres;

/// <summary>Random writers on PostgreSQL.</summary>
public sealed class PostgresRecordStoreModelTests(PostgresTestServer server) : RecordStoreModelContract
{
    protected override Task<TestDatabase> CreateAsync() => PostgresTestDatabase.CreateAsync(server);
}
