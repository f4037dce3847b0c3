using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Simulation.Data.Tests.Uploads;
using Simulation.Model.Language;

namespace Simulation.Data.Tests.Archives;

/// <summary>Archives of shipped provinces, and what makes them bad.</summary>
internal static class Archives
{
    public static ArchiveSurroundings Shipped { get; } = new(Workspace.Shipped, new ModelRepository(Path.Combine(Workspace.Repository, "models")), []);

    /// <summary>Nothing but what the archive brings.</summary>
    public static ArchiveSurroundings Nothing { get; } = new(new FileBundle([]), new ModelRepository(Path.Combine(Path.GetTempPath(), "no models")), []);

    public static ArchiveContents Contents(string province) => new(Workspace.Province(province), Upload.Model, ModelText.Load(Upload.Model.Text).TextHash);

    public static ImmutableArray<DataFile> Files(byte[] archive) => ArchiveZip.Unpack("test.zip", archive, new DiagnosticBag());

    /// <summary>The archive with one file replaced by what a function makes of its text; null leaves it out.</summary>
    public static byte[] With(this byte[] archive, string path, Func<string, string?> change) => ArchiveZip.Pack(
        Files(archive).Select(file => file.Name == path ? change(Encoding.UTF8.GetString(file.Bytes.Span)) is { } text ? file with { Bytes = Encoding.UTF8.GetBytes(text) } : null : file).OfType<DataFile>());

    /// <summary>The archive with one file more.</summary>
    public static byte[] And(this byte[] archive, string path, string text) => ArchiveZip.Pack(Files(archive).Append(new DataFile(path, Encoding.UTF8.GetBytes(text))));

    /// <summary>An archive of entries that no packer of ours would write.</summary>
    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    public static ImmutableArray<DataDiagnostic> Errors(this ArchiveReport report) => [.. report.Diagnostics.Where(diagnostic => diagnostic.Severity == DataSeverity.Error)];
}
