using System.Collections.Immutable;

namespace Simulation.Data;

/// <summary>
/// Files of data in memory, over those that are there without them: what a bundle does not hold is read from the others, if it is shared by provinces. What lies in a province's own
/// folder is that province's alone.
/// </summary>
public sealed class FileBundle : IDataFiles
{
    private readonly ImmutableDictionary<string, DataFile> files;
    private readonly IDataFiles? others;

    /// <summary>Bundles files.</summary>
    /// <param name="files">The files, by their paths below the root.</param>
    /// <param name="others">Where the rest is read from; null when there is no rest.</param>
    public FileBundle(IEnumerable<DataFile> files, IDataFiles? others = null)
    {
        this.files = files.ToImmutableDictionary(file => file.Name, StringComparer.Ordinal);
        this.others = others;
    }

    /// <inheritdoc/>
    public DataFile? Read(string path, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(bag);
        if (PathOf(path) is not { } name)
        {
            bag.Add(DataDiagnostic.Error(DataProblem.Missing, path, null, null, path, "a path inside the data folder", "Move the file into the data folder."));
            return null;
        }

        if (!files.TryGetValue(name, out var file))
        {
            if (others is not null && IsShared(name)) return others.Read(name, bag);
            bag.Add(DataDiagnostic.Error(DataProblem.Missing, name, null, null, null, "the file", "Create it, or correct the name that asks for it."));
            return null;
        }

        return file;
    }

    /// <inheritdoc/>
    public bool Exists(string path) => PathOf(path) is { } name && (files.ContainsKey(name) || (others?.Exists(name) == true && IsShared(name)));

    /// <inheritdoc/>
    /// <remarks>Only folders of the bundle itself: it is read for its own.</remarks>
    public IReadOnlyList<string> FoldersWith(string fileName) =>
        [.. files.Keys.Select(path => path.Split('/')).Where(parts => parts.Length == 3 && parts[2] == fileName).Select(parts => $"{parts[0]}/{parts[1]}").Order(StringComparer.Ordinal)];

    private bool IsShared(string name) => !others!.FoldersWith(ProvinceRepository.SettingsFile).Any(folder => name.StartsWith(folder + '/', StringComparison.Ordinal));

    // Without the parts that go up; null when they go out.
    private static string? PathOf(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part != "..") parts.Add(part);
            else if (parts.Count == 0) return null;
            else parts.RemoveAt(parts.Count - 1);
        }

        return path.StartsWith('/') || parts.Count == 0 ? null : string.Join('/', parts);
    }
}
