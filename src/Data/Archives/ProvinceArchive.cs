using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Simulation.Data;

/// <summary>
/// A whole province in one archive. Unpacked it is a folder <c>data</c> and a folder <c>models</c> as the program's own, so that both can be packed by hand; beside them stand the
/// uploads, the saved scenarios, a manifest and a text for people. Files of the country that it leaves out are those of the deployment.
/// </summary>
public sealed partial class ProvinceArchive
{
    /// <summary>Name in problems that concern the whole archive.</summary>
    public const string Name = "archive.zip";

    internal const string Data = "data/";
    internal const string Models = "models/";
    internal const string Uploads = "uploads/";
    internal const string Scenarios = "scenarios/";
    internal const string ModelEnding = ".model";

    private ProvinceArchive(string province, ImmutableArray<DataFile> files, ImmutableArray<string> strangers)
    {
        Province = province;
        Files = files;
        Strangers = strangers;
    }

    /// <summary>Id of the province that it holds.</summary>
    public string Province { get; }

    /// <summary>Its files by their paths in it, in order of them.</summary>
    public ImmutableArray<DataFile> Files { get; }

    /// <summary>Paths of files beside the folders that an archive has: nothing reads them.</summary>
    internal ImmutableArray<string> Strangers { get; }

    /// <summary>The province's files, by their paths below <c>data</c>.</summary>
    public IEnumerable<DataFile> DataFiles => Below(Data).Select(file => file with { Name = file.Name[Data.Length..] });

    /// <summary>The files below a folder.</summary>
    internal IEnumerable<DataFile> Below(string folder) => Files.Where(file => file.Name.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>The text of the model of that name; null when the archive has none, or, with the problem in the bag, when it is no text.</summary>
    public ModelSource? Model(string name, DiagnosticBag bag) =>
        Files.FirstOrDefault(file => file.Name == Models + name + ModelEnding)?.ReadText(bag) is { } text ? new ModelSource(name, text) : null;

    /// <summary>Reads an archive; null, with all problems in the bag, when it cannot be unpacked or does not hold one province.</summary>
    public static ProvinceArchive? Read(ReadOnlyMemory<byte> bytes, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(bag);
        var all = ArchiveZip.Unpack(Name, bytes, bag);
        if (bag.HasErrors) return null;
        var found = all.Select(file => Settings().Match(file.Name)).Where(match => match.Success).ToList();
        if (found is not [var only])
        {
            bag.Add(DataDiagnostic.Error(DataProblem.Archive, Name, null, null, found.Count == 0 ? null : string.Join(", ", found.Select(match => match.Value)),
                "one file data/COUNTRY/PROVINCE/province.json", found.Count == 0 ? "Pack the folder data that holds the province's folder." : "Make an archive of each province."));
            return null;
        }

        // Who packs a folder packs its name too.
        var outer = only.Groups["outer"].Value;
        var (own, strangers) = (all.Where(file => IsOwn(file.Name, outer)), all.Where(file => !IsOwn(file.Name, outer)));
        return new ProvinceArchive(only.Groups["province"].Value, [.. own.Select(file => file with { Name = file.Name[outer.Length..] })], [.. strangers.Select(file => file.Name)]);
    }

    private static bool IsOwn(string path, string outer) =>
        path.StartsWith(outer, StringComparison.Ordinal)
        && (path[outer.Length..] is ArchiveManifest.FileName or ArchiveGuide.FileName || Folders.Any(folder => path.AsSpan(outer.Length).StartsWith(folder, StringComparison.Ordinal)));

    private static readonly string[] Folders = [Data, Models, Uploads, Scenarios];

    [GeneratedRegex(@"^(?<outer>(.+/)?)data/[^/]+/(?<province>[^/]+)/province\.json$")]
    private static partial Regex Settings();
}
