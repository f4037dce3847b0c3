using System.Text.Json;
using Simulation.Cli.Hosting;
using Simulation.Cli.Tests.Miniature;
using Xunit;

namespace Simulation.Cli.Tests.Commands;

public sealed class AuditCommandTests : IDisposable
{
    private readonly MiniatureProvince _province = new();

    public void Dispose() => _province.Dispose();

    [Fact]
    public async Task Plan_MissingFigures_AreNamed()
    {
        var result = await _province.RunAsync("audit", "miniature");

        Assert.Equal((ExitCode.Ok, ""), (result.Code, result.Error));
        Assert.StartsWith("miniature, plan ", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"\d contradictions, \d strained, \d slack, \d consistent, \d not judged\.", result.Output);
    }

    [Fact]
    public async Task Plan_AsJson_IsTheDocument()
    {
        var result = await _province.RunAsync("audit", "miniature", "--json");

        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal("miniature", json.RootElement.GetProperty("province").GetString());
    }

    [Fact]
    public async Task Plan_Unknown_IsWrongUsageWithTheKnownOnes()
    {
        var result = await _province.RunAsync("audit", "miniature", "--plan", "1999");

        Assert.Equal((ExitCode.WrongUsage, ""), (result.Code, result.Output));
        Assert.Contains("--plan: miniature has no plan '1999'. Its plans are", result.Error, StringComparison.Ordinal);
    }
}
