namespace Simulation.Architecture.Tests;

/// <summary>The source tree these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] TextExtensions =
    [
        ".cs", ".csproj", ".props", ".targets", ".sln", ".json", ".md", ".txt", ".csv", ".model", ".razor", ".css", ".html",
        ".yml", ".yaml", ".sh", ".sql", ".editorconfig", ".gitignore", "",
    ];

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Files below <paramref name="folder"/> that match, as paths relative to the root with forward slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Files(string folder, string pattern)
    {
        var start = new DirectoryInfo(Path.Combine(Root, folder));
        return start.Exists ? [.. Walk(start, pattern).Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>C# files of <c>src</c>, <c>tests</c> and <c>bench</c>.</summary>
    public static IReadOnlyList<string> SourceFiles() => [.. Files("src", "*.cs"), .. Files("tests", "*.cs"), .. Files("bench", "*.cs")];

    /// <summary>Every text file that is, or could be, committed.</summary>
    public static IReadOnlyList<string> TextFiles() =>
        [.. Files("", "*").Where(path => path != ".git" && TextExtensions.Contains(Path.GetExtension(path)))];

    /// <summary>Lines of a file given relative to the root.</summary>
    public static string[] Lines(string path) => File.ReadAllLines(Path.Combine(Root, path));

    /// <summary>The lines of <paramref name="files"/> that match, as <c>path:line: text</c>.</summary>
    public static IReadOnlyList<string> Grep(IEnumerable<string> files, System.Text.RegularExpressions.Regex pattern) =>
    [
        .. from file in files
           from line in Lines(file).Index()
           where pattern.IsMatch(line.Item)
           select $"{file}:{line.Index + 1}: {line.Item.Trim()}",
    ];

    // Build output and local state live in ignored folders; hidden ones belong to tools, save the CI scripts.
    private static bool IsSource(DirectoryInfo folder) =>
        folder.Name is not ("bin" or "obj" or "artifacts" or "TestResults" or "node_modules")
        && (!folder.Name.StartsWith('.') || folder.Name == ".ci");

    private static IEnumerable<string> Walk(DirectoryInfo folder, string pattern)
    {
        var own = folder.EnumerateFiles(pattern).Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'));
        return own.Concat(folder.EnumerateDirectories().Where(IsSource).SelectMany(below => Walk(below, pattern)));
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Simulation.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No Simulation.sln above {AppContext.BaseDirectory}: run these tests from a checkout.");
    }
}
