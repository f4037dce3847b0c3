using System.Collections.Immutable;
using Simulation.Model.Language.Diagnostics;
using Simulation.Model.Language.Parsing;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language;

/// <summary>Reads a model text into a syntax tree. Any text at all gives a result: mistakes are reported, never thrown.</summary>
public static class ModelParser
{
    /// <summary>
    /// Parses a text. Statements that cannot be read are reported and kept as <see cref="UnreadableSyntax"/>, and parsing goes on with the next one.
    /// </summary>
    /// <param name="text">The model text.</param>
    /// <param name="sourceName">Name of the file for messages.</param>
    /// <param name="limits">Bounds on the text; <see cref="ModelLimits.Default"/> when null.</param>
    public static ParseResult Parse(string text, string sourceName = "model", ModelLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(sourceName);
        limits ??= ModelLimits.Default;
        var diagnostics = new DiagnosticBag(limits.Errors);
        if (text.Length > limits.TextLength)
        {
            diagnostics.Error(DiagnosticCodes.TooLarge, new(1, 1, 1), $"The text has {text.Length} characters, more than {limits.TextLength}.", "Split the model, or raise the limit.");
            return new ParseResult(new ModelSyntax([], []), diagnostics.ToImmutable(), sourceName);
        }
        var syntax = new TextParser(text, diagnostics, limits).Parse();
        return new ParseResult(syntax, diagnostics.ToImmutable(), sourceName);
    }
}

/// <summary>A syntax tree and what is wrong with the text.</summary>
/// <param name="Syntax">The tree; statements that could not be read are <see cref="UnreadableSyntax"/>.</param>
/// <param name="Diagnostics">Problems in the order of the text.</param>
/// <param name="SourceName">Name of the file for messages.</param>
public sealed record ParseResult(ModelSyntax Syntax, ImmutableArray<Diagnostic> Diagnostics, string SourceName)
{
    /// <summary>True when the whole text could be read.</summary>
    public bool Succeeded => !Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
