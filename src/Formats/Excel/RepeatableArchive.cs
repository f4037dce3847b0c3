using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Simulation.Formats.Excel;

/// <summary>
/// Copies an Office archive without what differs from one writing to the next: the time of each entry, and the random ids by which the workbook names its sheets. Who asks the same
/// question again gets the same bytes, in this format too.
/// </summary>
internal static partial class RepeatableArchive
{
    // The first day that the format of archives knows.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Copy(Stream source, Stream target)
    {
        source.Position = 0;
        using var from = new ZipArchive(source, ZipArchiveMode.Read, leaveOpen: true);
        using var copy = new MemoryStream();
        using (var to = new ZipArchive(copy, ZipArchiveMode.Create, leaveOpen: true))
        {
            var names = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var entry in from.Entries) CopyEntry(entry, to, names);
        }

        copy.WriteTo(target);
    }

    private static void CopyEntry(ZipArchiveEntry entry, ZipArchive to, Dictionary<string, string> names)
    {
        var twin = to.CreateEntry(entry.FullName, CompressionLevel.Fastest);
        twin.LastWriteTime = Epoch;
        using var input = entry.Open();
        using var output = twin.Open();
        if (!entry.FullName.Contains("workbook.xml", StringComparison.Ordinal))
        {
            input.CopyTo(output);
            return;
        }

        using var reader = new StreamReader(input);
        output.Write(Encoding.UTF8.GetBytes(RandomId().Replace(reader.ReadToEnd(), match => NameOf(match.Value, names))));
    }

    // Sheets are declared in their order in both places, so that the first id seen is that of the first sheet.
    private static string NameOf(string random, Dictionary<string, string> names)
    {
        if (!names.TryGetValue(random, out var name)) names[random] = name = $"sheet{names.Count + 1}";
        return name;
    }

    [GeneratedRegex("R[0-9a-f]{32}")]
    private static partial Regex RandomId();
}
