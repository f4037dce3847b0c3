using System.Text.Json;
using Simulation.Cli.Hosting;
using Simulation.Cli.Tests.Miniature;
using Xunit;

namespace Simulation.Cli.Tests.Commands;

public sealed class CalibrateCommandTests : IDisposable
{
    private static readonly string[] Small = ["calibrate", "miniature", "--blocks", "2", "--steps", "100"];

    private readonly MiniatureProvince _province = new();

    public void Dispose() => _province.Dispose();

    [Fact]
    public async Task Report_ShowsVerdictsParametersFiguresAndConvergence()
    {
        var result = await _province.RunAsync(Small);

        Assert.Equal((ExitCode.Ok, ""), (result.Code, result.Error));
        Assert.StartsWith("Miniature: calibrated from 2017 to 2023 on 6 figures known on 1 January 2024.", result.Output, StringComparison.Ordinal);
        foreach (var part in new[] { "+ Fit: 6 of 6 figures", "Parameters: before and after", "trend", "Figures: published and fitted", "grdp_growth[total]", "4,096 members of 8 superchains, 100 steps" })
            Assert.Contains(part, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_TrendContractsAndFiguresAreFitted()
    {
        using var json = JsonDocument.Parse((await _province.RunAsync([.. Small, "--json"])).Output);

        var trend = json.RootElement.GetProperty("parameters").EnumerateArray().Single(fit => fit.GetProperty("parameter").GetString() == "trend");
        Assert.InRange(trend.GetProperty("contraction").GetDouble(), 0.3, 1);
        Assert.Equal("A guess", trend.GetProperty("source").GetString());
        Assert.All(json.RootElement.GetProperty("observations").EnumerateArray(), fit => Assert.InRange(fit.GetProperty("z").GetDouble(), -2.5, 2.5));
    }

    [Fact]
    public async Task SameSeed_SameBytes_OtherSeed_OtherCalibration()
    {
        var first = await _province.RunAsync([.. Small, "--json"]);
        var again = await _province.RunAsync([.. Small, "--json"]);
        var other = await _province.RunAsync([.. Small, "--json", "--seed", "2"]);

        Assert.Equal(first.Output, again.Output);
        Assert.NotEqual(Id(first), Id(other));
    }

    [Fact]
    public async Task AsOf_EarlierDay_UsesOnlyWhatWasKnown()
    {
        using var json = JsonDocument.Parse((await _province.RunAsync([.. Small, "--json", "--as-of", "2022-01-01"])).Output);

        Assert.Equal(2021, json.RootElement.GetProperty("lastYear").GetInt32());
        Assert.Equal(4, json.RootElement.GetProperty("observations").GetArrayLength());
    }

    [Fact]
    public async Task Review_ShowsInfluenceChecksAndIdentifiability()
    {
        var result = await _province.RunAsync([.. Small, "--review"]);

        Assert.Equal((ExitCode.Ok, ""), (result.Code, result.Error));
        foreach (var part in new[] { "Influence: what leaving a figure out would change", "Surprises: percentile", "chi-square", "growth-spread", "No figure depends on", "trend" })
            Assert.Contains(part, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Review_Refitted_CalibratesWithoutEveryDoubtfulFigure()
    {
        using var json = JsonDocument.Parse((await _province.RunAsync([.. Small, "--refit", "--json"])).Output);

        var influences = json.RootElement.GetProperty("observations").EnumerateArray().Select(fit => fit.GetProperty("influence")).ToArray();
        Assert.Equal(6, influences.Length);
        Assert.All(influences, influence => Assert.True(influence.GetProperty("isReliable").GetBoolean()));
        Assert.Contains(influences, influence => influence.GetProperty("isRefitted").GetBoolean());
    }

    [Fact]
    public async Task Html_IsOnePageWithPicturesThatNeedsNothingElse()
    {
        var file = _province.PathOf("calibration.html");

        var result = await _province.RunAsync([.. Small, "--html", file, "--lang", "vi"]);

        var page = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Ok, result.Code);
        Assert.StartsWith("<!doctype html>\n<html lang=\"vi\">", page, StringComparison.Ordinal);
        Assert.Contains("<svg role=\"img\"", page, StringComparison.Ordinal);
        foreach (var outside in new[] { "<script", "http://", "https://", "@import", "url(" })
            Assert.DoesNotContain(outside, page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report.json", "{\"calibration\":")]
    [InlineData("report.txt", "Miniature: calibrated from 2017 to 2023")]
    public async Task Report_File_HoldsTheReport(string name, string beginning)
    {
        var file = _province.PathOf(name);

        var result = await _province.RunAsync([.. Small, "--report", file]);

        Assert.Equal(ExitCode.Ok, result.Code);
        Assert.StartsWith(beginning, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_province.PathOf("."), "*.part"));
    }

    [Fact]
    public async Task Report_FolderMissing_IsSaidBeforeTheWork()
    {
        var result = await _province.RunAsync([.. Small, "--report", _province.PathOf("nowhere/report.json")]);

        Assert.Equal((ExitCode.WrongUsage, ""), (result.Code, result.Output));
        Assert.Contains("does not exist: create it or name another.", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--blocks", "1", "--blocks cannot be 1: give a number in 2..64.")]
    [InlineData("--steps", "0", "--steps cannot be 0: give a number in 16..100000.")]
    public async Task Size_OutOfRange_IsWrongUsage(string option, string value, string message)
    {
        var result = await _province.RunAsync("calibrate", "miniature", option, value);

        Assert.Equal(ExitCode.WrongUsage, result.Code);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_Calibrate_ShowsTheSizes() => Golden.AssertEqual("help-calibrate", (await CommandLine.RunAsync("calibrate", "--help")).Output);

    private static string? Id(CommandLine.Result result)
    {
        using var json = JsonDocument.Parse(result.Output);
        return json.RootElement.GetProperty("calibration").GetString();
    }
}
