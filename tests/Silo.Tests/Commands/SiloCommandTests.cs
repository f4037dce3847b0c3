using Npgsql;
using Simulation.Silo.Commands;
using Xunit;

namespace Simulation.Silo.Tests.Commands;

public class SiloCommandTests(DatabaseFixture database)
{
    [Theory]
    [InlineData("--help")]
    [InlineData("migrate", "--help")]
    public async Task Help_Asked_IsGiven(params string[] args)
    {
        var (exitCode, output, _) = await RunAsync(args);

        Assert.Equal(0, exitCode);
        Assert.Contains("Cluster:Connection", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_Unknown_IsRefusedWithHelp()
    {
        var (exitCode, _, errors) = await RunAsync("migrat");

        Assert.Equal(SiloCommand.Misused, exitCode);
        Assert.StartsWith("There is no command 'migrat'.", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Cluster:SiloPort", "11111")]
    [InlineData("migrate")]
    public async Task Connection_Missing_IsSaidInASentence(params string[] args)
    {
        var (exitCode, _, errors) = await RunAsync(args);

        Assert.Equal(SiloCommand.Misused, exitCode);
        Assert.StartsWith("Cluster:Connection is missing", Assert.Single(Lines(errors)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Cluster:SiloPort is 'abc' and must be a whole number from 1 to 65535.", "--Cluster:SiloPort", "abc")]
    [InlineData("Operations:TraceShare is '7' and must be a number from 0 to 1.", "--Operations:TraceShare", "7")]
    [InlineData("Simulation:BulkShard is 7 and must be a multiple of 256.", "--Simulation:BulkShard", "7")]
    [InlineData("Failed to convert configuration value 'many' at 'Simulation:MaximumDraws' to type 'System.Int32'.", "--Simulation:MaximumDraws", "many")]
    public async Task Setting_Wrong_IsSaidInASentence(string message, params string[] settings)
    {
        var (exitCode, _, errors) = await RunAsync([.. Connection(await database.Server.CreateDatabaseAsync(TestContext.Current.CancellationToken)), .. settings]);

        Assert.Equal(SiloCommand.Misused, exitCode);
        Assert.Equal(message, Assert.Single(Lines(errors)));
    }

    [Fact]
    public async Task Schema_Missing_IsRefusedWithTheWayOut()
    {
        var (exitCode, _, errors) = await RunAsync(Connection(await database.Server.CreateDatabaseAsync(TestContext.Current.CancellationToken)));

        Assert.Equal(SiloCommand.Failed, exitCode);
        Assert.Contains("migrate", Assert.Single(Lines(errors)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_Newer_IsRefusedByRunAndMigrate()
    {
        var connection = await database.Server.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, (await RunAsync(["migrate", .. Connection(connection)])).ExitCode);
        await ExecuteAsync(connection, "INSERT INTO schema_migration (number, name, applied) VALUES (999, 'of-tomorrow', 'tomorrow')");

        foreach (var args in (string[][])[Connection(connection), ["migrate", .. Connection(connection)]])
        {
            var (exitCode, _, errors) = await RunAsync(args);

            Assert.Equal(SiloCommand.Failed, exitCode);
            Assert.Contains("newer", Assert.Single(Lines(errors)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Migrate_Again_DoesNothing()
    {
        var connection = Connection(await database.Server.CreateDatabaseAsync(TestContext.Current.CancellationToken));

        var first = await RunAsync(["migrate", .. connection]);
        var second = await RunAsync(["migrate", .. connection]);

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.StartsWith("Applied 1, 2", first.Output, StringComparison.Ordinal);
        Assert.EndsWith("already.", Assert.Single(Lines(second.Output)), StringComparison.Ordinal);
    }

    private static string[] Connection(string connection) => ["--Cluster:Connection", connection, "--Cluster:AdvertisedAddress", "127.0.0.1"];

    private static string[] Lines(string text) => text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = await SiloCommand.RunAsync(args, output, errors);
        return (exitCode, output.ToString(), errors.ToString());
    }

    private static async Task ExecuteAsync(string connection, string text)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(text);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
