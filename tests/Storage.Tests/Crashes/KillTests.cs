using System.Diagnostics;
using System.Globalization;
using Simulation.Storage.Records;
using Simulation.Storage.Sql;
using Simulation.Storage.Tests.Support;
using Xunit;

namespace Simulation.Storage.Tests.Crashes;

/// <summary>Programs that are killed while they write (SIGKILL: nothing of theirs runs any more), two at a time on one database.</summary>
public sealed class KillTests : IAsyncDisposable
{
    private const int Rounds = 5;

    private readonly SqliteTestDatabase database = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Kill_WhileWriting_LosesNothingAcknowledged()
    {
        var acknowledged = new List<string>();
        var moments = new Random(9);
        for (var round = 0; round < Rounds; round++)
        {
            var killed = await Task.WhenAll(
                WriteUntilKilledAsync($"a{round}", moments.Next(1, 40)), WriteUntilKilledAsync($"b{round}", moments.Next(1, 40)));
            acknowledged.AddRange(killed.SelectMany(lines => lines));
        }

        await using var opened = database.Open();
        foreach (var line in acknowledged) await AssertThereAsync(opened, line.Split(' '));
        Assert.True(acknowledged.Count > 2 * Rounds, $"Only {acknowledged.Count} writes were acknowledged.");
        await AssertSoundAsync(opened);
    }

    // Kills the writer when it has said so many lines; what it managed to say after that counts as well.
    private async Task<List<string>> WriteUntilKilledAsync(string name, int lines)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Simulation.Storage.Writer.dll");
        using var writer = Process.Start(new ProcessStartInfo("dotnet", [program, database.Folder, name]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = writer.StandardError.ReadToEndAsync(Cancellation);
        var said = new List<string>();
        while (await writer.StandardOutput.ReadLineAsync(Cancellation) is { } line)
        {
            said.Add(line);
            if (said.Count == lines) writer.Kill();
        }

        await writer.WaitForExitAsync(Cancellation);
        Assert.True(said.Count >= lines, $"The writer ended by itself:\n{await errors}");
        // What came after the decision to kill may end in half a line.
        return said.Count > lines ? said[..^1] : said;
    }

    private static async Task AssertThereAsync(SqlDatabase opened, string[] line)
    {
        if (line is ["record", var id, var version, var text])
        {
            var record = await new SqlRecordStore(opened, TimeProvider.System)
                .FindAsync(new RecordKey("scenario", id), long.Parse(version, CultureInfo.InvariantCulture), Cancellation);
            Assert.Equal(text, record?.Text());
            return;
        }

        Assert.Equal("blob", line[0]);
        var content = await new SqlBlobStore(opened, TimeProvider.System).ReadAsync(line[1], Cancellation);
        Assert.Equal(int.Parse(line[2], CultureInfo.InvariantCulture), content?.Length);
    }

    private static async Task AssertSoundAsync(SqlDatabase opened)
    {
        Task<string?> FirstAsync(string query) => opened.ReadAsync(session => session.FirstAsync(query, row => row.GetValue(0).ToString()), Cancellation);

        Assert.Equal("ok", await FirstAsync("PRAGMA integrity_check"));
        // Every record has its versions from 1 on without a gap: no write was done twice, none by halves.
        Assert.Equal("0", await FirstAsync("SELECT COUNT(*) FROM (SELECT MAX(version) AS newest, COUNT(*) AS kept FROM record GROUP BY kind, id) WHERE newest <> kept"));
        Assert.Equal("0", await FirstAsync("SELECT COUNT(*) FROM blob WHERE name NOT IN (SELECT name FROM blob_part)"));
    }
}
