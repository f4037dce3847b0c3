using Npgsql;
using Simulation.Cluster.Fixture;
using Simulation.Cluster.Tests.Support;
using Xunit;

namespace Simulation.Cluster.Tests;

/// <summary>A silo starts on tables of its own version only, and says why not on others.</summary>
public sealed class SchemaTests(ThreeSilos silos) : ClusterTest(silos)
{
    [Fact]
    public async Task Silo_DatabaseNotMigrated_RefusesToStart()
    {
        var connection = await Cluster.Database.CreateDatabaseAsync(Limit);

        var (code, output) = await StartAsync(connection);

        Assert.Equal(1, code);
        Assert.Contains("migrate", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silo_SchemaOfANewerVersion_RefusesToStart()
    {
        var connection = await Cluster.Database.CreateDatabaseAsync(Limit);
        await using (var migration = NodeProcess.Start("migration", Programs.Silo, ["migrate", "--Cluster:Connection", connection]))
            Assert.Equal(0, await migration.Exited.WaitAsync(Limit));
        await using (var source = NpgsqlDataSource.Create(connection))
        await using (var command = source.CreateCommand("INSERT INTO schema_migration (number, name, applied) VALUES (9999, 'of the future', '2099-01-01 00:00:00Z')"))
            await command.ExecuteNonQueryAsync(Limit);

        var (code, output) = await StartAsync(connection);

        Assert.Equal(1, code);
        Assert.Contains("has schema version 9999, made by a newer version of this program", output, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output)> StartAsync(string connection)
    {
        await using var silo = new SiloNode("silo", ["--Cluster:Connection", connection]);
        silo.Begin();
        return (await silo.Process.Exited.WaitAsync(Limit), silo.Output);
    }
}
