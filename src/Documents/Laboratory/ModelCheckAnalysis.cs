using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Simulation.Data;
using Simulation.Documents.Json;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;

namespace Simulation.Documents.Laboratory;

/// <summary>Asks whether a model text is right.</summary>
public sealed record ModelCheckRequest
{
    /// <summary>The text.</summary>
    public required string Text { get; init; }

    /// <summary>Province whose data it is joined with, so that it is checked against them too; alone when left out.</summary>
    public string? Province { get; init; }
}

/// <summary>What the check of a model text found.</summary>
public sealed record ModelCheckDocument
{
    /// <summary>Whether it can be used.</summary>
    public required bool Valid { get; init; }

    /// <summary>Name declared in the text; null when the text has errors.</summary>
    public required string? Model { get; init; }

    /// <summary>Version declared in the text.</summary>
    public required string? Version { get; init; }

    /// <summary>SHA-256 of the text.</summary>
    public required string? Hash { get; init; }

    /// <summary>Number of equations.</summary>
    public required int? Equations { get; init; }

    /// <summary>Number of errors.</summary>
    public required int Errors { get; init; }

    /// <summary>Number of warnings.</summary>
    public required int Warnings { get; init; }

    /// <summary>Everything found, in the order of the text.</summary>
    public required IReadOnlyList<ModelDiagnosticDocument> Diagnostics { get; init; }
}

/// <summary>Something found in a model text, or between it and a province's data.</summary>
/// <param name="Code">Its code; null for what the join with data found.</param>
/// <param name="Severity">error or warning.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="File">The file of data that is meant; null for the text itself.</param>
/// <param name="Line">Its line.</param>
/// <param name="Column">Its column.</param>
/// <param name="Length">Number of characters meant.</param>
/// <param name="Hint">The way out.</param>
public sealed record ModelDiagnosticDocument(string? Code, string Severity, string Message, string? File, int? Line, int? Column, int? Length, string? Hint);

/// <summary>Parses, binds and checks a model text, alone or with a province's data; nothing is kept.</summary>
public sealed class ModelCheckAnalysis : ModelAnalysis<ModelCheckRequest, ModelCheckDocument>
{
    /// <inheritdoc/>
    public override string Name => "check";

    /// <inheritdoc/>
    public override JsonTypeInfo<ModelCheckRequest> RequestType => DocumentJson.Default.ModelCheckRequest;

    /// <inheritdoc/>
    public override JsonTypeInfo<ModelCheckDocument> DocumentType => DocumentJson.Default.ModelCheckDocument;

    /// <inheritdoc/>
    public override ModelCheckDocument Answer(IModelShelf shelf, string model, ModelCheckRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        ArgumentNullException.ThrowIfNull(request);
        var (bound, diagnostics) = ModelText.Check(request.Text, model + ".model");
        ImmutableArray<ModelDiagnosticDocument> found = [.. diagnostics.Select(Document)];
        // What is wrong with the text alone would be wrong with data too, and is told better here.
        if (request.Province is not { } id || bound is null) return Document(bound, found);
        var joined = ProvinceModel.Join(shelf.Province(id), new ModelSource(model, request.Text));
        return Document(joined.Succeeded ? joined.Value.Model : null, [.. found, .. joined.Diagnostics.Select(Document)]);
    }

    private static ModelCheckDocument Document(BoundModel? model, ImmutableArray<ModelDiagnosticDocument> found)
    {
        var errors = found.Count(diagnostic => diagnostic.Severity == "error");
        return new ModelCheckDocument
        {
            Valid = model is not null && errors == 0,
            Model = model?.Name,
            Version = model?.Version,
            Hash = model?.TextHash,
            Equations = model?.Equations.Length,
            Errors = errors,
            Warnings = found.Length - errors,
            Diagnostics = found,
        };
    }

    private static ModelDiagnosticDocument Document(Diagnostic diagnostic) => new(
        diagnostic.Code, diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning", diagnostic.Message, null, diagnostic.Span.Line, diagnostic.Span.Column, diagnostic.Span.Length, diagnostic.Hint);

    private static ModelDiagnosticDocument Document(DataDiagnostic diagnostic) => new(
        null, diagnostic.Severity == DataSeverity.Error ? "error" : "warning", diagnostic.ToString(), diagnostic.File, diagnostic.Line, null, null, diagnostic.WayOut);
}
