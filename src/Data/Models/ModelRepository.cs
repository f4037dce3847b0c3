namespace Simulation.Data;

/// <summary>The text of a model.</summary>
/// <param name="Name">Name of the model, the file's name without its ending.</param>
/// <param name="Text">Its text.</param>
public sealed record ModelSource(string Name, string Text);

/// <summary>Finds and reads model texts: the files <c>NAME.model</c> of a folder, and of <c>examples</c> in it.</summary>
public sealed class ModelRepository
{
    private const string Ending = ".model";
    private const string Examples = "examples";

    private readonly DataRoot root;

    /// <summary>Names the folder, usually <c>models</c>.</summary>
    public ModelRepository(string folder) => root = new DataRoot(folder);

    /// <summary>Names of the models there are, in ordinal order.</summary>
    public IReadOnlyList<string> Names => [.. In("").Concat(In(Examples)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Reads a model's text; null, with the problem in the bag, when there is none or it is not UTF-8.</summary>
    public ModelSource? Read(string name, DiagnosticBag bag)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(bag);
        if (!Names.Contains(name, StringComparer.Ordinal))
        {
            bag.Add(DataDiagnostic.Error(DataProblem.Missing, name + Ending, null, null, name, $"one of the models {string.Join(", ", Names)}",
                Suggestion.For(name, Names) ?? "Correct the name, or add the model's text to the folder."));
            return null;
        }

        var path = In("").Contains(name, StringComparer.Ordinal) ? name + Ending : $"{Examples}/{name}{Ending}";
        return root.Read(path, bag)?.ReadText(bag) is { } text ? new ModelSource(name, text) : null;
    }

    private IEnumerable<string> In(string below)
    {
        var folder = Path.Combine(root.Folder, below);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*" + Ending).Select(Path.GetFileNameWithoutExtension).OfType<string>() : [];
    }
}
