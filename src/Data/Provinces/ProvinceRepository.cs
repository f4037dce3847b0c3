namespace Simulation.Data;

/// <summary>Finds and loads the provinces of a data folder or an archive. Each call reads the files anew.</summary>
public sealed class ProvinceRepository
{
    /// <summary>The file that makes a folder a province.</summary>
    public const string SettingsFile = "province.json";

    private readonly IDataFiles root;

    /// <summary>Names the files.</summary>
    public ProvinceRepository(IDataFiles root)
    {
        ArgumentNullException.ThrowIfNull(root);
        this.root = root;
    }

    /// <summary>The files.</summary>
    public IDataFiles Files => root;

    /// <summary>Ids of the provinces: the folders with a <c>province.json</c>, in ordinal order.</summary>
    public IReadOnlyList<string> Ids =>
        [.. root.FoldersWith(SettingsFile).Select(IdOf).Order(StringComparer.Ordinal)];

    /// <summary>True when there is a province of this id.</summary>
    public bool Contains(string id) => FolderOf(id) is not null;

    /// <summary>Loads a province: everything, or a report of all problems.</summary>
    public LoadResult<ProvinceDefinition> Load(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (FolderOf(id) is { } folder)
            return new ProvinceLoader(root, folder, id).Load();
        var bag = new DiagnosticBag();
        bag.Add(DataDiagnostic.Error(DataProblem.Missing, id, null, null, id, $"one of the provinces {string.Join(", ", Ids)}",
            Suggestion.For(id, Ids) ?? "Create a folder of this name with a province.json."));
        return bag.Finish<ProvinceDefinition>(() => throw new InvalidOperationException("A load with errors has no value."));
    }

    private string? FolderOf(string id) => root.FoldersWith(SettingsFile).FirstOrDefault(folder => IdOf(folder) == id);

    private static string IdOf(string folder) => folder[(folder.LastIndexOf('/') + 1)..];
}
