using Simulation.Storage.Postgres;
using Simulation.Storage.Schema;
using Simulation.Storage.Sql;
using Simulation.Storage.Tests.Support;
using Xunit;

namespace Simulation.Storage.Tests.Schema;

public sealed class SchemaMigratorTests(PostgresTestServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Check_NoTables_NamesTheCommand()
    {
        await using var database = Open(await server.CreateDatabaseAsync());

        var fault = await Assert.ThrowsAsync<SchemaVersionException>(() => Migrator(database).CheckAsync(Cancellation));

        Assert.Contains("has no tables of this program yet", fault.Message, StringComparison.Ordinal);
        Assert.Contains("dotnet run --project src/Silo -- migrate", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_Twice_DoesNothingTheSecondTime()
    {
        await using var database = Open(await server.CreateDatabaseAsync());
        var migrator = Migrator(database);

        var first = await migrator.ApplyAsync(Cancellation);
        var second = await migrator.ApplyAsync(Cancellation);
        await migrator.CheckAsync(Cancellation);

        Assert.Equal(Enumerable.Range(1, migrator.Newest), first);
        Assert.Empty(second);
    }

    [Fact]
    public async Task Apply_ManyAtOnce_OneDoesIt()
    {
        var connection = await server.CreateDatabaseAsync();

        var applied = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            await using var database = Open(connection);
            return await Migrator(database).ApplyAsync(Cancellation);
        }));

        Assert.Single(applied, numbers => numbers.Count > 0);
        await using var database = Open(connection);
        await Migrator(database).CheckAsync(Cancellation);
    }

    [Fact]
    public async Task Check_Older_SaysBothVersionsAndTheCommand()
    {
        await using var database = Open(await server.CreateMigratedAsync());
        var migrator = Migrator(database);
        await database.WriteAsync(1, session => session.ExecuteAsync("DELETE FROM schema_migration WHERE number > 1"), Cancellation);

        var fault = await Assert.ThrowsAsync<SchemaVersionException>(() => migrator.CheckAsync(Cancellation));

        Assert.Contains($"has schema version 1 and this program needs {migrator.Newest}", fault.Message, StringComparison.Ordinal);
        Assert.Contains("migrate", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_NewerPostgres_IsRefusedByCheckAndApply()
    {
        await using var database = Open(await server.CreateMigratedAsync());
        await MakeNewerAsync(database);

        var check = await Assert.ThrowsAsync<SchemaVersionException>(() => Migrator(database).CheckAsync(Cancellation));
        var apply = await Assert.ThrowsAsync<SchemaVersionException>(() => Migrator(database).ApplyAsync(Cancellation));

        Assert.Contains("has schema version 999, made by a newer version of this program", check.Message, StringComparison.Ordinal);
        Assert.Contains("start that version, or restore a backup", check.Message, StringComparison.Ordinal);
        Assert.Equal(check.Message, apply.Message);
    }

    [Fact]
    public async Task Open_NewerSqlite_IsRefusedAndLeftAlone()
    {
        await using var folder = new SqliteTestDatabase();
        await using (var made = folder.Open())
        {
            await new SqlRecordStore(made, TimeProvider.System).WriteAsync(Writes.Scenario("a").Write("one"), Cancellation);
            await MakeNewerAsync(made);
        }

        await using var database = folder.Open();
        var fault = await Assert.ThrowsAsync<SchemaVersionException>(
            () => new SqlRecordStore(database, TimeProvider.System).WriteAsync(Writes.Scenario("a").Write("two"), Cancellation));

        Assert.Contains("simulation.db has schema version 999", fault.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<SchemaVersionException>(() => new SqlRecordStore(database, TimeProvider.System).FindAsync(Writes.Scenario("a"), Cancellation));
    }

    [Fact]
    public async Task Apply_MigrationThatFails_ChangesNothing()
    {
        await using var folder = new SqliteTestDatabase();
        await using var database = folder.Open();
        Migration[] broken = [.. Migration.Of("Sqlite"), new Migration(2, "broken", "CREATE TABLE later (a INTEGER); CREATE TABLE record (b INTEGER)")];

        await Assert.ThrowsAnyAsync<Exception>(() => database.WriteAsync(
            1, session => SchemaLedger.ApplyAsync(session, broken, "here", DateTimeOffset.UnixEpoch), Cancellation));

        Assert.Equal(1, await database.ReadAsync(SchemaLedger.VersionAsync, Cancellation));
        Assert.Equal(
            0, await database.ReadAsync(session => session.FirstAsync("SELECT COUNT(*) FROM sqlite_master WHERE name = 'later'", row => row.GetInt32(0)), Cancellation));
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public void Migrations_Numbers_HaveNoGaps(string dialect)
    {
        var migrations = Migration.Of(dialect);

        Assert.Equal(Enumerable.Range(1, migrations.Count), migrations.Select(migration => migration.Number));
        Assert.Equal("records-and-blobs", migrations[0].Name);
    }

    private static PostgresDatabase Open(string connection) => new(connection, TimeSpan.FromSeconds(30), TimeProvider.System);

    private static SchemaMigrator Migrator(SqlDatabase database) => new(database, TimeProvider.System);

    private static Task<int> MakeNewerAsync(SqlDatabase database) => database.WriteAsync(
        1, session => session.ExecuteAsync("INSERT INTO schema_migration (number, name, applied) VALUES (999, 'later', 'some day')"), Cancellation);
}
