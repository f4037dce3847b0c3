using System.Collections.Immutable;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;

namespace Simulation.Model.Language;

/// <summary>From text to bound model in one call.</summary>
public static class ModelText
{
    /// <summary>Parses and binds a text.</summary>
    /// <param name="text">The model text.</param>
    /// <param name="sourceName">Name of the file for messages.</param>
    /// <param name="dataSets">Members of the sets declared <c>from data</c>.</param>
    /// <param name="overrides">A province's own laws, defaults and ranges.</param>
    /// <param name="limits">Bounds; <see cref="ModelLimits.Default"/> when null.</param>
    /// <exception cref="ModelTextException">The text or the overrides hold errors; all of them are reported together.</exception>
    public static BoundModel Load(
        string text,
        string sourceName = "model",
        IReadOnlyDictionary<string, ImmutableArray<SetMember>>? dataSets = null,
        IReadOnlyList<DeclarationOverride>? overrides = null,
        ModelLimits? limits = null)
    {
        var (model, diagnostics) = Check(text, sourceName, dataSets, overrides, limits);
        return model ?? throw new ModelTextException(diagnostics, DiagnosticRenderer.Render(diagnostics, text, sourceName));
    }

    /// <summary>Parses and binds a text and reports everything found, warnings too. The model is null when there is an error.</summary>
    public static BindResult Check(
        string text,
        string sourceName = "model",
        IReadOnlyDictionary<string, ImmutableArray<SetMember>>? dataSets = null,
        IReadOnlyList<DeclarationOverride>? overrides = null,
        ModelLimits? limits = null)
    {
        var parsed = ModelParser.Parse(text, sourceName, limits);
        var bound = ModelBinder.Bind(parsed.Syntax, text, dataSets, overrides, limits);
        var diagnostics = parsed.Diagnostics.Concat(bound.Diagnostics).OrderBy(item => item.Origin is not null).ThenBy(item => item.Span.Line).ThenBy(item => item.Span.Column);
        return new BindResult(parsed.Succeeded ? bound.Model : null, [.. diagnostics]);
    }
}

/// <summary>A model text that cannot be used.</summary>
/// <param name="diagnostics">Everything found.</param>
/// <param name="report">The same rendered with source lines, carets and hints.</param>
public sealed class ModelTextException(ImmutableArray<Diagnostic> diagnostics, string report) : Exception(report)
{
    /// <summary>Everything found, in the order of the text.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; } = diagnostics;

    /// <summary>The diagnostics rendered with source lines, carets and hints.</summary>
    public string Report => Message;
}
