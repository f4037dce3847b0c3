using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Simulation.Model.Ensembles.Randomness;

/// <summary>Turns random words into numbers of one law, in place.</summary>
internal interface IVariate
{
    /// <summary>
    /// Each element holds a word in the lower half of its bits (upper halves are ignored) and receives a number. Elements are whole groups of
    /// <see cref="DrawGroup.Size"/>: words 0 of the eight blocks of a group, then words 1, 2 and 3.
    /// </summary>
    static abstract void Transform<TLanes>(Span<double> words)
        where TLanes : struct, ILanes<TLanes>;
}

/// <summary>Standard normals: words 0 and 1 of a block make two, words 2 and 3 two more.</summary>
internal readonly struct NormalVariate : IVariate
{
    public static void Transform<TLanes>(Span<double> words)
        where TLanes : struct, ILanes<TLanes>
    {
        ref var start = ref MemoryMarshal.GetReference(words);
        for (var pair = 0; pair < words.Length; pair += 2 * DrawGroup.Blocks)
        {
            for (var i = pair; i < pair + DrawGroup.Blocks; i += TLanes.Count)
            {
                ref var first = ref Unsafe.Add(ref start, i);
                ref var second = ref Unsafe.Add(ref start, i + DrawGroup.Blocks);
                BoxMuller.Transform(TLanes.Load(ref first), TLanes.Load(ref second), out var z0, out var z1);
                TLanes.Store(z0, ref first);
                TLanes.Store(z1, ref second);
            }
        }
    }
}

/// <summary>Uniforms on (0, 1): each word w is (w + 1/2) / 2³².</summary>
internal readonly struct UniformVariate : IVariate
{
    public static void Transform<TLanes>(Span<double> words)
        where TLanes : struct, ILanes<TLanes>
    {
        ref var start = ref MemoryMarshal.GetReference(words);
        for (var i = 0; i < words.Length; i += TLanes.Count)
        {
            ref var place = ref Unsafe.Add(ref start, i);
            TLanes.Store(BoxMuller.ToUniform(TLanes.Load(ref place)), ref place);
        }
    }
}
