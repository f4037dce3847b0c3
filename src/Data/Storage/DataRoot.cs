namespace Simulation.Data;

/// <summary>
/// The folder that holds the data. All file input of the product goes through here; paths are relative, with forward slashes.
/// </summary>
public sealed class DataRoot : IDataFiles
{
    private readonly string folder;

    /// <summary>Names the folder.</summary>
    /// <param name="folder">Path of the folder <c>data</c>.</param>
    public DataRoot(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        this.folder = Path.GetFullPath(folder);
    }

    /// <summary>Full path of the folder.</summary>
    public string Folder => folder;

    /// <summary>
    /// Looks for a folder that holds a given subfolder: <paramref name="start"/> itself, then every folder above it. Null when none does.
    /// </summary>
    public static string? FindAbove(string start, string subfolder)
    {
        ArgumentException.ThrowIfNullOrEmpty(start);
        for (var directory = new DirectoryInfo(Path.GetFullPath(start)); directory is not null; directory = directory.Parent)
        {
            var candidate = Path.Combine(directory.FullName, subfolder);
            if (Directory.Exists(candidate))
                return candidate;
        }

        return null;
    }

    /// <inheritdoc/>
    public DataFile? Read(string path, DiagnosticBag bag)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(bag);
        var full = Path.GetFullPath(Path.Combine(folder, path));
        var name = Path.GetRelativePath(folder, full).Replace('\\', '/');
        if (!full.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            bag.Add(DataDiagnostic.Error(DataProblem.Missing, path, null, null, path, "a path inside the data folder",
                "Move the file into the data folder."));
            return null;
        }

        var info = new FileInfo(full);
        if (!info.Exists)
        {
            bag.Add(DataDiagnostic.Error(DataProblem.Missing, name, null, null, null, "the file",
                "Create it, or correct the name that asks for it."));
            return null;
        }

        // Judged by length before reading, so that a huge file costs no memory.
        if (info.Length > DataFile.MaximumBytes)
        {
            bag.Add(DataDiagnostic.Error(DataProblem.TooLarge, name, null, null, $"{info.Length} bytes",
                $"at most {DataFile.MaximumBytes} bytes", "Divide the file."));
            return null;
        }

        return new DataFile(name, File.ReadAllBytes(full));
    }

    /// <inheritdoc/>
    public bool Exists(string path) => File.Exists(Path.Combine(folder, path));

    /// <inheritdoc/>
    public IReadOnlyList<string> FoldersWith(string fileName)
    {
        if (!Directory.Exists(folder))
            return [];
        return [.. Directory.EnumerateDirectories(folder)
            .SelectMany(Directory.EnumerateDirectories)
            .Where(region => File.Exists(Path.Combine(region, fileName)))
            .Select(region => Path.GetRelativePath(folder, region).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];
    }
}
