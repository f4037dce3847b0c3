using Microsoft.Data.Sqlite;
using Simulation.Storage.Sql;
using Simulation.Storage.Sqlite;
using Simulation.Storage.Tests.Support;
using Xunit;

namespace Simulation.Storage.Tests.Sqlite;

public sealed class SqliteDatabaseTests : IAsyncDisposable
{
    private readonly SqliteTestDatabase folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    [Theory]
    [InlineData("PRAGMA synchronous", "2")]
    [InlineData("PRAGMA journal_mode", "wal")]
    [InlineData("PRAGMA foreign_keys", "1")]
    public async Task Write_Settings_FlushEveryCommit(string pragma, string value)
    {
        await using var database = folder.Open();

        Assert.Equal(value, await database.WriteAsync(1, session => session.FirstAsync(pragma, row => row.GetValue(0).ToString()), Cancellation));
    }

    [Fact]
    public async Task Work_Scheduler_IsNotTheCallers()
    {
        // A grain's scheduler runs one thing at a time: what blocks on the disk there holds up the grain.
        var callers = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
        await using var database = folder.Open();

        var schedulers = await Task.Factory.StartNew(
            () => Task.WhenAll(
                database.ReadAsync(_ => Task.FromResult(TaskScheduler.Current), Cancellation), database.WriteAsync(1, _ => Task.FromResult(TaskScheduler.Current), Cancellation)),
            Cancellation,
            TaskCreationOptions.None,
            callers).Unwrap();

        Assert.All(schedulers, scheduler => Assert.Same(TaskScheduler.Default, scheduler));
    }

    [Fact]
    public async Task Write_LockedByAnotherProgram_WaitsForIt()
    {
        await using var database = folder.Open();
        var store = new SqlRecordStore(database, TimeProvider.System);
        await store.WriteAsync(Writes.Scenario("a").Write("one"), Cancellation);
        await using var other = new SqliteConnection($"Data Source={database.Description};Pooling=False");
        await other.OpenAsync(Cancellation);
        SqliteFile.Execute(other, "BEGIN IMMEDIATE");

        var write = store.WriteAsync(Writes.Scenario("a").Write("two"), Cancellation);
        Assert.Equal("one", (await store.FindAsync(Writes.Scenario("a"), Cancellation))!.Text());
        SqliteFile.Execute(other, "ROLLBACK");

        Assert.Equal(2, (await write).Version);
    }

    [Fact]
    public async Task Write_WorkThatThrows_IsRolledBack()
    {
        await using var database = folder.Open();

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.WriteAsync<int>(
            1,
            async session =>
            {
                await session.ExecuteAsync("INSERT INTO blob (name, length, checksum, written) VALUES ('a', 1, x'00', 'now')");
                throw new InvalidOperationException("half way");
            },
            Cancellation));

        Assert.Empty(await new SqlBlobStore(database, TimeProvider.System).ListAsync("", Cancellation));
    }

    [Fact]
    public async Task Open_FolderThatCannotBe_IsUnavailable()
    {
        var file = Path.Combine(Path.GetDirectoryName(folder.Folder)!, "file");
        await File.WriteAllTextAsync(file, "", Cancellation);
        await using var database = new SqliteDatabase(Path.Combine(file, "data"), TimeSpan.Zero, TimeProvider.System);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => new SqlBlobStore(database, TimeProvider.System).ListAsync("", Cancellation));
    }

    [Fact]
    public async Task Dispose_ThenUse_SaysSo()
    {
        var database = folder.Open();
        await database.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => new SqlBlobStore(database, TimeProvider.System).ListAsync("", Cancellation));
    }

    [Theory]
    [InlineData(5, Fault.Passing)]
    [InlineData(6, Fault.Passing)]
    [InlineData(13, Fault.Lasting)]
    [InlineData(14, Fault.Lasting)]
    [InlineData(19, Fault.Other)]
    internal void Judge_Codes_AreKnown(int code, Fault expected) => Assert.Equal(expected, SqliteFaults.Judge(new SqliteException("x", code)));
}
