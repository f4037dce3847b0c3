using Simulation.Storage.Tests.Records;
using Simulation.Storage.Tests.Support;

namespace Simulation.Storage.Tests.Sqlite;

/// <summary>Random writers on SQLite.</summary>
public sealed class SqliteRecordStoreModelTests : RecordStoreModelContract
{
    protected override Task<TestDatabase> CreateAsync() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());
}
