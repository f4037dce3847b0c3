namespace Simulation.Model.Ensembles.Randomness;

/// <summary>
/// Random numbers that depend on (seed, stream, year, draw) alone: never on which other draws are asked for, in what order, on how many machines,
/// or with which instruction set. Philox4x32-10 with key (seed low, seed high) and counter (block low, block high, stream, year), where
/// draw i = 32 g + 8 k + j takes word k of block 8 g + j.
/// </summary>
/// <remarks>
/// Every number uses 32 random bits (a pair of normals two words: radius and angle). The least step of a uniform is 2⁻³², and normals end at ±6.764.
/// </remarks>
public static class RandomStreams
{
    /// <summary>Year of the counter for numbers that a draw keeps through all years.</summary>
    public const int Constant = 0;

    /// <summary>Fills with standard normals: <c>values[i]</c> belongs to draw <paramref name="firstDraw"/> + i.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="stream">Number of the random stream, one for each shock or parameter.</param>
    /// <param name="year">Calendar year, or <see cref="Constant"/>.</param>
    /// <param name="firstDraw">Number of the first draw, at least 0.</param>
    /// <param name="values">Where to write, <c>[draw]</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="firstDraw"/> is negative.</exception>
    public static void FillNormal(ulong seed, uint stream, int year, long firstDraw, Span<double> values) =>
        Fill<NormalVariate>(new StreamAddress(seed, stream, year), firstDraw, values);

    /// <summary>Fills with uniforms strictly between 0 and 1: <c>values[i]</c> belongs to draw <paramref name="firstDraw"/> + i.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="stream">Number of the random stream, one for each hazard.</param>
    /// <param name="year">Calendar year, or <see cref="Constant"/>.</param>
    /// <param name="firstDraw">Number of the first draw, at least 0.</param>
    /// <param name="values">Where to write, <c>[draw]</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="firstDraw"/> is negative.</exception>
    public static void FillUniform(ulong seed, uint stream, int year, long firstDraw, Span<double> values) =>
        Fill<UniformVariate>(new StreamAddress(seed, stream, year), firstDraw, values);

    /// <summary>Fills by one given form; public callers get the widest form of the machine, and the same bits.</summary>
    internal static void Fill<TVariate, TLanes>(in StreamAddress address, long firstDraw, Span<double> values)
        where TVariate : struct, IVariate
        where TLanes : struct, ILanes<TLanes>
    {
        var (group, offset) = Math.DivRem(firstDraw, DrawGroup.Size);
        if (offset != 0)
        {
            var count = FillPart<TVariate, TLanes>(address, group++, (int)offset, values);
            values = values[count..];
        }

        var whole = values.Length - (values.Length % DrawGroup.Size);
        DrawGroup.Fill<TVariate, TLanes>(address, group, values[..whole]);
        if (whole < values.Length)
            FillPart<TVariate, TLanes>(address, group + (whole / DrawGroup.Size), 0, values[whole..]);
    }

    private static void Fill<TVariate>(in StreamAddress address, long firstDraw, Span<double> values)
        where TVariate : struct, IVariate
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstDraw);
        if (Lanes512.IsSupported) Fill<TVariate, Lanes512>(address, firstDraw, values);
        else if (Lanes256.IsSupported) Fill<TVariate, Lanes256>(address, firstDraw, values);
        else Fill<TVariate, Lanes64>(address, firstDraw, values);
    }

    private static int FillPart<TVariate, TLanes>(in StreamAddress address, long group, int offset, Span<double> values)
        where TVariate : struct, IVariate
        where TLanes : struct, ILanes<TLanes>
    {
        Span<double> whole = stackalloc double[DrawGroup.Size];
        DrawGroup.Fill<TVariate, TLanes>(address, group, whole);
        var part = whole[offset..];
        if (part.Length > values.Length) part = part[..values.Length];
        part.CopyTo(values);
        return part.Length;
    }
}
