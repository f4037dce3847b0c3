using System.Text.Json;
using Simulation.Cli.Hosting;
using Simulation.Cli.Tests.Miniature;
using Xunit;

namespace Simulation.Cli.Tests.Commands;

public sealed class BacktestCommandTests : IDisposable
{
    private readonly MiniatureProvince province = new();
    private readonly string folder = Directory.CreateTempSubdirectory("simulation-backtest-").FullName;

    public void Dispose()
    {
        province.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Backtest_ShowsCoverageSkillAndEveryOrigin()
    {
        var result = await province.RunAsync("backtest", "miniature", "--steps", "16");

        Assert.Equal((ExitCode.Ok, ""), (result.Code, result.Error));
        Assert.StartsWith("miniature: 6 forecasts of 1 to 3 years from the ends of 2020 to 2022, against what came.", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"The 90 % bands hold \d of 6 outcomes", result.Output);
        Assert.Contains("Where the model is worse than naive", result.Output, StringComparison.Ordinal);
        foreach (var year in (int[])[2021, 2022, 2023])
            Assert.Contains($"Standing on 1 January {year}", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backtest_InVietnamese_SpeaksIt() =>
        Assert.Contains("Nơi mô hình kém hơn dự báo đơn giản", (await province.RunAsync("backtest", "miniature", "--steps", "16", "--origins", "2021", "--lang", "vi")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task Backtest_AsJson_IsTheDocumentWithEveryForecast()
    {
        var result = await province.RunAsync("backtest", "miniature", "--steps", "16", "--origins", "2021:2022", "--horizon", "1", "--json");

        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal([2021, 2022], json.RootElement.GetProperty("origins").EnumerateArray().Select(origin => origin.GetProperty("year").GetInt32()));
        var forecast = json.RootElement.GetProperty("origins")[1].GetProperty("forecasts")[0];
        Assert.Equal(("grdp_growth", 2023, 5.6), (forecast.GetProperty("indicator").GetString(), forecast.GetProperty("year").GetInt32(), forecast.GetProperty("outcome").GetDouble()));
        Assert.Equal(["last-value", "historical-mean"], forecast.GetProperty("naive").EnumerateArray().Select(naive => naive.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task Backtest_ToFiles_WritesAPageWithPicturesAndNothingFromElsewhere_AndAScorecard()
    {
        var (page, card) = (Path.Combine(folder, "backtest.html"), Path.Combine(folder, "backtest.md"));
        var result = await province.RunAsync("backtest", "miniature", "--steps", "16", "--html", page, "--markdown", card);

        Assert.Equal(ExitCode.Ok, result.Code);
        var html = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        Assert.True(html.Split("<svg").Length > 5);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
        Assert.Contains("| grdp_growth[total] | all | 6 |", await File.ReadAllTextAsync(card, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_Backtest_ShowsExamples() => Golden.AssertEqual("help-backtest", (await CommandLine.RunAsync("backtest", "--help")).Output);

    [Theory]
    [InlineData("--origins: A backtest needs origins within 2020:2022.", "--origins", "2010:2012")]
    [InlineData("--origins cannot be 'soon'", "--origins", "soon")]
    [InlineData("--horizon: A backtest needs 1 to 10 years.", "--horizon", "11")]
    [InlineData("--steps: A calibration cannot have 2 steps.", "--steps", "2")]
    [InlineData("--html: the folder", "--html", "nowhere/at/all.html")]
    public async Task Backtest_WhatCannotBe_IsWrongUsageWithTheWayOut(string message, string option, string value)
    {
        var result = await province.RunAsync("backtest", "miniature", option, value);

        Assert.Equal((ExitCode.WrongUsage, ""), (result.Code, result.Output));
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }
}
