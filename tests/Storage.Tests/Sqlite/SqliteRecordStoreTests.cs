using Simulation.Storage.Tests.Records;
using Simulation.Storage.Tests.Support;

namespace Simulation.Storage.Tests.Sqlite;

/// <summary>The promises of a store of records, on SQLite.</summary>
public sealed class SqliteRecordStoreTests : RecordStoreContract
{
    protected override Task<TestDatabase> CreateAsync() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());
}
