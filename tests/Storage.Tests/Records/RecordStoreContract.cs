using Simulation.Storage.Records;
using Simulation.Storage.Sql;
using Simulation.Storage.Tests.Support;
using Xunit;

namespace Simulation.Storage.Tests.Records;

/// <summary>What every store of records promises, whatever the database below.</summary>
public abstract class RecordStoreContract : IAsyncLifetime
{
    private readonly TestClock clock = new();
    private TestDatabase database = null!;
    private SqlDatabase opened = null!;
    private SqlRecordStore store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract Task<TestDatabase> CreateAsync();

    public async ValueTask InitializeAsync()
    {
        database = await CreateAsync();
        opened = database.Open();
        store = new SqlRecordStore(opened, clock);
    }

    public async ValueTask DisposeAsync()
    {
        await opened.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Find_WhatWasWritten_IsReadAsReturned()
    {
        var key = Writes.Scenario("năm-hạn_50%");
        var write = key.Write("dry") with { Schema = 7, Author = "Phòng Tổng hợp" };

        var written = await store.WriteAsync(write, Cancellation);
        var found = await store.FindAsync(key, Cancellation);

        Assert.Equal((key, 1L, 7, "Phòng Tổng hợp", clock.Now, false), (found!.Key, found.Version, found.Schema, found.Author, found.Written, found.IsDeleted));
        Assert.Equal("dry", found.Text());
        Assert.Equal(written with { Content = default }, found with { Content = default });
    }

    [Fact]
    public async Task Find_NothingWritten_IsNull()
    {
        Assert.Null(await store.FindAsync(Writes.Scenario("none"), Cancellation));
        Assert.Null(await store.FindAsync(Writes.Scenario("none"), 1, Cancellation));
        Assert.Empty(await store.HistoryAsync(Writes.Scenario("none"), cancellation: Cancellation));
    }

    [Fact]
    public async Task Find_EmptyContent_IsNotADeletion()
    {
        var key = Writes.Scenario("empty");
        await store.WriteAsync(key.Write(""), Cancellation);

        var found = await store.FindAsync(key, Cancellation);

        Assert.False(found!.IsDeleted);
        Assert.True(found.Content.IsEmpty);
    }

    [Fact]
    public async Task Write_Expectations_DecideWhoWins()
    {
        var key = Writes.Scenario("wet");
        await store.WriteAsync(key.Write("one", expected: 0), Cancellation);
        await store.WriteAsync(key.Write("two", expected: 1), Cancellation);

        var conflict = await Assert.ThrowsAsync<VersionConflictException>(() => store.WriteAsync(key.Write("other two", expected: 1), Cancellation));
        await Assert.ThrowsAsync<VersionConflictException>(() => store.WriteAsync(key.Write("first", expected: 0), Cancellation));
        await Assert.ThrowsAsync<VersionConflictException>(() => store.WriteAsync(key.Delete(expected: 3), Cancellation));

        Assert.Equal((key, 1L, 2L), (conflict.Key, conflict.Expected, conflict.Actual));
        Assert.Equal("two", (await store.FindAsync(key, Cancellation))!.Text());
        Assert.Equal(3, (await store.WriteAsync(key.Write("three"), Cancellation)).Version);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Delete_ThenWrite_CountsUp(bool keepsHistory)
    {
        var key = Writes.Scenario("gone");
        await store.WriteAsync(key.Write("one", keepsHistory: keepsHistory), Cancellation);

        var deletion = await store.WriteAsync(key.Delete(expected: 1, keepsHistory: keepsHistory), Cancellation);
        var found = await store.FindAsync(key, Cancellation);
        var conflict = await Assert.ThrowsAsync<VersionConflictException>(() => store.WriteAsync(key.Write("x", expected: 1), Cancellation));
        var again = await store.WriteAsync(key.Write("two", expected: 0, keepsHistory: keepsHistory), Cancellation);

        Assert.Equal((2L, true, true), (deletion.Version, deletion.IsDeleted, deletion.Content.IsEmpty));
        Assert.Null(found);
        Assert.Equal(0, conflict.Actual);
        Assert.Equal(3, again.Version);
        Assert.Equal("two", (await store.FindAsync(key, Cancellation))!.Text());
    }

    [Fact]
    public async Task Write_AfterOwnDeletion_MayExpectItsVersion()
    {
        var key = Writes.Scenario("back");
        await store.WriteAsync(key.Write("one"), Cancellation);
        var deletion = await store.WriteAsync(key.Delete(), Cancellation);

        Assert.Equal(3, (await store.WriteAsync(key.Write("two", expected: deletion.Version), Cancellation)).Version);
    }

    [Fact]
    public async Task Write_SameTokenAgain_IsFoundDone()
    {
        var key = Writes.Scenario("token");
        var write = key.Write("one", expected: 0);
        var first = await store.WriteAsync(write, Cancellation);
        clock.Now += TimeSpan.FromSeconds(5);

        var again = await store.WriteAsync(write, Cancellation);
        await store.WriteAsync(key.Write("two"), Cancellation);
        var late = await store.WriteAsync(write, Cancellation);

        Assert.Equal(first with { Content = default }, again with { Content = default });
        Assert.Equal(first with { Content = default }, late with { Content = default });
        Assert.Equal([2L, 1L], (await store.HistoryAsync(key, cancellation: Cancellation)).Select(record => record.Version));
    }

    [Fact]
    public async Task Write_SameTokenAgainWithoutHistory_IsFoundDone()
    {
        var key = Writes.Scenario("note");
        await store.WriteAsync(key.Write("one", keepsHistory: false), Cancellation);
        var write = key.Write("two", expected: 1, keepsHistory: false);

        await store.WriteAsync(write, Cancellation);

        Assert.Equal(2, (await store.WriteAsync(write, Cancellation)).Version);
    }

    [Fact]
    public async Task Write_TokenOfAnotherRecord_IsRefused()
    {
        var write = Writes.Scenario("a").Write("one");
        await store.WriteAsync(write, Cancellation);

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => store.WriteAsync(write with { Key = Writes.Scenario("b") }, Cancellation));

        Assert.Contains("scenario:tra-vinh/a", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_Kept_IsNewestFirstWithDeletions()
    {
        var key = Writes.Scenario("history");
        await store.WriteAsync(key.Write("one"), Cancellation);
        await store.WriteAsync(key.Delete(), Cancellation);
        await store.WriteAsync(key.Write("three"), Cancellation);

        var history = await store.HistoryAsync(key, cancellation: Cancellation);
        var page = await store.HistoryAsync(key, before: 3, limit: 1, Cancellation);

        Assert.Equal([(3L, "three", false), (2L, "", true), (1L, "one", false)], history.Select(record => (record.Version, record.Text(), record.IsDeleted)));
        Assert.Equal(2, Assert.Single(page).Version);
        Assert.Equal("one", (await store.FindAsync(key, 1, Cancellation))!.Text());
        Assert.True((await store.FindAsync(key, 2, Cancellation))!.IsDeleted);
    }

    [Fact]
    public async Task History_NotKept_IsTheNewestAlone()
    {
        var key = Writes.Scenario("short");
        await store.WriteAsync(key.Write("one", keepsHistory: false), Cancellation);
        await store.WriteAsync(key.Write("two", keepsHistory: false), Cancellation);

        Assert.Equal(2, Assert.Single(await store.HistoryAsync(key, cancellation: Cancellation)).Version);
        Assert.Null(await store.FindAsync(key, 1, Cancellation));
    }

    [Fact]
    public async Task List_Prefix_HasNoWildcards()
    {
        string[] ids = ["a_c/1", "abc/1", "a%c/1", "a\\c/1", "A_C/1", "a_c", "a_c/\uFFFD", "a_d/1", "a_c/\U0001F327"];
        foreach (var id in ids) await store.WriteAsync(new RecordKey("scenario", id).Write(id), Cancellation);
        await store.WriteAsync(new RecordKey("province", "a_c/1").Write("x"), Cancellation);

        async Task<string[]> ListAsync(string prefix) => [.. (await store.ListAsync("scenario", prefix, cancellation: Cancellation)).Select(record => record.Key.Id)];

        Assert.Equal(["a_c/1", "a_c/\uFFFD", "a_c/\U0001F327"], await ListAsync("a_c/"));
        Assert.Equal(["a%c/1"], await ListAsync("a%"));
        Assert.Equal(["a\\c/1"], await ListAsync("a\\"));
        Assert.Equal(["a_c/\U0001F327"], await ListAsync("a_c/\U0001F327"));
        Assert.Equal(["A_C/1", "a%c/1", "a\\c/1", "a_c", "a_c/1", "a_c/\uFFFD", "a_c/\U0001F327", "a_d/1", "abc/1"], await ListAsync(""));
    }

    [Fact]
    public async Task List_Pages_GoOnAfterTheLast()
    {
        foreach (var id in new[] { "c", "a", "e", "b", "d" }) await store.WriteAsync(Writes.Scenario(id).Write(id), Cancellation);
        await store.WriteAsync(Writes.Scenario("c").Write("c2"), Cancellation);
        await store.WriteAsync(Writes.Scenario("b").Delete(), Cancellation);

        var first = await store.ListAsync("scenario", "tra-vinh/", limit: 2, cancellation: Cancellation);
        var second = await store.ListAsync("scenario", "tra-vinh/", after: first[^1].Key.Id, limit: 2, Cancellation);

        Assert.Equal(["a", "c2"], first.Select(record => record.Text()));
        Assert.Equal(["d", "e"], second.Select(record => record.Text()));
        Assert.Equal(2, first[1].Version);
    }

    [Fact]
    public async Task Audit_KindsAndPrefix_AreNewestFirst()
    {
        foreach (var (kind, id) in new[] { ("scenario", "tra-vinh/a"), ("province", "tra-vinh"), ("scenario", "tien-giang/a"), ("observations", "tra-vinh/1"), ("scenario", "tra-vinh/a") })
            await store.WriteAsync(new RecordKey(kind, id).Write(kind), Cancellation);

        var all = await store.AuditAsync([], "", cancellation: Cancellation);
        var some = await store.AuditAsync(["scenario", "observations", "scenario"], "tra-vinh/", cancellation: Cancellation);
        var page = await store.AuditAsync(["scenario", "observations"], "tra-vinh/", before: some[0].Sequence, limit: 1, Cancellation);

        Assert.Equal(5, all.Count);
        Assert.Equal(all.Select(entry => entry.Sequence).OrderDescending(), all.Select(entry => entry.Sequence));
        Assert.Equal(
            [("scenario:tra-vinh/a", 2L), ("observations:tra-vinh/1", 1L), ("scenario:tra-vinh/a", 1L)],
            some.Select(entry => (entry.Record.Key.ToString(), entry.Record.Version)));
        Assert.Equal(some[1].Sequence, Assert.Single(page).Sequence);
    }

    [Fact]
    public async Task Write_ManyAtOnceWithOneExpectation_OneWins()
    {
        var key = Writes.Scenario("contended");
        await using var elsewhere = database.Open();
        SqlRecordStore[] programs = [store, new SqlRecordStore(elsewhere, clock)];
        await store.WriteAsync(key.Write("zero"), Cancellation);

        for (var round = 1; round <= 5; round++)
        {
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => TryAsync(programs[writer % 2], key.Write($"{round}.{writer}", expected: round))));
            Assert.Equal([round + 1L], outcomes.OfType<StoredRecord>().Select(record => record.Version));
        }

        static async Task<StoredRecord?> TryAsync(SqlRecordStore store, RecordWrite write)
        {
            try
            {
                return await store.WriteAsync(write, Cancellation);
            }
            catch (VersionConflictException)
            {
                return null;
            }
        }
    }

    [Theory]
    [InlineData("Scenario", "a")]
    [InlineData("", "a")]
    [InlineData("scenario", "")]
    [InlineData("scenario", "a\nb")]
    [InlineData("scenario", "a\0b")]
    public async Task Write_NameAgainstTheRules_IsRefused(string kind, string id) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => store.WriteAsync(new RecordKey(kind, id).Write("x"), Cancellation));

    [Fact]
    public async Task Write_HalfACharacter_IsRefused() =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => store.WriteAsync(Writes.Scenario("\uD83C").Write("x"), Cancellation));

    [Theory]
    [InlineData(0)]
    [InlineData(1_001)]
    public async Task List_LimitOutOfRange_IsRefused(int limit) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => store.ListAsync("scenario", "", limit: limit, cancellation: Cancellation));
}
