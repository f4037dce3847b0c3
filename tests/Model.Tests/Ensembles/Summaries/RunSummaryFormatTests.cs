using System.Buffers.Binary;
using System.Numerics;
using CsCheck;
using Simulation.Model.Ensembles.Summaries;
using Simulation.Model.Execution;
using Xunit;

namespace Simulation.Model.Tests.Ensembles.Summaries;

/// <summary>The binary form: there and back, and no answer from damaged bytes.</summary>
public sealed class RunSummaryFormatTests
{
    private const int HeaderLength = 18;

    private static readonly byte[] ExactBytes = Summary(5, isCoarse: false).ToBytes();
    private static readonly byte[] CoarseBytes = Summary(5, isCoarse: true).ToBytes();

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(700, false)]
    [InlineData(700, true)]
    public void Read_WhatWasWritten_IsEqual(int draws, bool isCoarse)
    {
        var summary = Summary(draws, isCoarse);
        using var stream = new MemoryStream();
        summary.Write(stream);
        stream.Position = 0;
        var read = RunSummary.Read(stream);
        Assert.Equal(summary, read);
        Assert.Equal(summary.ToBytes(), read.ToBytes());
        Assert.Equal(summary[0, 2025].Quantile(0.9), read[0, 2025].Quantile(0.9));
        Assert.Equal(summary[2, 2026].Mean, read[2, 2026].Mean);
    }

    [Fact]
    public void Read_ExtremeValues_AreEqual() =>
        Gen.ULong.Select(BitConverter.UInt64BitsToDouble).Array[0, 50].Sample(values =>
        {
            var shape = new RunShape(1, 2024, 2024, Resolution.Coarse);
            var sink = new SummarySink(shape);
            sink.Receive(new OutputBlock(2024, 0, values.Length, values, [0]));
            var summary = sink.ToSummary();
            Assert.Equal(summary, RunSummary.FromBytes(summary.ToBytes()));
        });

    [Fact]
    public void Read_SummaryStoredInVersionOne_StillGivesItsFigures()
    {
        // Two outputs of the draws (1, 2.5, −3, undefined) and (0, 0, 8, 8) in 2024; one condition, output 1 at least 8. Stored once, never to be regenerated:
        // summaries on users' disks look like this.
        const string stored =
            "53494D52554E534D01007E0000000000000002D01FD01F340101D01F0000000000000020400200020102010300000000000000F8BF000000000000F0"
            + "3F000000000000044000000000000008C0000000000000044000210180800800210180808402000201000280808080808080A0800102000000000000"
            + "0000000000000000204000210180808002002101808080107789D691";
        var summary = RunSummary.FromBytes(Convert.FromHexString(stored));
        Assert.Equal(4, summary.Draws);
        Assert.Equal(0.5, summary.Tally.AllProbability);
        Assert.Equal(1, summary[0, 2024].UndefinedCount);
        Assert.Equal(0.5 / 3, summary[0, 2024].Mean!.Value, 1e-15);
        Assert.Equal(1.0, summary[0, 2024].Median);
        Assert.Equal(64.0 / 3, summary[1, 2024].Variance!.Value, 1e-13);
        Assert.Equal(stored, Convert.ToHexString(summary.ToBytes()));
    }

    [Fact]
    public void Read_SeveralSummariesInOneStream_StopsAtTheEndOfEach()
    {
        using var stream = new MemoryStream();
        Summary(10, false).Write(stream);
        Summary(20, true).Write(stream);
        stream.Position = 0;
        Assert.Equal(10, RunSummary.Read(stream).Draws);
        Assert.Equal(20, RunSummary.Read(stream).Draws);
    }

    [Fact]
    public void Read_EveryTruncation_IsRefused()
    {
        var bytes = CoarseBytes;
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => RunSummary.FromBytes(bytes.AsSpan(0, length)));
            Assert.Throws<InvalidDataException>(() => RunSummary.Read(new MemoryStream(bytes, 0, length)));
        }
    }

    [Fact]
    public void Read_AnyByteChanged_IsRefused()
    {
        var bytes = CoarseBytes;
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = bytes.ToArray();
            changed[i] ^= 0x10;
            Assert.Throws<InvalidDataException>(() => RunSummary.FromBytes(changed));
        }
    }

    [Fact]
    public void Read_BodyChangedUnderAValidChecksum_IsRefusedOrConsistent() =>
        Gen.Select(Gen.Int[0, 10_000], Gen.Byte, Gen.Bool).Sample((place, value, isCoarse) =>
        {
            var bytes = (isCoarse ? CoarseBytes : ExactBytes).ToArray();
            var body = bytes.AsSpan(HeaderLength, bytes.Length - HeaderLength - 4);
            body[place % body.Length] = value;
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.Length - 4), Crc32C(body));
            try
            {
                var read = RunSummary.FromBytes(bytes);
                Assert.Equal(read, RunSummary.FromBytes(read.ToBytes()));
            }
            catch (InvalidDataException)
            {
                // Refused, as most changes are.
            }
        }, iter: 2_000);

    [Fact]
    public void Read_NewerVersion_SaysSo()
    {
        var bytes = ExactBytes.ToArray();
        bytes[8] = 2;
        var error = Assert.Throws<InvalidDataException>(() => RunSummary.FromBytes(bytes));
        Assert.Contains("version 2", error.Message, StringComparison.Ordinal);
        Assert.Contains("newer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OtherBytes_AreNotASummary()
    {
        var error = Assert.Throws<InvalidDataException>(() => RunSummary.FromBytes("not a summary, but long enough"u8));
        Assert.Contains("not a run summary", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ForgedLength_ClaimsNoMemory()
    {
        var bytes = ExactBytes.ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(10), int.MaxValue - 100);
        Assert.Throws<InvalidDataException>(() => RunSummary.Read(new MemoryStream(bytes)));
    }

    [Fact]
    public void FromBytes_BytesAfterTheEnd_AreRefused() =>
        Assert.Throws<InvalidDataException>(() => RunSummary.FromBytes([.. Summary(5, false).ToBytes(), 0]));

    [Fact]
    public void Merge_OtherShape_Throws()
    {
        var other = RunSummary.Empty(new RunShape(3, 2024, 2025, Resolution.Exact));
        Assert.Throws<ArgumentException>(() => Summary(5, false).Merge(other));
    }

    private static RunSummary Summary(int draws, bool isCoarse) =>
        SummarySinkTests.Run(SummarySinkTests.Shape(isCoarse ? Resolution.Coarse : Resolution.Exact), new DrawRange(0, draws));

    private static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes) crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }
}
