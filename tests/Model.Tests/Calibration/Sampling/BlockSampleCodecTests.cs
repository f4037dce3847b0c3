using System.Buffers.Binary;
using System.Collections.Immutable;
using CsCheck;
using Simulation.Model.Calibration;
using Simulation.Model.Calibration.Sampling;
using Simulation.Model.Identity;
using Xunit;

namespace Simulation.Model.Tests.Calibration.Sampling;

/// <summary>Blocks of chains there and back to the bit, and no sample from damaged bytes.</summary>
public sealed class BlockSampleCodecTests
{
    private const int DimensionAt = 14;
    private const int SnapshotsAt = 22;
    private const int AcceptanceAt = 30;
    private const int FirstPointAt = 38;

    private static readonly byte[] Bytes = BlockSampleCodec.ToBytes(Sample(3, snapshots: 2));

    [Fact]
    public void FromBytes_WhatToBytesGave_IsTheSameToTheBit()
    {
        var sample = Sample(7, snapshots: 3);
        var read = BlockSampleCodec.FromBytes(BlockSampleCodec.ToBytes(sample));

        Assert.Equal(7, read.Number);
        Assert.Equal(Bits(sample.Points), Bits(read.Points));
        Assert.Equal(Bits(sample.Predictions), Bits(read.Predictions));
        Assert.Equal(sample.Acceptance, read.Acceptance);
        Assert.Equal((sample.Moments.Steps, sample.Moments.Quantities, sample.Moments.Dimension), (read.Moments.Steps, read.Moments.Quantities, read.Moments.Dimension));
        for (var quantity = 0; quantity < sample.Moments.Quantities; quantity++)
        {
            for (var chain = 0; chain < SamplerBlock.Size; chain++)
            {
                Assert.Equal(sample.Moments.Mean(quantity, chain), read.Moments.Mean(quantity, chain));
                Assert.Equal(sample.Moments.Variance(quantity, chain), read.Moments.Variance(quantity, chain));
            }
        }

        Assert.Equal(BlockSampleCodec.ToBytes(sample), BlockSampleCodec.ToBytes(read));
    }

    [Fact]
    public void FromBytes_UndefinedPredictions_KeepTheirBits()
    {
        var sample = Sample(0, snapshots: 1);
        sample.Predictions[0][5] = BitConverter.UInt64BitsToDouble(0xFFF8_0000_0000_1234);
        Assert.Equal(Bits(sample.Predictions), Bits(BlockSampleCodec.FromBytes(BlockSampleCodec.ToBytes(sample)).Predictions));
    }

    [Fact]
    public async Task Finish_BlocksThatWentThroughBytes_GivesTheSameCalibration()
    {
        var calibrator = Calibrator.Prepare(SmallProvince.Usual(), new SamplerOptions { Steps = 40, Snapshots = 2 });
        var here = await calibrator.RunAsync(1, cancellation: TestContext.Current.CancellationToken);
        var elsewhere = Calibrator.Prepare(SmallProvince.Usual(), new SamplerOptions { Steps = 40, Snapshots = 2 });
        var blocks = Enumerable.Range(0, elsewhere.Blocks).Reverse()
            .Select(number => BlockSampleCodec.FromBytes(BlockSampleCodec.ToBytes(elsewhere.Run(number, cancellation: TestContext.Current.CancellationToken))));

        Assert.Equal(Written(here), Written(calibrator.Finish([.. blocks])));
    }

