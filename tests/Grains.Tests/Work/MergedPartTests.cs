using Simulation.Grains.Tests.Hosting;
using Simulation.Grains.Work;
using Simulation.Model.Execution;
using Xunit;

namespace Simulation.Grains.Tests.Work;

public class MergedPartTests(SiloFixture silo)
{
    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var part = Sample();

        var read = MergedPart.Read(part.ToBytes());

        Assert.Equal((part.Shard, part.Summary), (read.Shard, read.Summary));
        Assert.Equal(part.Pieces, read.Pieces);
    }

    [Fact]
    public void Read_CutShortAnywhere_IsRefused()
    {
        var bytes = Sample().ToBytes();

        foreach (var length in Enumerable.Range(0, 64).Append(bytes.Length - 1))
            Assert.Throws<InvalidDataException>(() => MergedPart.Read(bytes.AsSpan(0, length)));
    }

    [Fact]
    public void Read_NewerVersion_NamesBoth()
    {
        var bytes = Sample().ToBytes();
        bytes[0] = 9;

        var refusal = Assert.Throws<InvalidDataException>(() => MergedPart.Read(bytes));

        Assert.Contains("version 9", refusal.Message, StringComparison.Ordinal);
    }

    private MergedPart Sample() => new(768, [0, 2, 5], silo.Prepared.Forecaster.Prepare(new() { Draws = 20_000 }).Simulate(new DrawRange(0, 512)));
}
