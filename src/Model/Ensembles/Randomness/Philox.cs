using System.Runtime.CompilerServices;

namespace Simulation.Model.Ensembles.Randomness;

/// <summary>
/// Philox4x32 with 10 rounds: a bijection of 128-bit counters for every 64-bit key, so that block number n is computed without the blocks before it.
/// Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC'11.
/// </summary>
/// <remarks>
/// One round, with 32-bit words c0..c3, round key (k0, k1) and products p0 = M0 c0, p1 = M1 c2 of 64 bits:
/// c0' = high(p1) xor c1 xor k0, c1' = low(p1), c2' = high(p0) xor c3 xor k1, c3' = low(p0); the key then grows by the Weyl constants.
/// </remarks>
internal static class Philox
{
    private const uint M0 = 0xD2511F53;
    private const uint M1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>
    /// Enciphers the counters of several blocks at once. Each lane holds one 32-bit word in its lower half; the upper halves of the four outcomes
    /// are garbage and must be masked by the caller.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Encipher<TLanes>(ref TLanes c0, ref TLanes c1, ref TLanes c2, ref TLanes c3, ulong key)
        where TLanes : struct, ILanes<TLanes>
    {
        var k0 = (uint)key;
        var k1 = (uint)(key >> 32);
        var m0 = TLanes.Fill(M0);
        var m1 = TLanes.Fill(M1);
        for (var round = 0; round < Rounds; round++)
        {
            var p0 = TLanes.MultiplyLow(c0, m0);
            var p1 = TLanes.MultiplyLow(c2, m1);
            c0 = TLanes.Xor(TLanes.Xor(TLanes.ShiftRight(p1, 32), c1), TLanes.Fill(k0));
            c1 = p1;
            c2 = TLanes.Xor(TLanes.Xor(TLanes.ShiftRight(p0, 32), c3), TLanes.Fill(k1));
            c3 = p0;
            k0 += Weyl0;
            k1 += Weyl1;
        }
    }
}
