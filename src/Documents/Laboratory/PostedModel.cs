using System.Collections.Immutable;
using System.Globalization;
using Simulation.Data;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Documents.Laboratory;

/// <summary>Model texts that come with a question.</summary>
internal static class PostedModel
{
    /// <summary>Binds a posted text, or the one that is kept when none was posted. Sets whose members come with a province's data are empty.</summary>
    /// <exception cref="ScenarioException">The text has errors; each is a problem with its line and column.</exception>
    public static BoundModel Bind(IModelShelf shelf, string model, string? text, string path) => text is null ? shelf.Bound(model) : Bind(new ModelSource(model, text), path);

    /// <summary>The problems of a file as problems of the question that posted it.</summary>
    public static ScenarioException Refused(ImmutableArray<DataDiagnostic> diagnostics, string path) =>
        new([.. diagnostics.Where(diagnostic => diagnostic.Severity == DataSeverity.Error).Select(diagnostic => new ScenarioProblem(path, diagnostic.Value, Said(diagnostic), diagnostic.WayOut))]);

    /// <summary>Binds a text.</summary>
    /// <exception cref="ScenarioException">The text has errors; each is a problem with its line and column.</exception>
    public static BoundModel Bind(ModelSource source, string path)
    {
        var (model, diagnostics) = ModelText.Check(source.Text, source.Name + ".model");
        return model ?? throw new ScenarioException([.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => new ScenarioProblem(
            path, null, string.Create(CultureInfo.InvariantCulture, $"Line {diagnostic.Span.Line}, column {diagnostic.Span.Column}: {diagnostic.Message}"), diagnostic.Hint ?? ""))]);
    }

    // Without its way out, which is a field of the problem.
    private static string Said(DataDiagnostic diagnostic)
    {
        var text = diagnostic.ToString();
        return text.EndsWith(diagnostic.WayOut, StringComparison.Ordinal) ? text[..^diagnostic.WayOut.Length].TrimEnd() : text;
    }
}
