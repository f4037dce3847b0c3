using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Simulation.Model.Ensembles.Randomness;

/// <summary>Which numbers of a stream: the key and the two fixed words of the counter.</summary>
internal readonly record struct StreamAddress(ulong Seed, uint Stream, int Year);

/// <summary>
/// The 32 numbers of one group of draws: number 8k + j of group g is made of word k of Philox block 8g + j, so that lanes of neighbouring blocks
/// write neighbouring draws and nothing is ever transposed.
/// </summary>
internal static class DrawGroup
{
    /// <summary>Draws in a group.</summary>
    public const int Size = 32;

    /// <summary>Philox blocks in a group.</summary>
    public const int Blocks = 8;

    // Words are written where the numbers will stand, and transformed while they are still in the first-level cache. One loop for both would keep
    // them in registers, but is larger than the compiler's inlining budget.
    private const int PieceLength = 32 * Size;

    /// <summary>Fills whole groups, <paramref name="first"/> and those after it.</summary>
    /// <param name="address">The stream.</param>
    /// <param name="first">Number of the first group, at least 0.</param>
    /// <param name="values">Their draws; the length is a multiple of <see cref="Size"/>.</param>
    public static void Fill<TVariate, TLanes>(in StreamAddress address, long first, Span<double> values)
        where TVariate : struct, IVariate
        where TLanes : struct, ILanes<TLanes>
    {
        var block = (ulong)first * Blocks;
        while (!values.IsEmpty)
        {
            var piece = values[..Math.Min(PieceLength, values.Length)];
            FillWords<TLanes>(address, block, piece);
            TVariate.Transform<TLanes>(piece);
            block += (uint)(piece.Length / Size * Blocks);
            values = values[piece.Length..];
        }
    }

    private static void FillWords<TLanes>(in StreamAddress address, ulong block, Span<double> words)
        where TLanes : struct, ILanes<TLanes>
    {
        ref var start = ref MemoryMarshal.GetReference(words);
        for (var group = 0; group < words.Length; group += Size)
        {
            for (var lane = 0; lane < Blocks; lane += TLanes.Count, block += (uint)TLanes.Count)
            {
                // Blocks of a group start at a multiple of 8, so the lanes never carry into the high word.
                var w0 = TLanes.Sequence(block);
                var w1 = TLanes.Fill(block >> 32);
                var w2 = TLanes.Fill((ulong)address.Stream);
                var w3 = TLanes.Fill((ulong)(uint)address.Year);
                Philox.Encipher(ref w0, ref w1, ref w2, ref w3, address.Seed);
                ref var place = ref Unsafe.Add(ref start, group + lane);
                TLanes.Store(w0, ref place);
                TLanes.Store(w1, ref Unsafe.Add(ref place, Blocks));
                TLanes.Store(w2, ref Unsafe.Add(ref place, 2 * Blocks));
                TLanes.Store(w3, ref Unsafe.Add(ref place, 3 * Blocks));
            }
        }
    }
}
