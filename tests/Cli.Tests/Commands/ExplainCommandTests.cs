using System.Text.Json;
using Simulation.Cli.Hosting;
using Simulation.Cli.Tests.Miniature;
using Xunit;

namespace Simulation.Cli.Tests.Commands;

public sealed class ExplainCommandTests : IDisposable
{
    private readonly MiniatureProvince _province = new();

    public void Dispose() => _province.Dispose();

    [Fact]
    public async Task Model_Variable_ShowsEquationAndUpstream()
    {
        var result = await _province.RunAsync("explain", _province.PathOf("models/miniature.model"), "output", "--depth", "2");

        Assert.Equal((ExitCode.Ok, ""), (result.Code, result.Error));
        Golden.AssertEqual("explain-model", result.Output);
    }

    [Fact]
    public async Task Province_Variable_TermsAddUpToTheLeftSide()
    {
        var result = await _province.RunAsync("explain", "miniature", "output", "--year", "2025", "--json");

        Assert.Equal((ExitCode.Ok, ""), (result.Code, result.Error));
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(2025, json.RootElement.GetProperty("year").GetInt32());
        var terms = json.RootElement.GetProperty("terms").EnumerateArray().Select(term => term.GetProperty("value").GetDouble()).ToList();
        Assert.Equal(4, terms.Count);
        Assert.Equal(json.RootElement.GetProperty("leftSide").GetDouble(), terms.Sum(), 1e-9);
        // A drought costs three points and comes in one year of five.
        Assert.InRange(terms[2], -0.008, -0.004);
    }

    [Fact]
    public async Task Province_Variable_ShowsValuesOfTheFirstYear()
    {
        var result = await _province.RunAsync("explain", "miniature", "grdp_growth", "--lang", "vi");

        Assert.Contains("Năm 2024, trung bình của 1.000 lượt mô phỏng cơ sở", result.Output, StringComparison.Ordinal);
        Assert.Contains("grdp_growth: Tăng trưởng GRDP", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("outputt", "Did you mean 'output'?")]
    [InlineData("nothing_like_it", "See what it declares: simulation check MODEL.")]
    public async Task Variable_Unknown_IsWrongUsageWithAWayOut(string variable, string wayOut)
    {
        var result = await _province.RunAsync("explain", "miniature", variable);

        Assert.Equal((ExitCode.WrongUsage, ""), (result.Code, result.Output));
        Assert.Contains(wayOut, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2023", "the forecast starts in 2024")]
    [InlineData("2999", "--year: The horizon cannot be 2999.")]
    public async Task Year_OutsideTheForecast_IsWrongUsage(string year, string message)
    {
        var result = await _province.RunAsync("explain", "miniature", "output", "--year", year);

        Assert.Equal((ExitCode.WrongUsage, ""), (result.Code, result.Output));
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Year_OfAModelAlone_IsWrongUsage()
    {
        var result = await _province.RunAsync("explain", "miniature.model", "output");
        var valued = await _province.RunAsync("explain", _province.PathOf("models/miniature.model"), "output", "--year", "2025");

        Assert.Equal(ExitCode.WrongUsage, result.Code);
        Assert.Equal(ExitCode.WrongUsage, valued.Code);
        Assert.Contains("a model alone has no values", valued.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Indexed_WithoutMember_ListsTheMembers()
    {
        var result = await CommandLine.RunAsync("explain", "provincial", "value_added");

        Assert.Equal(ExitCode.WrongUsage, result.Code);
        Assert.Contains("value_added[power]", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BrokenModel_ShowsItsErrorsAndExitsWith1()
    {
        _province.Write("broken.model", "model broken\nversion \"1\"\nfrequency annual\nvariable x\n");

        var result = await _province.RunAsync("explain", _province.PathOf("broken.model"), "x");

        Assert.Equal((ExitCode.InputHasErrors, ""), (result.Code, result.Output));
        Assert.Contains("broken.model:4", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_Explain_ShowsExamples() => Golden.AssertEqual("help-explain", (await CommandLine.RunAsync("explain", "--help")).Output);
}
