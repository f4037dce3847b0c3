using System.Text.Json;
using Simulation.Cli.Hosting;
using Simulation.Cli.Tests.Miniature;
using Xunit;

namespace Simulation.Cli.Tests.Commands;

public sealed class MultipliersCommandTests : IDisposable
{
    private readonly MiniatureProvince _province = new();

    public void Dispose() => _province.Dispose();

    [Fact]
    public async Task Multipliers_OfInvestment_MoveGrowthOnceAndForthUndoIt()
    {
        var result = await _province.RunAsync("multipliers", "miniature", "--lever", "social_investment", "--percent", "1", "--json");

        Assert.Equal((ExitCode.Ok, ""), (result.Code, result.Error));
        using var json = JsonDocument.Parse(result.Output);
        var multiplier = json.RootElement.GetProperty("multipliers")[0];
        var effects = multiplier.GetProperty("effects").EnumerateArray().Select(effect => effect.GetProperty("interim").GetDouble()).ToList();
        // Growth depends on this year's investment alone: about 0.1 log points for a unit of its logarithm.
        Assert.InRange(effects[0], 0.05, 0.2);
        Assert.All(effects.Skip(1), effect => Assert.Equal(0, effect, 1e-9));
        Assert.Equal(multiplier.GetProperty("level").GetDouble() / 100, multiplier.GetProperty("change").GetDouble(), 1e-9);
    }

    [Fact]
    public async Task Multipliers_UnknownLever_IsWrongUsageWithTheNearest()
    {
        var result = await _province.RunAsync("multipliers", "miniature", "--lever", "social_investmant");

        Assert.Equal((ExitCode.WrongUsage, ""), (result.Code, result.Output));
        Assert.Contains("Did you mean 'social_investment'?", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OptimalControl_HigherWeight_ComesNearerToTheTarget()
    {
        async Task<double> GrowthAsync(string weight)
        {
            var result = await _province.RunAsync("optimal-control", "miniature", "--target", $"grdp_growth=9@2024*{weight}", "--lever", "social_investment@2024", "--json");
            Assert.Equal((ExitCode.Ok, ""), (result.Code, result.Error));
            using var json = JsonDocument.Parse(result.Output);
            Assert.True(json.RootElement.GetProperty("loss").GetDouble() < json.RootElement.GetProperty("lossBefore").GetDouble());
            return json.RootElement.GetProperty("targets")[0].GetProperty("value").GetDouble();
        }

        var (light, heavy) = (await GrowthAsync("1"), await GrowthAsync("20"));

        Assert.True(light < heavy && heavy <= 9.0001, $"{light}, {heavy}");
    }
}
