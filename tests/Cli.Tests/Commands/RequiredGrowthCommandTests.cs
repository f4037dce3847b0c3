using Simulation.Cli.Hosting;
using Simulation.Cli.Tests.Miniature;
using Xunit;

namespace Simulation.Cli.Tests.Commands;

public sealed class RequiredGrowthCommandTests : IDisposable
{
    private readonly MiniatureProvince _province = new();

    public void Dispose() => _province.Dispose();

    [Fact]
    public async Task Model_WithoutSectors_IsToldWhatIsMissing()
    {
        var result = await _province.RunAsync("required-growth", "miniature", "--target", "8");

        Assert.Equal((ExitCode.WrongUsage, ""), (result.Code, result.Output));
        Assert.Contains("Required growth needs", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--target", "900", "Growth cannot be asked to be 900 %.")]
    [InlineData("--as-of", "2020-01-01", "Give a day from then to the end of 2024.")]
    public async Task Question_Wrong_IsWrongUsageWithAWayOut(string option, string value, string wayOut)
    {
        var result = await _province.RunAsync("required-growth", "miniature", option, value);

        Assert.Equal((ExitCode.WrongUsage, ""), (result.Code, result.Output));
        Assert.Contains(wayOut, result.Error, StringComparison.Ordinal);
    }
}
