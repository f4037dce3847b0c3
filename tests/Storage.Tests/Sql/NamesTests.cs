using System.Text;
using CsCheck;
using Simulation.Storage.Sql;
using Xunit;

namespace Simulation.Storage.Tests.Sql;

public sealed class NamesTests
{
    private static readonly Gen<int> Edges = Gen.OneOf(Gen.Const(0xD7FF), Gen.Const(0xE000), Gen.Const(0xFFFF), Gen.Const(0x10000), Gen.Const(0x10FFFF));

    private static readonly Gen<string> Texts = Gen.OneOf(Gen.Int[0x61, 0x63], Gen.Int[0xA0, 0xD7FF], Edges).Array[0, 4]
        .Select(runes => string.Concat(runes.Select(rune => new Rune(rune))));

    [Theory]
    [InlineData("a", "b")]
    [InlineData("a/", "a0")]
    [InlineData("a\uD7FF", "a\uE000")]
    [InlineData("a\U0010FFFF", "b")]
    [InlineData("\U0010FFFF", null)]
    [InlineData("", null)]
    public void Above_Prefix_IsTheNextInOrder(string prefix, string? above) => Assert.Equal(above, Names.Above(prefix));

    [Fact]
    public void Above_RangeOfAPrefix_HoldsWhatBeginsWithItAndNothingElse() => Gen.Select(Texts, Texts, Texts).Sample((prefix, rest, other) =>
    {
        Assert.True(IsInRange(prefix + rest, prefix));
        Assert.Equal(other.StartsWith(prefix, StringComparison.Ordinal), IsInRange(other, prefix));
    });

    [Fact]
    public void Number_OfAName_IsTheSameInEveryProcess() => Assert.Equal(-7138064427536479521, Names.Number("schema"));

    // Databases compare the bytes of UTF-8.
    private static bool IsInRange(string text, string prefix) =>
        Compare(text, prefix) >= 0 && (Names.Above(prefix) is not { } above || Compare(text, above) < 0);

    private static int Compare(string left, string right) => Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));
}
