using Npgsql;
using Simulation.Postgres.Fixture;
using Simulation.Storage.Postgres;
using Simulation.Storage.Records;
using Simulation.Storage.Schema;
using Simulation.Storage.Sql;
using Simulation.Storage.Tests.Support;
using Xunit;

namespace Simulation.Storage.Tests.Postgres;

/// <summary>A server that is stopped, killed and started again under its writers.</summary>
public sealed class LostConnectionTests : IAsyncLifetime
{
    private const int Writers = 4;

    private PostgresServer server = null!;
    private PostgresDatabase database = null!;
    private SqlRecordStore store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await PostgresServer.StartAsync(Cancellation);
        database = new PostgresDatabase(server.ConnectionString, TimeSpan.FromSeconds(60), TimeProvider.System);
        store = new SqlRecordStore(database, TimeProvider.System);
        await new SchemaMigrator(database, TimeProvider.System).ApplyAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Write_ServerStopsAndStarts_IsDoneOnce()
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var progress = new SemaphoreSlim(0);
        var writers = Enumerable.Range(0, Writers).Select(writer => WriteAsync(writer, progress, enough.Token)).ToList();

        foreach (var immediate in new[] { true, false, true })
        {
            await ProgressAsync(progress);
            await server.StopAsync(immediate);
            await server.RestartAsync(Cancellation);
        }

        for (var round = 0; round < 8; round++)
        {
            await ProgressAsync(progress);
            await TerminateSessionsAsync();
        }

        await ProgressAsync(progress);
        await enough.CancelAsync();
        var counts = await Task.WhenAll(writers);
        for (var writer = 0; writer < Writers; writer++)
        {
            var history = await store.HistoryAsync(Key(writer), cancellation: Cancellation);
            // Expectations would have failed had a write been lost or done twice; and this is what the readers see.
            Assert.Equal(Enumerable.Range(1, counts[writer]).Reverse().Take(1_000), history.Select(record => (int)record.Version));
            Assert.All(history, record => Assert.Equal($"{record.Version}", record.Text()));
        }
    }

    [Fact]
    public async Task Write_ServerGone_IsUnavailableAfterThePatience()
    {
        await using var impatient = new PostgresDatabase(server.ConnectionString, TimeSpan.FromMilliseconds(300), TimeProvider.System);
        await server.StopAsync();

        var fault = await Assert.ThrowsAsync<StorageUnavailableException>(
            () => new SqlRecordStore(impatient, TimeProvider.System).WriteAsync(Key(0).Write("1"), Cancellation));

        Assert.Contains($"'postgres' on 127.0.0.1:{server.Port}", fault.Message, StringComparison.Ordinal);
        await server.RestartAsync(Cancellation);
        Assert.Equal(1, (await new SqlRecordStore(impatient, TimeProvider.System).WriteAsync(Key(0).Write("1"), Cancellation)).Version);
    }

    private static RecordKey Key(int writer) => Writes.Scenario($"{writer}");

    private static async Task ProgressAsync(SemaphoreSlim progress)
    {
        // Writes that were acknowledged before this moment do not count.
        while (progress.Wait(0, Cancellation)) await Task.Yield();
        for (var write = 0; write < 2 * Writers; write++) await progress.WaitAsync(Cancellation);
    }

    // Writes the number of each version as its text, expecting what it was last told; returns how many were acknowledged.
    private Task<int> WriteAsync(int writer, SemaphoreSlim progress, CancellationToken enough) => Task.Run(
        async () =>
        {
            var version = 0;
            while (!enough.IsCancellationRequested)
            {
                var written = await store.WriteAsync(Key(writer).Write($"{version + 1}", expected: version), Cancellation);
                Assert.Equal(++version, written.Version);
                progress.Release();
            }

            return version;
        },
        Cancellation);

    private async Task TerminateSessionsAsync()
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()", connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
