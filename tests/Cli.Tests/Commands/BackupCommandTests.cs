using System.Text.Json;
using Simulation.Cli.Hosting;
using Simulation.Storage.Sql;
using Simulation.Storage.Sqlite;
using Xunit;

namespace Simulation.Cli.Tests.Commands;

public sealed class BackupCommandTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("simulation-backup-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Store => Path.Combine(_folder, "store");

    private string BackupFile => Path.Combine(_folder, "backup.db");

    public async ValueTask InitializeAsync()
    {
        await using var database = new SqliteDatabase(Store, TimeSpan.FromSeconds(5), TimeProvider.System);
        await new SqlBlobStore(database, TimeProvider.System).WriteAsync("calibration/1f", new byte[] { 1 }, Cancellation);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Backup_ThenRestore_SaysWhatThereIs()
    {
        var backup = await CommandLine.RunAsync("backup", "--store", Store, "--to", BackupFile);
        var refused = await CommandLine.RunAsync("restore", BackupFile, "--store", Store);
        var restored = await CommandLine.RunAsync("restore", BackupFile, "--store", Store, "--force", "--lang", "vi");

        Assert.Equal((ExitCode.Ok, ""), (backup.Code, backup.Error));
        Assert.Contains("records 0 in 0 versions, calibrations and results 1, schema version 1", OnOneLine(backup.Output), StringComparison.Ordinal);
        Assert.Equal(ExitCode.WrongUsage, refused.Code);
        Assert.Contains("give --force to replace it", refused.Error, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Ok, ""), (restored.Code, restored.Error));
        Assert.Contains("Cơ sở dữ liệu cũ được giữ lại tại", OnOneLine(restored.Output), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Store, "simulation.db.2*"));
    }

    [Fact]
    public async Task Json_IsTheOnlyOutput()
    {
        var other = Path.Combine(_folder, "other");
        using var backup = JsonDocument.Parse((await CommandLine.RunAsync("backup", "--store", Store, "--to", BackupFile, "--json")).Output);
        using var restored = JsonDocument.Parse((await CommandLine.RunAsync("restore", BackupFile, "--store", other, "--json")).Output);

        Assert.Equal(BackupFile, backup.RootElement.GetProperty("backup").GetString());
        Assert.Equal(1, backup.RootElement.GetProperty("contents").GetInt32());
        Assert.False(backup.RootElement.TryGetProperty("database", out _));
        Assert.Equal(Path.Combine(other, "simulation.db"), restored.RootElement.GetProperty("database").GetString());
        Assert.Equal(JsonValueKind.Null, restored.RootElement.GetProperty("replaced").ValueKind);
    }

    [Fact]
    public async Task Restore_HostRunning_IsAnErrorThatSaysSo()
    {
        await CommandLine.RunAsync("backup", "--store", Store, "--to", BackupFile);
        await using var host = new SqliteDatabase(Store, TimeSpan.FromSeconds(5), TimeProvider.System);
        await new SqlBlobStore(host, TimeProvider.System).ListAsync("", Cancellation);

        var result = await CommandLine.RunAsync("restore", BackupFile, "--store", Store, "--force");

        Assert.Equal((ExitCode.InputHasErrors, ""), (result.Code, result.Output));
        Assert.Contains("stop the host", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("backup", "--to", "nowhere/backup.db")]
    [InlineData("restore", "nothing.db", "--force")]
    public async Task Path_Missing_IsAnErrorThatNamesIt(params string[] arguments)
    {
        var result = await CommandLine.RunAsync([.. arguments, "--store", Store]);

        Assert.Equal((ExitCode.InputHasErrors, ""), (result.Code, result.Output));
        Assert.StartsWith("There is no ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_Backup_ShowsExamples() => Golden.AssertEqual("help-backup", (await CommandLine.RunAsync("backup", "--help")).Output);

    [Fact]
    public async Task Help_Restore_ShowsExamples() => Golden.AssertEqual("help-restore", (await CommandLine.RunAsync("restore", "--help")).Output);

    // Paths are long: where lines break depends on the machine.
    private static string OnOneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
