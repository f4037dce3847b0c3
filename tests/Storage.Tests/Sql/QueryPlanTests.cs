using Simulation.Storage.Tests.Support;
using Xunit;

namespace Simulation.Storage.Tests.Sql;

/// <summary>Questions that are asked often must be answered from an index, whatever the size of the tables.</summary>
public sealed class QueryPlanTests
{
    [Theory]
    [InlineData("SELECT id FROM record WHERE kind = 'a' AND id = 'b' AND live", "record_live (kind=? AND id=?)")]
    [InlineData("SELECT id FROM record WHERE kind = 'a' AND live AND id >= 'b' AND id < 'c' ORDER BY id LIMIT 5", "record_live (kind=? AND id>? AND id<?)")]
    [InlineData("SELECT id FROM record WHERE kind = 'a' AND id = 'b' AND version < 7 ORDER BY version DESC LIMIT 5", "record_version (kind=? AND id=? AND version<?)")]
    [InlineData("SELECT id FROM record WHERE token = 'a'", "record_token (token=?)")]
    [InlineData("SELECT id FROM record WHERE kind = 'a' AND sequence < 9 AND id >= 'b' AND id < 'c' ORDER BY sequence DESC LIMIT 5", "record_sequence (kind=? AND")]
    [InlineData("SELECT name FROM blob WHERE name >= 'b' AND name < 'c' ORDER BY name", "PRIMARY KEY (name>? AND name<?)")]
    public async Task Question_UsesAnIndexWithoutSorting(string query, string index)
    {
        await using var folder = new SqliteTestDatabase();
        await using var database = folder.Open();

        var plan = await database.ReadAsync(
            session => session.AllAsync("EXPLAIN QUERY PLAN " + query, row => row.GetString(3)), TestContext.Current.CancellationToken);

        Assert.Contains(index, Assert.Single(plan), StringComparison.Ordinal);
    }
}
