using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Simulation.Cli.Hosting;
using Simulation.Cli.Tests.Miniature;
using Simulation.Storage.Sql;
using Simulation.Storage.Sqlite;
using Xunit;

namespace Simulation.Cli.Tests.Simulating;

public sealed class CalibrationShelfTests : IDisposable
{
    private static readonly string[] Small = ["calibrate", "miniature", "--blocks", "2", "--steps", "16", "--json"];

    private readonly MiniatureProvince _province = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _province.Dispose();

    [Fact]
    public async Task Kept_IsUsed_UntilFreshIsAskedFor()
    {
        var first = await _province.RunAsync(Small);
        var other = await _province.RunAsync([.. Small, "--seed", "2"]);
        // The other seed's sample under the first one's name: whoever computes instead of looking is found out.
        await SwapAsync(Id(other), Id(first));

        var kept = await _province.RunAsync(Small);
        var fresh = await _province.RunAsync([.. Small, "--fresh"]);
        var after = await _province.RunAsync(Small);

        Assert.Equal(Parameters(other), Parameters(kept));
        Assert.Equal(first.Output, fresh.Output);
        Assert.Equal(first.Output, after.Output);
        Assert.Equal(("", ""), (kept.Error, fresh.Error));
    }

    [Fact]
    public async Task Kept_BySimulate_IsFoundByExplain()
    {
        await _province.RunAsync("simulate", "miniature", "--json");
        var before = await NamesAsync();
        await _province.RunAsync("explain", "miniature", "output", "--json");

        Assert.Single(before);
        Assert.Equal(before, await NamesAsync());
    }

    [Fact]
    public async Task Damaged_IsSaidAndReplaced()
    {
        var first = await _province.RunAsync(Small);
        await DamageAsync();

        var damaged = await _province.RunAsync(Small);
        var after = await _province.RunAsync(Small);

        Assert.Equal((ExitCode.Ok, first.Output), (damaged.Code, damaged.Output));
        Assert.StartsWith("Calibrating anew: The stored content calibration/", damaged.Error, StringComparison.Ordinal);
        Assert.Equal((first.Output, ""), (after.Output, after.Error));
    }

    [Fact]
    public async Task Store_NotUsable_IsSaidAndNotNeeded()
    {
        _province.Write("file", "not a folder");

        var result = await _province.RunAsync([.. Small, "--store", _province.PathOf("file/store"), "--lang", "vi"]);

        Assert.Equal(ExitCode.Ok, result.Code);
        Assert.StartsWith("Kết quả hiệu chỉnh không được lưu: ", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
    }

    private static string Id(CommandLine.Result result)
    {
        using var json = JsonDocument.Parse(result.Output);
        return json.RootElement.GetProperty("calibration").GetString()!;
    }

    private static string Parameters(CommandLine.Result result)
    {
        using var json = JsonDocument.Parse(result.Output);
        return json.RootElement.GetProperty("parameters").GetRawText();
    }

    private async Task DamageAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={_province.PathOf("store/simulation.db")};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE blob SET length = length + 1";
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancellation));
    }

    private Task<int> SwapAsync(string from, string to) => WithDatabaseAsync(async database =>
    {
        var blobs = new SqlBlobStore(database, TimeProvider.System);
        var bytes = (await blobs.ReadAsync($"calibration/{from}", Cancellation))!;
        var position = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(from));
        Encoding.UTF8.GetBytes(to).CopyTo(bytes, position);
        await blobs.DeleteAsync($"calibration/{to}", Cancellation);
        await blobs.WriteAsync($"calibration/{to}", bytes, Cancellation);
        return 0;
    });

    private Task<IReadOnlyList<string>> NamesAsync() =>
        WithDatabaseAsync(database => new SqlBlobStore(database, TimeProvider.System).ListAsync("", Cancellation));

    private async Task<T> WithDatabaseAsync<T>(Func<SqlDatabase, Task<T>> work)
    {
        await using var database = new SqliteDatabase(_province.PathOf("store"), TimeSpan.FromSeconds(5), TimeProvider.System);
        return await work(database);
    }
}
