using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;

namespace Simulation.Data.Tests;

/// <summary>The repository's own folders, and temporary data folders that a test fills and spoils.</summary>
internal static class Workspace
{
    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    public static DataRoot Shipped { get; } = new(Path.Combine(Repository, "data"));

    private static readonly ConcurrentDictionary<string, Lazy<ProvinceDefinition>> Provinces = new();

    public static Vocabulary Vocabulary { get; } = ReadVocabulary();

    /// <summary>A shipped province, loaded once for all tests that only read it.</summary>
    public static ProvinceDefinition Province(string id) => Provinces.GetOrAdd(id, key => new Lazy<ProvinceDefinition>(() => new ProvinceRepository(Shipped).Load(key).Value)).Value;

    public static DataFile File(string text, string name = "test.csv") => new(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Reads an observation file that has the right header and these rows.</summary>
    public static (IReadOnlyList<Model.Calibration.Observation> Observations, DiagnosticBag Bag) ReadRows(params string[] rows)
    {
        var bag = new DiagnosticBag();
        var text = string.Join('\n', [string.Join(',', ObservationReader.Columns), .. rows, ""]);
        return (ObservationReader.Read(File(text, "p/observations.csv"), Vocabulary, bag), bag);
    }

    private static Vocabulary ReadVocabulary()
    {
        var bag = new DiagnosticBag();
        var vocabulary = Vocabulary.Read(path => Shipped.Read(path, bag), "vn", bag);
        return vocabulary ?? throw new DataException(bag.Diagnostics);
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}

/// <summary>A copy of the shipped data folder that a test may change; deleted with the test.</summary>
internal sealed class DataCopy : IDisposable
{
    public DataCopy()
    {
        foreach (var source in Directory.EnumerateFiles(Workspace.Shipped.Folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Folder, Path.GetRelativePath(Workspace.Shipped.Folder, source));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target);
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("simulation-data-").FullName;

    public ProvinceRepository Provinces => new(new DataRoot(Folder));

    public string PathOf(string file) => Path.Combine(Folder, file.Replace('/', Path.DirectorySeparatorChar));

    public void Write(string file, string text) => File.WriteAllText(PathOf(file), text);

    public void Append(string file, string line) => File.AppendAllText(PathOf(file), line + "\n");

    public void Replace(string file, string old, string replacement)
    {
        var text = File.ReadAllText(PathOf(file));
        Assert.Contains(old, text, StringComparison.Ordinal);
        Write(file, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
