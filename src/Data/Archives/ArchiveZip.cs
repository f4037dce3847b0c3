using System.Collections.Immutable;
using System.IO.Compression;

namespace Simulation.Data;

/// <summary>
/// Packs files into a ZIP archive and unpacks them, in memory. The same files give the same bytes. What is unpacked comes from strangers: names that lead out of the archive, names
/// that stand for two files, and contents beyond <see cref="ArchiveLimits"/> are problems, and nothing is unpacked then.
/// </summary>
public static class ArchiveZip
{
    private const int Piece = 64 * 1024;

    // ZIP has no time zone and begins in 1980; the time of packing would make every archive another one.
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Packs files, in the order of their names.</summary>
    public static byte[] Pack(IEnumerable<DataFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files.OrderBy(file => file.Name, StringComparer.Ordinal))
            {
                var entry = zip.CreateEntry(file.Name, CompressionLevel.SmallestSize);
                entry.LastWriteTime = Time;
                using var content = entry.Open();
                content.Write(file.Bytes.Span);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Unpacks the files, in the order of their names; none, with the problems in the bag, when there are any.</summary>
    /// <param name="name">Name of the archive, for its problems.</param>
    /// <param name="archive">Its bytes.</param>
    /// <param name="bag">Takes the problems.</param>
    public static ImmutableArray<DataFile> Unpack(string name, ReadOnlyMemory<byte> archive, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(bag);
        if (archive.Length > ArchiveLimits.MaximumBytes)
        {
            bag.Add(DataDiagnostic.Error(DataProblem.TooLarge, name, null, null, $"{archive.Length} bytes", $"at most {ArchiveLimits.MaximumBytes} bytes", "Leave out what no file of the province reads."));
            return [];
        }

        try
        {
            using var bytes = new MemoryStream(archive.ToArray(), writable: false);
            using var zip = new ZipArchive(bytes, ZipArchiveMode.Read);
            return Check(name, zip, bag) ? Contents(name, zip, bag) : [];
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or EndOfStreamException or ArgumentException or OverflowException)
        {
            // What a file that is no archive, a damaged or an encrypted one makes the reader throw.
            bag.Add(DataDiagnostic.Error(DataProblem.Archive, name, null, null, null, "a ZIP archive without a password", "Pack the folders data and models again, as ZIP."));
            return [];
        }
    }

    private static bool Check(string name, ZipArchive zip, DiagnosticBag bag)
    {
        if (zip.Entries.Count > ArchiveLimits.MaximumEntries)
            bag.Add(DataDiagnostic.Error(DataProblem.TooLarge, name, null, null, $"{zip.Entries.Count} files", $"at most {ArchiveLimits.MaximumEntries} files and folders", "Leave out what no file of the province reads."));
        else if (zip.Entries.Sum(entry => (decimal)entry.Length) > ArchiveLimits.MaximumContent)
            bag.Add(TooMuch(name));
        else
            CheckNames(zip, bag);
        return !bag.HasErrors;
    }

    private static void CheckNames(ZipArchive zip, DiagnosticBag bag)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in zip.Entries.Select(entry => entry.FullName))
        {
            var shown = new string([.. path.Take(ArchiveLimits.LongestPath).Select(letter => char.IsControl(letter) ? '?' : letter)]);
            if (!IsPath(path.EndsWith('/') ? path[..^1] : path))
            {
                bag.Add(DataDiagnostic.Error(DataProblem.Archive, shown, null, null, null,
                    $"a path below the archive of at most {ArchiveLimits.LongestPath} characters, with forward slashes", "Rename the file, or pack again with another program."));
            }
            else if (!seen.Add(path))
            {
                bag.Add(DataDiagnostic.Error(DataProblem.Archive, shown, null, null, null, "every name once, in capitals or not", "Leave one of the two out."));
            }
        }
    }

    private static bool IsPath(string path) =>
        path.Length is > 0 and <= ArchiveLimits.LongestPath
        && !path.Any(letter => char.IsControl(letter) || letter is '\\' or ':')
        && path.Split('/').All(part => part is not ("" or "." or ".."));

    private static ImmutableArray<DataFile> Contents(string name, ZipArchive zip, DiagnosticBag bag)
    {
        var files = ImmutableArray.CreateBuilder<DataFile>();
        var left = ArchiveLimits.MaximumContent;
        foreach (var entry in zip.Entries.Where(entry => !entry.FullName.EndsWith('/')))
        {
            // What an archive says of its lengths need not be so.
            if (Read(entry, left) is not { } content)
            {
                bag.Add(TooMuch(name));
                return [];
            }

            left -= content.Length;
            files.Add(new DataFile(entry.FullName, content));
        }

        return [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)];
    }

    private static byte[]? Read(ZipArchiveEntry entry, int most)
    {
        using var content = new MemoryStream();
        using var packed = entry.Open();
        var piece = new byte[Piece];
        for (int length; (length = packed.Read(piece)) > 0;)
        {
            if (content.Length + length > most) return null;
            content.Write(piece, 0, length);
        }

        return content.ToArray();
    }

    private static DataDiagnostic TooMuch(string name) => DataDiagnostic.Error(
        DataProblem.TooLarge, name, null, null, null, $"contents of at most {ArchiveLimits.MaximumContent} bytes in all", "Leave out what no file of the province reads.");
}