    [Fact]
    public void Finish_BlockOfAnotherCalibration_IsRefused()
    {
        var calibrator = Calibrator.Prepare(SmallProvince.Usual(), new SamplerOptions { Steps = 16, Snapshots = 2 });
        var error = Assert.Throws<ArgumentException>(() => calibrator.Finish([Sample(0, snapshots: 2), Sample(1, snapshots: 2)]));
        Assert.Contains("another calibration", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromBytes_EveryTruncationOfTheHeaderAndSomeOfTheRest_IsRefused()
    {
        foreach (var length in Enumerable.Range(0, 64).Concat(Enumerable.Range(1, 40).Select(part => Bytes.Length - part)))
            Assert.Throws<CalibrationException>(() => BlockSampleCodec.FromBytes(Bytes.AsSpan(0, length)));
        Assert.Throws<CalibrationException>(() => BlockSampleCodec.FromBytes([.. Bytes, 0]));
    }

    [Fact]
    public void FromBytes_AnyBitChanged_IsRefused() =>
        Gen.Select(Gen.Int[0, Bytes.Length - 1], Gen.Int[0, 7]).Sample(
            (place, bit) =>
            {
                var changed = Bytes.ToArray();
                changed[place] ^= (byte)(1 << bit);
                Assert.Throws<CalibrationException>(() => BlockSampleCodec.FromBytes(changed));
            },
            iter: 500);

    [Theory]
    [InlineData(DimensionAt, int.MaxValue)]
    [InlineData(DimensionAt, -1)]
    [InlineData(SnapshotsAt, int.MaxValue)]
    [InlineData(SnapshotsAt, 1)]
    public void FromBytes_ForgedCountUnderAValidChecksum_IsRefusedBeforeMemoryIsClaimed(int at, int count)
    {
        var forged = Bytes.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(forged.AsSpan(at), count);
        Assert.Throws<CalibrationException>(() => BlockSampleCodec.FromBytes(Sealed(forged)));
    }

    [Fact]
    public void FromBytes_NothingManyTimes_IsRefused()
    {
        var forged = Bytes[..(FirstPointAt + 4)];
        forged.AsSpan(DimensionAt, 8).Clear();
        BinaryPrimitives.WriteInt32LittleEndian(forged.AsSpan(SnapshotsAt), int.MaxValue);
        Assert.Throws<CalibrationException>(() => BlockSampleCodec.FromBytes(Sealed(forged)));
    }

    [Theory]
    [InlineData(FirstPointAt, double.NaN)]
    [InlineData(FirstPointAt, double.NegativeInfinity)]
    [InlineData(AcceptanceAt, 1.5)]
    [InlineData(AcceptanceAt, double.NaN)]
    public void FromBytes_ImpossibleNumberUnderAValidChecksum_IsRefused(int at, double value)
    {
        var forged = Bytes.ToArray();
        BinaryPrimitives.WriteDoubleLittleEndian(forged.AsSpan(at), value);
        Assert.Throws<CalibrationException>(() => BlockSampleCodec.FromBytes(Sealed(forged)));
    }

    [Fact]
    public void FromBytes_OtherVersion_SaysSo()
    {
        var newer = Bytes.ToArray();
        newer[8] = 2;
        var error = Assert.Throws<CalibrationException>(() => BlockSampleCodec.FromBytes(newer));
        Assert.Contains("version 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToBytes_ArraysOfTheWrongLength_AreRefused()
    {
        var sample = Sample(0, snapshots: 1);
        Assert.Throws<ArgumentException>(() => BlockSampleCodec.ToBytes(sample with { Points = [[1.0]] }));
        Assert.Throws<ArgumentException>(() => BlockSampleCodec.ToBytes(sample with { Predictions = [] }));
    }

    // Two coordinates, one observation; values with all their bits in use.
    private static BlockSample Sample(int number, int snapshots)
    {
        var moments = new ChainMoments(2, 1, SamplerBlock.Size);
        var points = ImmutableArray.CreateBuilder<double[]>();
        var predictions = ImmutableArray.CreateBuilder<double[]>();
        for (var snapshot = 0; snapshot < snapshots; snapshot++)
        {
            points.Add(Waves(2 * SamplerBlock.Size, number + snapshot));
            predictions.Add(Waves(SamplerBlock.Size, number - snapshot));
            moments.Add(points[^1], predictions[^1]);
        }

        return new BlockSample(number, points.ToImmutable(), predictions.ToImmutable(), moments, 0.625);
    }

    private static double[] Waves(int length, int phase) => [.. Enumerable.Range(0, length).Select(i => Math.Sin((i * 0.7) + phase))];

    private static byte[] Sealed(byte[] bytes)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.Length - 4), Crc32C.Of(bytes.AsSpan(0, bytes.Length - 4)));
        return bytes;
    }

    private static long[] Bits(IEnumerable<double[]> arrays) => [.. arrays.SelectMany(array => array).Select(BitConverter.DoubleToInt64Bits)];

    private static byte[] Written(CalibrationResult calibration)
    {
        using var stream = new MemoryStream();
        CalibrationCodec.Write(calibration, stream);
        return stream.ToArray();
    }
}
