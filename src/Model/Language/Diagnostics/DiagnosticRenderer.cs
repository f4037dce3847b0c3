using System.Text;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Language.Diagnostics;

/// <summary>Prints diagnostics for people: place, message, the source line, a caret under the place, and the hint.</summary>
public static class DiagnosticRenderer
{
    private const int WindowWidth = 120;

    /// <summary>
    /// Renders all diagnostics, one paragraph each:
    /// <code>
    /// provincial.model:12:9: error M101: There is no 'grdpp'.
    ///    12 |   x = grdpp + 1
    ///       |       ^~~~~
    ///    hint: Did you mean 'grdp'?
    /// </code>
    /// </summary>
    public static string Render(IEnumerable<Diagnostic> diagnostics, string text, string sourceName)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        ArgumentNullException.ThrowIfNull(text);
        var lines = new SourceLines(text);
        var output = new StringBuilder();
        foreach (var diagnostic in diagnostics) Append(output, diagnostic, lines, sourceName);
        return output.ToString();
    }

    private static void Append(StringBuilder output, Diagnostic diagnostic, SourceLines lines, string sourceName)
    {
        var span = diagnostic.Span;
        var place = diagnostic.Origin ?? $"{sourceName}:{span.Line}:{span.Column}";
        var severity = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
        output.Append(place).Append(": ").Append(severity).Append(' ').Append(diagnostic.Code).Append(": ").Append(diagnostic.Message).Append('\n');
        if (diagnostic.Origin is null && lines.TryGet(span.Line, out var line)) AppendSource(output, line, span);
        if (diagnostic.Hint is { } hint) output.Append("    hint: ").Append(hint).Append('\n');
    }

    private static void AppendSource(StringBuilder output, ReadOnlySpan<char> line, SourceSpan span)
    {
        // A line can be a megabyte long: show a window around the caret.
        var column = Math.Clamp(span.Column - 1, 0, line.Length);
        var first = column < WindowWidth - 20 ? 0 : column - WindowWidth / 2;
        var shown = line.Slice(first, Math.Min(WindowWidth, line.Length - first));
        var number = span.Line.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(5);
        output.Append(number).Append(" | ");
        foreach (var c in shown) output.Append(char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c);
        var width = Math.Clamp(span.Length, 1, Math.Max(1, shown.Length - (column - first)));
        output.Append('\n').Append(' ', 5).Append(" | ").Append(' ', column - first).Append('^').Append('~', width - 1).Append('\n');
    }
}
