using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Simulation.Data;

/// <summary>All that is known of a province, to be put into an archive. The same contents give the same bytes.</summary>
/// <param name="Province">Its files, read whole.</param>
/// <param name="Model">The text of its model.</param>
/// <param name="ModelHash">Hash of that text, as answers name it.</param>
public sealed record ArchiveContents(ProvinceDefinition Province, ModelSource Model, string ModelHash)
{
    private static readonly JsonSerializerOptions Legible = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Revision of the data where it is made.</summary>
    public long Revision { get; init; }

    /// <summary>The calibration that answers questions; null for that of the files.</summary>
    public string? Calibration { get; init; }

    /// <summary>When and by whom the data were last changed.</summary>
    public ArchiveChange? Changed { get; init; }

    /// <summary>The uploads, in order, with the text of each.</summary>
    public ImmutableArray<(ArchivedUpload Upload, ReadOnlyMemory<byte> Text)> Uploads { get; init; } = [];

    /// <summary>The scenarios, with the text of each.</summary>
    public ImmutableArray<(ArchivedScenario Scenario, ReadOnlyMemory<byte> Text)> Scenarios { get; init; } = [];

    /// <summary>Files and model alone: what is kept when a province is accepted, and what decides its numbers.</summary>
    public byte[] PackFiles() => ArchiveZip.Pack(Own());

    /// <summary>Everything, with a manifest and a text for people.</summary>
    public byte[] Pack()
    {
        var own = Own().ToList();
        var manifest = new ArchiveManifest
        {
            Province = Province.Id,
            Model = Model.Name,
            ModelHash = ModelHash,
            DataHash = Province.DataHash,
            Revision = Revision,
            Calibration = Calibration,
            Changed = Changed,
            Uploads = [.. Uploads.Select(entry => entry.Upload)],
            Scenarios = [.. Scenarios.Select(entry => entry.Scenario)],
            Files = [.. own.OrderBy(file => file.Name, StringComparer.Ordinal).Select(ArchiveManifest.Describe)],
        };
        return ArchiveZip.Pack(
        [
            .. own, manifest.ToFile(), ArchiveGuide.Of(Province),
            .. Uploads.Select(entry => new DataFile(entry.Upload.File, entry.Text)), .. Scenarios.Select(entry => new DataFile(entry.Scenario.File, entry.Text)),
        ]);
    }

    /// <summary>Path of an upload in an archive.</summary>
    public static string UploadFile(string upload) => $"{ProvinceArchive.Uploads}{upload}.csv";

    /// <summary>Path of a scenario in an archive.</summary>
    public static string ScenarioFile(string scenario) => $"{ProvinceArchive.Scenarios}{scenario}.json";

    /// <summary>
    /// The files alone as those of another province, to begin from: its folder and settings bear the new id, its figures stay those of the old region until they are replaced.
    /// Uploads and scenarios are the old province's own affair and are left out.
    /// </summary>
    /// <param name="id">Id of the new province.</param>
    /// <param name="name">Its name; null for the old one.</param>
    /// <exception cref="ArgumentException">No province may be called so.</exception>
    public ArchiveContents As(string id, string? name)
    {
        if (!ProvinceId.IsValid(id)) throw new ArgumentException($"'{id}' is no id of a province: give {ProvinceId.Form}.", nameof(id));
        var folder = $"{Province.Folder[..Province.Folder.LastIndexOf('/')]}/{id}";
        var files = Province.Files.Select(file => Moved(file, folder, id, name));
        return new ArchiveContents(new ProvinceRepository(new FileBundle(files)).Load(id).Value, Model, ModelHash);
    }

    private IEnumerable<DataFile> Own() =>
    [
        .. Province.Files.Select(file => file with { Name = ProvinceArchive.Data + file.Name }),
        new DataFile($"{ProvinceArchive.Models}{Model.Name}{ProvinceArchive.ModelEnding}", Encoding.UTF8.GetBytes(Model.Text)),
    ];

    private DataFile Moved(DataFile file, string folder, string id, string? name)
    {
        if (!file.Name.StartsWith(Province.Folder + '/', StringComparison.Ordinal)) return file;
        var moved = file with { Name = folder + file.Name[Province.Folder.Length..] };
        return moved.Name == $"{folder}/{ProvinceRepository.SettingsFile}" ? moved with { Bytes = Renamed(moved.Bytes, id, name) } : moved;
    }

    private byte[] Renamed(ReadOnlyMemory<byte> settings, string id, string? name)
    {
        var bytes = settings.Span;
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        var root = JsonNode.Parse(bytes, new JsonNodeOptions { PropertyNameCaseInsensitive = true }, Lenient)!.AsObject();
        root["id"] = id;
        if (name is not null) root["labels"] = new JsonObject { ["en"] = name, ["vi"] = name };
        foreach (var source in root["observations"]!.AsArray().Select(source => source!.AsObject()).Where(source => source["region"] is null)) source["region"] = Province.Id;
        return [.. JsonSerializer.SerializeToUtf8Bytes(root, Legible), (byte)'\n'];
    }
}
