using System.Text;
using Simulation.Storage.Records;

namespace Simulation.Storage.Tests.Support;

/// <summary>Short forms of writes.</summary>
public static class Writes
{
    /// <summary>A key <c>scenario:tra-vinh/…</c>.</summary>
    public static RecordKey Scenario(string id) => new("scenario", $"tra-vinh/{id}");

    /// <summary>A write of a text.</summary>
    public static RecordWrite Write(this RecordKey key, string text, long? expected = null, string author = "lan", bool keepsHistory = true) => new()
    {
        Key = key,
        Schema = 1,
        Content = Encoding.UTF8.GetBytes(text),
        Author = author,
        Expected = expected,
        KeepsHistory = keepsHistory,
    };

    /// <summary>A deletion.</summary>
    public static RecordWrite Delete(this RecordKey key, long? expected = null, bool keepsHistory = true) =>
        new() { Key = key, Schema = 1, Content = null, Author = "lan", Expected = expected, KeepsHistory = keepsHistory };

    /// <summary>The text of a record.</summary>
    public static string Text(this StoredRecord record) => Encoding.UTF8.GetString(record.Content.Span);
}
