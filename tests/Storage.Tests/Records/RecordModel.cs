namespace Simulation.Storage.Tests.Records;

/// <summary>The store of records as simple as it can be thought: lists in memory.</summary>
internal sealed class RecordModel
{
    private readonly Dictionary<string, List<Version>> records = [];
    private readonly Dictionary<string, long> newest = [];
    private readonly List<(string Id, Version Version)> trail = [];

    /// <summary>A version that is kept.</summary>
    public sealed record Version(long Number, string? Text, Guid Token);

    /// <summary>Carries out a write; null for a conflict.</summary>
    public Version? Write(string id, string? text, long? expected, bool keepsHistory, Guid token)
    {
        var kept = records.TryGetValue(id, out var known) ? known : records[id] = [];
        if (kept.Find(version => version.Token == token) is { } done) return done;
        var seen = Find(id)?.Number ?? 0;
        var last = newest.GetValueOrDefault(id);
        var isDeleted = seen == 0 && last > 0;
        if (expected is { } number && number != seen && !(isDeleted && number == last)) return null;
        if (!keepsHistory)
        {
            kept.Clear();
            trail.RemoveAll(entry => entry.Id == id);
        }

        var written = new Version(last + 1, text, token);
        newest[id] = written.Number;
        kept.Add(written);
        trail.Add((id, written));
        return written;
    }

    /// <summary>The newest version, unless it is a deletion.</summary>
    public Version? Find(string id) => records.TryGetValue(id, out var kept) && kept is [.., { Text: not null } last] ? last : null;

    /// <summary>What is kept of a record, the newest first.</summary>
    public IEnumerable<Version> History(string id) => records.TryGetValue(id, out var kept) ? kept.AsEnumerable().Reverse() : [];

    /// <summary>Ids that begin with a prefix and are not deleted, in order.</summary>
    public IEnumerable<string> List(string prefix) =>
        records.Keys.Where(id => id.StartsWith(prefix, StringComparison.Ordinal) && Find(id) is not null).Order(StringComparer.Ordinal);

    /// <summary>Everything that is kept, the newest first.</summary>
    public IEnumerable<(string Id, long Number)> Audit(string prefix) =>
        trail.Where(entry => entry.Id.StartsWith(prefix, StringComparison.Ordinal)).Reverse().Select(entry => (entry.Id, entry.Version.Number));
}
