using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Simulation.Data;

/// <summary>What an archive says about itself: where it comes from, and what its files were when it was made.</summary>
public sealed record ArchiveManifest
{
    /// <summary>Name of its file.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Name of the form.</summary>
    public const string FormatName = "simulation-province";

    /// <summary>Newest version of the form that this program reads.</summary>
    public const int NewestVersion = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
    };

    /// <summary>Name of the form.</summary>
    public string Format { get; init; } = FormatName;

    /// <summary>Version of the form.</summary>
    public int Version { get; init; } = NewestVersion;

    /// <summary>Id of the province.</summary>
    public required string Province { get; init; }

    /// <summary>Name of its model.</summary>
    public required string Model { get; init; }

    /// <summary>Hash of the model's text.</summary>
    public required string ModelHash { get; init; }

    /// <summary>Identity of the province's files.</summary>
    public required string DataHash { get; init; }

    /// <summary>Revision of the data where it was made: counts archives, uploads and publications.</summary>
    public long Revision { get; init; }

    /// <summary>The calibration that answered questions; null for that of the files.</summary>
    public string? Calibration { get; init; }

    /// <summary>When and by whom the data were last changed; null for files that nobody changed.</summary>
    public ArchiveChange? Changed { get; init; }

    /// <summary>The uploads, in the order in which they were accepted.</summary>
    public ImmutableArray<ArchivedUpload> Uploads { get; init; } = [];

    /// <summary>The saved scenarios.</summary>
    public ImmutableArray<ArchivedScenario> Scenarios { get; init; } = [];

    /// <summary>Every other file, as it was.</summary>
    public ImmutableArray<ArchivedFile> Files { get; init; } = [];

    /// <summary>As a file.</summary>
    public DataFile ToFile() => new(FileName, JsonSerializer.SerializeToUtf8Bytes(this, Options));

    /// <summary>Reads a manifest; null, with the problem in the bag, when it is none, or one of a newer program.</summary>
    public static ArchiveManifest? Read(DataFile file, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(bag);
        if (file.ReadText(bag) is not { } text)
            return null;
        try
        {
            if (JsonSerializer.Deserialize<ArchiveManifest>(text, Options) is { Format: FormatName, Version: >= 1 and <= NewestVersion } manifest)
                return manifest;
            bag.Add(DataDiagnostic.Error(DataProblem.Settings, file.Name, null, "version", null, $"the form {FormatName} in a version up to {NewestVersion}", "Ask a newer program, or leave the manifest out."));
        }
        catch (JsonException e)
        {
            bag.Add(DataDiagnostic.Error(DataProblem.Settings, file.Name, (int?)e.LineNumber + 1, e.Path, null, "a manifest", "Put back what was exported, or leave the manifest out."));
        }

        return null;
    }

    /// <summary>Names of files that are not what they were when the archive was made, or not there.</summary>
    /// <param name="files">The files of the archive.</param>
    public IReadOnlyList<string> ChangedSince(IEnumerable<DataFile> files)
    {
        var there = files.ToDictionary(file => file.Name, file => Hash(file.Bytes.Span), StringComparer.Ordinal);
        return [.. Files.Where(file => there.GetValueOrDefault(file.Path) != file.Sha256).Select(file => file.Path)];
    }

    /// <summary>A file as the manifest lists it.</summary>
    public static ArchivedFile Describe(DataFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new ArchivedFile(file.Name, file.Bytes.Length, Hash(file.Bytes.Span));
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <summary>A change of the data.</summary>
/// <param name="At">When, in UTC.</param>
/// <param name="By">By whom.</param>
public sealed record ArchiveChange(DateTimeOffset At, string By);

/// <summary>An upload in an archive.</summary>
/// <param name="File">Its file.</param>
/// <param name="Published">The day on which its figures were published; null for that of their status or period.</param>
/// <param name="At">When it was accepted, in UTC.</param>
/// <param name="By">Who uploaded it.</param>
public sealed record ArchivedUpload(string File, DateOnly? Published, DateTimeOffset? At, string? By);

/// <summary>A scenario in an archive.</summary>
/// <param name="File">Its file.</param>
/// <param name="Version">Its version where it was made; how it came about is not in the archive.</param>
/// <param name="At">When that version was saved, in UTC.</param>
/// <param name="By">Who saved it.</param>
public sealed record ArchivedScenario(string File, long Version, DateTimeOffset At, string By);

/// <summary>A file in an archive.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">SHA-256 of its bytes, in lower-case hexadecimal.</param>
public sealed record ArchivedFile(string Path, int Bytes, string Sha256);
