using Simulation.Storage.Tests.Blobs;
using Simulation.Storage.Tests.Support;

namespace Simulation.Storage.Tests.Sqlite;

/// <summary>The promises of a store of large contents, on SQLite.</summary>
public sealed class SqliteBlobStoreTests : BlobStoreContract
{
    protected override Task<TestDatabase> CreateAsync() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());
}
