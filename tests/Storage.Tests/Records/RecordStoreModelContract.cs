using CsCheck;
using Simulation.Storage.Records;
using Simulation.Storage.Sql;
using Simulation.Storage.Tests.Support;
using Xunit;

namespace Simulation.Storage.Tests.Records;

/// <summary>Random writers, taking turns at random, against a model in memory.</summary>
public abstract class RecordStoreModelContract
{
    private static readonly string[] Ids = ["a", "a_", "a%b", "b/1"];

    private static readonly Gen<Step[]> Steps = Gen.Select(
            Gen.Int[0, 2], Gen.Int[0, Ids.Length - 1], Gen.Enum<Expectation>(), Gen.Frequency((4, Gen.Const(Action.Write)), (1, Gen.Const(Action.Delete)), (2, Gen.Const(Action.Repeat))),
            Gen.Frequency((4, Gen.Const(true)), (1, Gen.Const(false))))
        .Select((writer, id, expectation, action, keepsHistory) => new Step(writer, Ids[id], expectation, action, keepsHistory))
        .Array[1, 25];

    private int samples;

    private enum Expectation
    {
        Any,
        Seen,
        None,
    }

    private enum Action
    {
        Write,
        Delete,
        Repeat,
    }

    protected abstract Task<TestDatabase> CreateAsync();

    [Fact]
    public async Task Store_RandomWriters_DoesWhatTheModelDoes()
    {
        await using var database = await CreateAsync();
        await using var one = database.Open();
        await using var two = database.Open();
        SqlRecordStore[] programs = [new(one, TimeProvider.System), new(two, TimeProvider.System)];

        await Steps.SampleAsync(steps => RunAsync(programs, $"s{Interlocked.Increment(ref samples)}/", steps), iter: 20, threads: 1);
    }

    private static async Task RunAsync(SqlRecordStore[] programs, string prefix, Step[] steps)
    {
        var model = new RecordModel();
        var seen = new Dictionary<(int, string), long>();
        var last = new Dictionary<int, RecordWrite>();
        var number = 0;
        foreach (var step in steps)
        {
            var id = prefix + step.Id;
            var write = step.Action == Action.Repeat && last.TryGetValue(step.Writer, out var earlier) ? earlier : Write(step, id, $"{number++}", seen);
            last[step.Writer] = write;
            var expected = model.Write(write.Key.Id, write.Content is null ? null : Text(write), write.Expected, write.KeepsHistory, write.Token);
            var actual = await TryAsync(programs[step.Writer % programs.Length], write);

            Assert.Equal((expected?.Number, expected?.Text), (actual?.Version, actual is null or { IsDeleted: true } ? null : actual.Text()));
            seen[(step.Writer, write.Key.Id)] = model.Find(write.Key.Id)?.Number ?? 0;
        }

        await AssertSameAsync(programs[1], model, prefix);
    }

    private static async Task AssertSameAsync(SqlRecordStore store, RecordModel model, string prefix)
    {
        foreach (var id in Ids.Select(id => prefix + id))
        {
            var history = await store.HistoryAsync(new RecordKey("scenario", id));
            Assert.Equal(model.History(id).Select(version => (version.Number, version.Text)), history.Select(record => (record.Version, record.IsDeleted ? null : record.Text())));
            Assert.Equal(model.Find(id)?.Text, (await store.FindAsync(new RecordKey("scenario", id)))?.Text());
        }

        foreach (var part in new[] { "", "a", "a_", "b/", "c" })
        {
            Assert.Equal(model.List(prefix + part), (await store.ListAsync("scenario", prefix + part)).Select(record => record.Key.Id));
            Assert.Equal(
                model.Audit(prefix + part).Take(50), (await store.AuditAsync(["scenario"], prefix + part, limit: 50)).Select(entry => (entry.Record.Key.Id, entry.Record.Version)));
        }
    }

    private static RecordWrite Write(Step step, string id, string text, Dictionary<(int, string), long> seen)
    {
        long? expected = step.Expectation switch
        {
            Expectation.Seen => seen.GetValueOrDefault((step.Writer, id)),
            Expectation.None => 0,
            _ => null,
        };
        var key = new RecordKey("scenario", id);
        return step.Action == Action.Delete ? key.Delete(expected, step.KeepsHistory) : key.Write(text, expected, $"writer-{step.Writer}", step.KeepsHistory);
    }

    private static async Task<StoredRecord?> TryAsync(SqlRecordStore store, RecordWrite write)
    {
        try
        {
            return await store.WriteAsync(write);
        }
        catch (VersionConflictException)
        {
            return null;
        }
    }

    private static string Text(RecordWrite write) => System.Text.Encoding.UTF8.GetString(write.Content!.Value.Span);

    private sealed record Step(int Writer, string Id, Expectation Expectation, Action Action, bool KeepsHistory);
}
