using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Simulation.Model.Identity;

namespace Simulation.Model.Calibration.Sampling;

/// <summary>
/// The binary form of a <see cref="BlockSample"/>, so that the blocks of a calibration can be computed on other machines and kept: numbers as their bits, there
/// and back exactly. One sample has one form.
/// </summary>
/// <remarks>
/// Version 1, little-endian. Header: 8 bytes "SIMBLOCK", 2 bytes version, then 32-bit integers: number, coordinates k, observations m, snapshots s, recorded
/// steps; 8 bytes acceptance. Body, doubles by chain (256 a row): points [s][k], predictions [s][m], sums [k + m], sums of squares [k + m]. Last, 4 bytes
/// CRC-32C of all before.
/// </remarks>
public static class BlockSampleCodec
{
    private const ulong Magic = 0x4B434F4C424D4953; // "SIMBLOCK" read as a little-endian number
    private const ushort Version = 1;
    private const int HeaderLength = 38;
    private const int ChecksumLength = sizeof(uint);

    /// <summary>The bytes of a sample.</summary>
    /// <exception cref="ArgumentException">Its arrays do not have the lengths that its moments state.</exception>
    public static byte[] ToBytes(BlockSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var moments = sample.Moments;
        CheckArrays(sample);
        var bytes = new byte[checked((int)Length(moments.Dimension, moments.Observations, sample.Points.Length))];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Magic);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), Version);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(10), sample.Number);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(14), moments.Dimension);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(18), moments.Observations);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(22), sample.Points.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(26), moments.Steps);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(30), sample.Acceptance);
        var rest = bytes.AsSpan(HeaderLength);
        foreach (var points in sample.Points) rest = Put(points, rest);
        foreach (var predictions in sample.Predictions) rest = Put(predictions, rest);
        rest = Put(moments.Squares, Put(moments.Sums, rest));
        BinaryPrimitives.WriteUInt32LittleEndian(rest, Crc32C.Of(bytes.AsSpan(0, bytes.Length - ChecksumLength)));
        return bytes;
    }

    /// <summary>The sample of bytes.</summary>
    /// <exception cref="CalibrationException">Not a sample, cut short, changed, of another version, or contradicting itself. The way out is to compute the block again.</exception>
    public static BlockSample FromBytes(ReadOnlySpan<byte> bytes)
    {
        CheckHeader(bytes);
        var number = BinaryPrimitives.ReadInt32LittleEndian(bytes[10..]);
        var dimension = BinaryPrimitives.ReadInt32LittleEndian(bytes[14..]);
        var observations = BinaryPrimitives.ReadInt32LittleEndian(bytes[18..]);
        var snapshots = BinaryPrimitives.ReadInt32LittleEndian(bytes[22..]);
        var steps = BinaryPrimitives.ReadInt32LittleEndian(bytes[26..]);
        var acceptance = BinaryPrimitives.ReadDoubleLittleEndian(bytes[30..]);
        if (number < 0 || dimension < 0 || observations < 0 || snapshots < 0 || steps < 0) throw Broken("it states a negative count");
        if (dimension == 0 && observations == 0) throw Broken("it has neither coordinates nor observations");

        // The length is known before any memory is claimed, and has to be that of the bytes.
        if (Length(dimension, observations, snapshots) != bytes.Length)
            throw Broken($"{snapshots} snapshots of {dimension} coordinates and {observations} observations do not fill {bytes.Length} bytes");
        var end = bytes.Length - ChecksumLength;
        if (Crc32C.Of(bytes[..end]) != BinaryPrimitives.ReadUInt32LittleEndian(bytes[end..])) throw Broken("its bytes were changed");
        if (!(acceptance is >= 0 and <= 1)) throw Broken("its acceptance is not a share");

        var rest = bytes[HeaderLength..end];
        var points = TakeMany(ref rest, snapshots, dimension * SamplerBlock.Size);
        var predictions = TakeMany(ref rest, snapshots, observations * SamplerBlock.Size);
        var sums = Take(ref rest, (dimension + observations) * SamplerBlock.Size);
        var squares = Take(ref rest, (dimension + observations) * SamplerBlock.Size);
        foreach (var snapshot in points) CheckCoordinates(snapshot);
        CheckCoordinates(sums.AsSpan(0, dimension * SamplerBlock.Size));
        CheckCoordinates(squares.AsSpan(0, dimension * SamplerBlock.Size));
        return new BlockSample(number, points, predictions, new ChainMoments(dimension, SamplerBlock.Size, steps, sums, squares), acceptance);
    }

    private static void CheckHeader(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderLength + ChecksumLength) throw Broken($"{bytes.Length} bytes are fewer than its header");
        if (BinaryPrimitives.ReadUInt64LittleEndian(bytes) != Magic) throw Broken("it does not begin with SIMBLOCK");
        var version = BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]);
        if (version != Version)
        {
            throw new CalibrationException(
                $"The block of chains has format version {version} and this program reads version {Version}: use programs of one version, or compute the block again.");
        }
    }

    private static void CheckArrays(BlockSample sample)
    {
        var (points, predictions) = (sample.Moments.Dimension * SamplerBlock.Size, sample.Moments.Observations * SamplerBlock.Size);
        if (sample.Points.Length != sample.Predictions.Length || sample.Points.Any(array => array.Length != points)
            || sample.Predictions.Any(array => array.Length != predictions) || sample.Moments.Sums.Length != points + predictions)
        {
            throw new ArgumentException($"The snapshots of block {sample.Number} do not have {points} coordinates and {predictions} predictions each.", nameof(sample));
        }
    }

    // Chains stand at numbers always; a prediction may be undefined.
    private static void CheckCoordinates(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
            if (!double.IsFinite(value)) throw Broken("a coordinate is not a number");
    }

    // Three counts of 31 bits and 11 bits more overflow a long.
    private static Int128 Length(int dimension, int observations, int snapshots) =>
        HeaderLength + ChecksumLength + ((Int128)sizeof(double) * SamplerBlock.Size * ((Int128)dimension + observations) * ((Int128)snapshots + 2));

    private static Span<byte> Put(ReadOnlySpan<double> values, Span<byte> destination)
    {
        if (BitConverter.IsLittleEndian) MemoryMarshal.AsBytes(values).CopyTo(destination);
        else for (var i = 0; i < values.Length; i++) BinaryPrimitives.WriteDoubleLittleEndian(destination[(i * sizeof(double))..], values[i]);
        return destination[(values.Length * sizeof(double))..];
    }

    private static ImmutableArray<double[]> TakeMany(ref ReadOnlySpan<byte> source, int arrays, int length)
    {
        var taken = ImmutableArray.CreateBuilder<double[]>();
        for (var i = 0; i < arrays; i++) taken.Add(Take(ref source, length));
        return taken.ToImmutable();
    }

    private static double[] Take(ref ReadOnlySpan<byte> source, int length)
    {
        var values = new double[length];
        if (BitConverter.IsLittleEndian) source[..(length * sizeof(double))].CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
        else for (var i = 0; i < length; i++) values[i] = BinaryPrimitives.ReadDoubleLittleEndian(source[(i * sizeof(double))..]);
        source = source[(length * sizeof(double))..];
        return values;
    }

    private static CalibrationException Broken(string how) => new($"The bytes are not a block of chains: {how}. Compute the block again.");
}
