using Microsoft.Data.Sqlite;
using Simulation.Storage.Backups;
using Simulation.Storage.Records;
using Simulation.Storage.Schema;
using Simulation.Storage.Sql;
using Simulation.Storage.Sqlite;
using Simulation.Storage.Tests.Support;
using Xunit;

namespace Simulation.Storage.Tests.Backups;

public sealed class SqliteBackupTests : IAsyncDisposable
{
    private readonly TestClock clock = new();
    private readonly SqliteTestDatabase host = new();
    private readonly SqliteTestDatabase other = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string BackupFile => Path.Combine(Path.GetDirectoryName(host.Folder)!, "backup.db");

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await other.DisposeAsync();
    }

    [Fact]
    public async Task Backup_Restored_HoldsEverything()
    {
        await using (var database = host.Open())
        {
            await WriteAsync(database, "a", "one");
            await WriteAsync(database, "a", "two");
            await new SqlBlobStore(database, clock).WriteAsync("calibration/1f", new byte[] { 1, 2, 3 }, Cancellation);
        }

        var contents = await SqliteBackup.BackupAsync(host.Folder, BackupFile, Cancellation);
        var restored = await SqliteBackup.RestoreAsync(BackupFile, other.Folder, overwrite: false, clock, Cancellation);

        Assert.Equal((1L, 2L, 1L, 1), (contents.Records, contents.Versions, contents.Contents, contents.SchemaVersion));
        Assert.Equal(contents, restored.Contents);
        Assert.Null(restored.Replaced);
        Assert.Equal(["backup.db", "data"], Directory.GetFileSystemEntries(Path.GetDirectoryName(host.Folder)!).Select(Path.GetFileName).Order());
        await using var again = other.Open();
        Assert.Equal("two", await TextAsync(again, "a"));
        Assert.Equal([1, 2, 3], await new SqlBlobStore(again, clock).ReadAsync("calibration/1f", Cancellation));
    }

    [Fact]
    public async Task Backup_WhileWriting_HoldsAllThatWasAcknowledgedBefore()
    {
        await using var database = host.Open();
        var acknowledged = 0;
        await WriteAsync(database, "n0", "0");
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var writer = Task.Run(
            async () =>
            {
                while (!enough.IsCancellationRequested)
                {
                    await WriteAsync(database, $"n{acknowledged + 1}", "x");
                    Interlocked.Increment(ref acknowledged);
                }
            },
            Cancellation);

        for (var round = 0; round < 5; round++)
        {
            var before = Volatile.Read(ref acknowledged);
            var contents = await SqliteBackup.BackupAsync(host.Folder, BackupFile, Cancellation);
            // What was acknowledged, what came first, and at most what was under way.
            Assert.InRange(contents.Records, before + 1, Volatile.Read(ref acknowledged) + 2);
        }

        await enough.CancelAsync();
        await writer;
    }

    [Fact]
    public async Task Backup_NoDatabase_IsRefused()
    {
        var fault = await Assert.ThrowsAsync<BackupException>(() => SqliteBackup.BackupAsync(host.Folder, BackupFile, Cancellation));

        Assert.Contains("nothing to back up", fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(BackupFile));
    }

    [Fact]
    public async Task Restore_HostRunning_IsRefused()
    {
        await using var database = host.Open();
        await WriteAsync(database, "a", "one");
        await SqliteBackup.BackupAsync(host.Folder, BackupFile, Cancellation);

        var fault = await Assert.ThrowsAsync<BackupException>(() => SqliteBackup.RestoreAsync(BackupFile, host.Folder, overwrite: true, clock, Cancellation));

        Assert.Contains("is in use: stop the host", fault.Message, StringComparison.Ordinal);
        await WriteAsync(database, "a", "two");
        Assert.Equal("two", await TextAsync(database, "a"));
    }

    [Fact]
    public async Task Restore_AnotherProgramReading_IsRefused()
    {
        await BackUpAsync("one");
        await using var shell = new SqliteConnection($"Data Source={Path.Combine(host.Folder, "simulation.db")};Pooling=False");
        await shell.OpenAsync(Cancellation);
        SqliteFile.Execute(shell, "SELECT COUNT(*) FROM record");

        var fault = await Assert.ThrowsAsync<BackupException>(() => SqliteBackup.RestoreAsync(BackupFile, host.Folder, overwrite: true, clock, Cancellation));

        Assert.Contains("cannot be set aside", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_DatabaseThere_NeedsOverwriteAndKeepsIt()
    {
        await BackUpAsync("one");
        await using (var database = host.Open()) await WriteAsync(database, "a", "later");

        await Assert.ThrowsAsync<BackupException>(() => SqliteBackup.RestoreAsync(BackupFile, host.Folder, overwrite: false, clock, Cancellation));
        var first = await SqliteBackup.RestoreAsync(BackupFile, host.Folder, overwrite: true, clock, Cancellation);
        var second = await SqliteBackup.RestoreAsync(first.Replaced!, host.Folder, overwrite: true, clock, Cancellation);

        Assert.Equal("simulation.db.20261123T083015Z", Path.GetFileName(first.Replaced));
        Assert.Equal("simulation.db.20261123T083015Z-2", Path.GetFileName(second.Replaced));
        await using var again = host.Open();
        Assert.Equal("later", await TextAsync(again, "a"));
    }

    [Fact]
    public async Task Restore_OverADamagedDatabase_KeepsItsBytes()
    {
        await BackUpAsync("one");
        var database = Path.Combine(host.Folder, "simulation.db");
        await File.WriteAllTextAsync(database, "no database any more", Cancellation);
        await File.WriteAllTextAsync(database + "-wal", "nor a log", Cancellation);

        var restored = await SqliteBackup.RestoreAsync(BackupFile, host.Folder, overwrite: true, clock, Cancellation);

        Assert.Equal("no database any more", await File.ReadAllTextAsync(restored.Replaced!, Cancellation));
        Assert.Equal("nor a log", await File.ReadAllTextAsync(restored.Replaced + "-wal", Cancellation));
        await using var again = host.Open();
        Assert.Equal("one", await TextAsync(again, "a"));
    }

    [Theory]
    [InlineData(0.0, 16)]
    [InlineData(0.5, 4_096)]
    [InlineData(0.9, 4_096)]
    public async Task Restore_DamagedBackup_IsRefusedAndChangesNothing(double place, int length)
    {
        await using (var database = host.Open())
        {
            for (var number = 0; number < 50; number++) await WriteAsync(database, $"n{number}", new string('x', 500));
        }

        await SqliteBackup.BackupAsync(host.Folder, BackupFile, Cancellation);
        var bytes = await File.ReadAllBytesAsync(BackupFile, Cancellation);
        Array.Fill(bytes, (byte)0xA5, (int)(place * bytes.Length), length);
        await File.WriteAllBytesAsync(BackupFile, bytes, Cancellation);

        var fault = await Assert.ThrowsAsync<BackupException>(() => SqliteBackup.RestoreAsync(BackupFile, host.Folder, overwrite: true, clock, Cancellation));

        Assert.Contains("damaged", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["simulation.db", "simulation.db.lock"], Directory.GetFiles(host.Folder).Select(Path.GetFileName).Order());
        await using var again = host.Open();
        Assert.Equal(50, (await new SqlRecordStore(again, clock).ListAsync("scenario", "", cancellation: Cancellation)).Count);
    }

    [Fact]
    public async Task Restore_NewerBackup_IsRefused()
    {
        await using (var database = host.Open())
        {
            await WriteAsync(database, "a", "one");
        }

        await SqliteBackup.BackupAsync(host.Folder, BackupFile, Cancellation);
        await using (var newer = new SqliteConnection($"Data Source={BackupFile};Pooling=False"))
        {
            await newer.OpenAsync(Cancellation);
            SqliteFile.Execute(newer, "INSERT INTO schema_migration VALUES (999, 'later', 'some day')");
        }

        await Assert.ThrowsAsync<SchemaVersionException>(() => SqliteBackup.RestoreAsync(BackupFile, other.Folder, overwrite: false, clock, Cancellation));
        Assert.False(File.Exists(Path.Combine(other.Folder, "simulation.db")));
    }

    [Fact]
    public async Task Restore_AnotherProgramsDatabase_IsRefused()
    {
        await using (var foreign = new SqliteConnection($"Data Source={BackupFile};Pooling=False"))
        {
            await foreign.OpenAsync(Cancellation);
            SqliteFile.Execute(foreign, "CREATE TABLE something (a)");
        }

        var fault = await Assert.ThrowsAsync<BackupException>(() => SqliteBackup.RestoreAsync(BackupFile, other.Folder, overwrite: false, clock, Cancellation));

        Assert.Contains("none of this program", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_DatabaseInsteadOfABackup_IsRefused()
    {
        await using var database = host.Open();
        await WriteAsync(database, "a", "one");

        var fault = await Assert.ThrowsAsync<BackupException>(
            () => SqliteBackup.RestoreAsync(Path.Combine(host.Folder, "simulation.db"), other.Folder, overwrite: false, clock, Cancellation));

        Assert.Contains("a database in use and not a backup", fault.Message, StringComparison.Ordinal);
    }

    private async Task BackUpAsync(string text)
    {
        await using (var database = host.Open()) await WriteAsync(database, "a", text);
        await SqliteBackup.BackupAsync(host.Folder, BackupFile, Cancellation);
    }

    private Task<StoredRecord> WriteAsync(SqlDatabase database, string id, string text) =>
        new SqlRecordStore(database, clock).WriteAsync(Writes.Scenario(id).Write(text), Cancellation);

    private async Task<string?> TextAsync(SqlDatabase database, string id) =>
        (await new SqlRecordStore(database, clock).FindAsync(Writes.Scenario(id), Cancellation))?.Text();
}
