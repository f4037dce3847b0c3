using Simulation.Storage.Sql;
using Simulation.Storage.Tests.Support;
using Xunit;

namespace Simulation.Storage.Tests.Blobs;

/// <summary>What every store of large contents promises, whatever the database below.</summary>
public abstract class BlobStoreContract : IAsyncLifetime
{
    private TestDatabase database = null!;
    private SqlDatabase opened = null!;
    private SqlBlobStore store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract Task<TestDatabase> CreateAsync();

    public async ValueTask InitializeAsync()
    {
        database = await CreateAsync();
        opened = database.Open();
        store = new SqlBlobStore(opened, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await opened.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    public async Task Read_WhatWasWritten_IsTheSame(int length)
    {
        var content = Noise(length);
        await store.WriteAsync("calibration/1f", content, Cancellation);

        Assert.Equal(content, await store.ReadAsync("calibration/1f", Cancellation));
    }

    [Fact]
    public async Task Read_SeveralParts_AreJoined()
    {
        // Noise does not shrink: this takes three parts.
        var content = Noise((2 * BlobPacking.PartLength) + 12_345);
        await store.WriteAsync("run/7/merged", content, Cancellation);

        var read = await store.ReadAsync("run/7/merged", Cancellation);

        Assert.True(content.AsSpan().SequenceEqual(read));
        Assert.Equal(3, await CountAsync("SELECT COUNT(*) FROM blob_part"));
    }

    [Fact]
    public async Task Read_Absent_IsNull() => Assert.Null(await store.ReadAsync("calibration/0", Cancellation));

    [Fact]
    public async Task Write_NameTaken_LeavesTheFirst()
    {
        await store.WriteAsync("a", new byte[] { 1 }, Cancellation);
        await store.WriteAsync("a", new byte[] { 2, 2 }, Cancellation);

        Assert.Equal([1], await store.ReadAsync("a", Cancellation));
    }

    [Fact]
    public async Task Write_SameNameAtOnce_KeepsOneWhole()
    {
        await Task.WhenAll(Enumerable.Range(1, 8).Select(writer => store.WriteAsync("a", Enumerable.Repeat((byte)writer, 50_000).ToArray(), Cancellation)));

        var kept = await store.ReadAsync("a", Cancellation);

        Assert.Equal(50_000, kept!.Length);
        Assert.Single(kept.Distinct());
    }

    [Fact]
    public async Task Delete_Prefix_RemovesThoseAlone()
    {
        foreach (var name in new[] { "run/1/a", "run/1/b", "run/10/a", "run_1/a" }) await store.WriteAsync(name, new byte[] { 1 }, Cancellation);

        Assert.Equal(["run/1/a", "run/1/b"], await store.ListAsync("run/1/", Cancellation));
        Assert.Equal(2, await store.DeleteAsync("run/1/", Cancellation));
        Assert.Equal(["run/10/a", "run_1/a"], await store.ListAsync("", Cancellation));
        Assert.Equal(0, await store.DeleteAsync("run/1/", Cancellation));
        Assert.Equal(2, await CountAsync("SELECT COUNT(*) FROM blob_part"));
    }

    [Theory]
    [InlineData("UPDATE blob_part SET content = @bytes WHERE number = 0")]
    [InlineData("UPDATE blob SET checksum = @bytes")]
    [InlineData("UPDATE blob SET length = length + length(@bytes)")]
    [InlineData("UPDATE blob SET length = -1 - 0 * length(@bytes)")]
    public async Task Read_Damaged_SaysSo(string damage)
    {
        await store.WriteAsync("calibration/1f", Noise(1_000), Cancellation);
        await opened.WriteAsync(1, session => session.ExecuteAsync(damage, ("bytes", Noise(1_003))), Cancellation);

        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => store.ReadAsync("calibration/1f", Cancellation));

        Assert.Contains("calibration/1f", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\tb")]
    public async Task Write_NameAgainstTheRules_IsRefused(string name) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => store.WriteAsync(name, new byte[] { 1 }, Cancellation));

    private Task<long> CountAsync(string query) => opened.ReadAsync(session => session.FirstAsync(query, row => row.GetInt64(0)), Cancellation);

    // Bytes without pattern, the same in every run.
    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(5).NextBytes(noise);
        return noise;
    }
}
