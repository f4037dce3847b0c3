using CsCheck;
using Simulation.Model.Ensembles.Randomness;
using Xunit;

namespace Simulation.Model.Tests.Ensembles.Randomness;

/// <summary>The transform of two words against the same formula in the library's own functions.</summary>
public sealed class BoxMullerTests
{
    [Fact]
    public void Transform_AnyWords_AgreesWithTheLibraryFunctions() =>
        Gen.UInt.Select(Gen.UInt).Sample((radius, angle) => AssertClose(radius, angle), iter: 20_000);

    [Theory]
    [InlineData(0u)]
    [InlineData(1u)]
    [InlineData(0x7FFFFFFFu)]
    [InlineData(0x80000000u)]
    [InlineData(0xB504F333u)]
    [InlineData(0xB504F334u)]
    [InlineData(0xFFFFFFFEu)]
    [InlineData(0xFFFFFFFFu)]
    public void Transform_ExtremeWords_AgreesWithTheLibraryFunctions(uint word)
    {
        foreach (var other in new[] { 0u, 0x1FFFFFFFu, 0x20000000u, 0x3FFFFFFFu, 0x40000000u, 0x80000000u, 0xFFFFFFFFu })
            AssertClose(word, other);
    }

    [Fact]
    public void Transform_WordZeroOfTheRadius_IsTheDocumentedLimit()
    {
        var (first, second) = Transform(0, 0);
        Assert.Equal(6.764, Math.Sqrt((first * first) + (second * second)), 0.001);
    }

    private static void AssertClose(uint radius, uint angle)
    {
        var (first, second) = Transform(radius, angle);
        var r = Math.Sqrt(-2.0 * Math.Log((radius + 0.5) / 4294967296.0));
        var quarter = Math.PI / 2 * ((angle & 0x3FFFFFFF) + 0.5) / 1073741824.0;
        Assert.Equal((angle & 0x80000000) == 0 ? r * Math.Cos(quarter) : -r * Math.Cos(quarter), first, 4e-15);
        Assert.Equal((angle & 0x40000000) == 0 ? r * Math.Sin(quarter) : -r * Math.Sin(quarter), second, 4e-15);
    }

    private static (double First, double Second) Transform(uint radius, uint angle)
    {
        BoxMuller.Transform(Lanes64.Fill((ulong)radius), Lanes64.Fill((ulong)angle), out var first, out var second);
        return (BitConverter.UInt64BitsToDouble(first.Bits), BitConverter.UInt64BitsToDouble(second.Bits));
    }
}
