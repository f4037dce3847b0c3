using System.Globalization;
using Simulation.Model.Ensembles.Randomness;
using Xunit;

namespace Simulation.Model.Tests.Ensembles.Randomness;

/// <summary>The generator against the known answers published with Random123 (Salmon et al. 2011), line "philox4x32 10".</summary>
public sealed class PhiloxTests
{
    [Theory]
    [InlineData("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8")]
    [InlineData("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd")]
    [InlineData("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1")]
    public void Encipher_PublishedCounterAndKey_GivesThePublishedBlock(string counter, string key, string block)
    {
        var c = Words(counter);
        var k = Words(key);
        Assert.Equal(Words(block), Block(c[0], c[1], c[2], c[3], k[0] | ((ulong)k[1] << 32)));
    }

    [Fact]
    public void FillUniform_Draw_IsTheDocumentedWordOfTheDocumentedBlock()
    {
        const ulong seed = 0x123456789ABCDEF0;
        const long group = 0x1_8000_0003;
        var values = new double[DrawGroup.Size];
        RandomStreams.FillUniform(seed, 77, 2024, group * DrawGroup.Size, values);
        for (var j = 0; j < 8; j++)
        {
            var number = (ulong)((8 * group) + j);
            var words = Block((uint)number, (uint)(number >> 32), 77, 2024, seed);
            for (var k = 0; k < 4; k++)
                Assert.Equal((words[k] + 0.5) / 4294967296.0, values[(8 * k) + j]);
        }
    }

    private static uint[] Block(uint c0, uint c1, uint c2, uint c3, ulong key)
    {
        var w0 = Lanes64.Fill((ulong)c0);
        var w1 = Lanes64.Fill((ulong)c1);
        var w2 = Lanes64.Fill((ulong)c2);
        var w3 = Lanes64.Fill((ulong)c3);
        Philox.Encipher(ref w0, ref w1, ref w2, ref w3, key);
        return [(uint)w0.Bits, (uint)w1.Bits, (uint)w2.Bits, (uint)w3.Bits];
    }

    private static uint[] Words(string text) =>
        [.. text.Split(' ').Select(word => uint.Parse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
}
