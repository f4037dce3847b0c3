using System.Text.Json;
using Simulation.Cli.Hosting;
using Xunit;

namespace Simulation.Cli.Tests.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private const string Sound =
        """
        model growth "Growth of one sector" vi "Tăng trưởng một ngành"
        version "2.1"
        frequency annual
        parameter trend "Trend growth" ~ normal(0.06, sd = 0.02)
        shock surprise ~ normal(0, 0.03)
        variable output "Output" published flow
        variable demand "Demand"
        variable income "Income"
        block supply:
          dlog(output) = trend + surprise
        block market:
          demand = 0.8 * income + 1
          income = 0.5 * demand + output
        start:
          output = 100
        """;

    private const string Broken =
        """
        model growth "Growth of one sector"
        version "1.0"
        frequency annual
        parameter trend "Trend growth" ~ normal(0.06, sd = 0.02)
        variable output "Output"
        variable other "Nothing determines it"
        block supply:
          dlog(output) = trnd
        start:
          output = 100
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("simulation-check").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Model_WithoutProblems_ShowsDeclarationsOrderAndExchanges()
    {
        var result = await CommandLine.RunAsync("check", Write("sound.model", Sound));

        Assert.Equal((ExitCode.Ok, ""), (result.Code, result.Error));
        Golden.AssertEqual("check-model", System.Text.RegularExpressions.Regex.Replace(result.Output, "SHA-256 [0-9a-f]{12}", "SHA-256 (hash)"));
    }

    [Fact]
    public async Task Model_WithErrors_ShowsAllOfThemWithCaretsAndExitsWith1()
    {
        var result = await CommandLine.RunAsync("check", Write("broken.model", Broken));

        Assert.Equal(ExitCode.InputHasErrors, result.Code);
        Assert.Empty(result.Output);
        Golden.AssertEqual("check-model-errors", result.Error);
    }

    [Fact]
    public async Task Model_WithErrorsAsJson_HasLineAndColumnOfEach()
    {
        var result = await CommandLine.RunAsync("check", Write("broken.model", Broken), "--json");

        Assert.Equal(ExitCode.InputHasErrors, result.Code);
        using var json = JsonDocument.Parse(result.Output);
        var unknown = json.RootElement.GetProperty("diagnostics").EnumerateArray().Single(found => found.GetProperty("code").GetString() == "M101");
        Assert.Equal((8, 18), (unknown.GetProperty("line").GetInt32(), unknown.GetProperty("column").GetInt32()));
        Assert.Equal("Did you mean 'trend'?", unknown.GetProperty("hint").GetString());
        Assert.False(json.RootElement.TryGetProperty("segments", out _));
    }

    [Fact]
    public async Task Model_AsJson_ListsSegmentsAndTheSimultaneousCore()
    {
        var result = await CommandLine.RunAsync("check", Write("sound.model", Sound), "--json");

        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal("2.1", json.RootElement.GetProperty("version").GetString());
        var cores = json.RootElement.GetProperty("segments").EnumerateArray().SelectMany(segment => segment.GetProperty("simultaneous").EnumerateArray());
        Assert.Equal(["demand", "income"], cores.Select(name => name.GetString()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("nowhere.model", "There is no file 'nowhere.model'")]
    [InlineData("atlantis", "'atlantis' is neither a file, nor a province (")]
    public async Task Subject_Unknown_IsWrongUsage(string subject, string message)
    {
        var result = await CommandLine.RunAsync("check", subject);

        Assert.Equal((ExitCode.WrongUsage, ""), (result.Code, result.Output));
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_NotText_IsAnErrorOfTheInput()
    {
        var path = Path.Combine(_folder, "bytes.model");
        await File.WriteAllBytesAsync(path, [0x6d, 0xff, 0xfe, 0x0a], TestContext.Current.CancellationToken);

        var result = await CommandLine.RunAsync("check", path);

        Assert.Equal(ExitCode.InputHasErrors, result.Code);
        Assert.Contains("UTF-8 text expected", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tra-vinh", "Trà Vinh (tra-vinh)")]
    [InlineData("tien-giang", "Tiền Giang (tien-giang)")]
    public async Task Province_Shipped_HasNoErrors(string province, string heading)
    {
        var result = await CommandLine.RunAsync("check", province);

        Assert.Equal(ExitCode.Ok, result.Code);
        Assert.StartsWith(heading, result.Output, StringComparison.Ordinal);
        Assert.Contains("Used by calibration", result.Output, StringComparison.Ordinal);
        Assert.Contains("Figures checked against each other", result.Output, StringComparison.Ordinal);
        Assert.Contains("Model provincial", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Province_LaterDay_UsesMoreFigures()
    {
        async Task<int> UsedOn(string day)
        {
            using var json = JsonDocument.Parse((await CommandLine.RunAsync("check", "tra-vinh", "--json", "--as-of", day)).Output);
            return json.RootElement.GetProperty("used").GetArrayLength();
        }

        Assert.True(await UsedOn("2024-01-01") > await UsedOn("2022-01-01"));
    }

    [Fact]
    public async Task Province_BrokenSettings_NamesTheFileAndExitsWith1()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "xx", "nowhere"));
        Write(Path.Combine("xx", "nowhere", "province.json"), "{ \"id\": 3 }");

        var result = await CommandLine.RunAsync("check", "nowhere", "--data", _folder, "--json");

        Assert.Equal(ExitCode.InputHasErrors, result.Code);
        Assert.Contains("xx/nowhere/province.json", result.Error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(result.Output);
        Assert.NotEqual(0, json.RootElement.GetProperty("errors").GetInt32());
    }

    [Theory]
    [InlineData("01/01/2024")]
    [InlineData("2024-13-01")]
    public async Task AsOf_NotADay_IsWrongUsage(string day)
    {
        var result = await CommandLine.RunAsync("check", "tra-vinh", "--as-of", day);

        Assert.Equal(ExitCode.WrongUsage, result.Code);
        Assert.Contains($"--as-of cannot be '{day}': write year-month-day, 2024-01-01.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_Check_ShowsExamples() => Golden.AssertEqual("help-check", (await CommandLine.RunAsync("check", "--help")).Output);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
