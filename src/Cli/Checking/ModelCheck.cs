using System.Collections.Immutable;
using Simulation.Data;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;

namespace Simulation.Cli.Checking;

/// <summary>What the check of a model text found.</summary>
/// <param name="Name">Name of the file, for messages.</param>
/// <param name="Text">Its text.</param>
/// <param name="Model">The model; null when the text has errors.</param>
/// <param name="Diagnostics">Everything found, in the order of the text.</param>
internal sealed record ModelCheck(string Name, string Text, BoundModel? Model, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Number of errors.</summary>
    public int Errors => Diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>Number of warnings.</summary>
    public int Warnings => Diagnostics.Length - Errors;

    /// <summary>The findings with source lines, carets and hints; empty when there are none.</summary>
    public string Rendered => DiagnosticRenderer.Render(Diagnostics, Text, Name);

    /// <summary>Checks a file. Sets whose members come with a province's data are empty.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataException">The file cannot be read as text.</exception>
    public static ModelCheck OfFile(string path)
    {
        var full = Path.GetFullPath(path);
        var (folder, name) = (Path.GetDirectoryName(full)!, Path.GetFileName(full));
        var bag = new DiagnosticBag();
        if (new DataRoot(folder).Read(name, bag)?.ReadText(bag) is not { } text)
            throw new DataException(bag.Diagnostics);
        var (model, diagnostics) = ModelText.Check(text, name);
        return new ModelCheck(name, text, model, diagnostics);
    }
}
