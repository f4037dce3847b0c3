using Simulation.Model.Language.Bound;
using Xunit;

namespace Simulation.Economics.Tests;

/// <summary>No change is the baseline, to the bit.</summary>
public sealed class BaselineTests
{
    private const int Draws = 300;
    private const ulong Seed = 3;

    private static readonly ProvinceUnderTest TraVinh = ProvinceUnderTest.TraVinh;

    private static readonly string[] Published =
        [.. TraVinh.Joined.Model.Symbols.Where(symbol => symbol.Declaration.Published is not null).Select(symbol => symbol.Name)];

    public static TheoryData<string> Levers => [.. TraVinh.Joined.Model.Symbols.Where(symbol => symbol.Kind == SymbolKind.Lever).Select(symbol => symbol.Name)];

    [Theory]
    [MemberData(nameof(Levers))]
    public void LeverSetToItsBaseline_ChangesNoBit(string lever)
    {
        var symbol = TraVinh[lever];
        var same = Enumerable.Range(TraVinh.FirstYear, ProvinceUnderTest.Horizon - TraVinh.FirstYear + 1).Select(year => (lever, year, TraVinh.Baseline(symbol, year)));
        Assert.Equal(TraVinh.Forecast(Draws, Seed, Published).Bits, TraVinh.Forecast(Draws, Seed, Published, same).Bits);
    }

    [Theory]
    [MemberData(nameof(Levers))]
    public void LeverMoved_ChangesSomething(string lever)
    {
        var symbol = TraVinh[lever];
        var baseline = TraVinh.Baseline(symbol, TraVinh.FirstYear);
        var moved = baseline + (symbol.Maximum - baseline) / 2;
        var run = TraVinh.Forecast(Draws, Seed, Published, (lever, TraVinh.FirstYear, moved));
        Assert.NotEqual(TraVinh.Forecast(Draws, Seed, Published).Bits, run.Bits);
    }

    [Fact]
    public void SameSeed_SameBits() =>
        Assert.Equal(TraVinh.Forecast(Draws, Seed, Published).Bits, TraVinh.Forecast(Draws, Seed, Published).Bits);

    [Fact]
    public void OtherSeed_OtherDraws() =>
        Assert.NotEqual(TraVinh.Forecast(Draws, Seed, Published).Bits, TraVinh.Forecast(Draws, Seed + 1, Published).Bits);
}
