using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;
using Xunit;

namespace Simulation.Model.Tests.Language;

/// <summary>Texts in tests carry the mark ▶ where a diagnostic is expected.</summary>
internal static class ModelTextAssert
{
    public const char Mark = '▶';

    public static string ReadReference(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", name));

    public static BoundModel Load(string text) => ModelText.Load(text.Replace("\r", "", StringComparison.Ordinal));

    /// <summary>The text without its mark, and the mark's 1-based line and column.</summary>
    public static (string Text, int Line, int Column) Unmark(string marked)
    {
        var at = marked.IndexOf(Mark, StringComparison.Ordinal);
        Assert.True(at >= 0, "The text has no mark.");
        var before = marked[..at];
        var line = before.Count(c => c == '\n') + 1;
        return (before + marked[(at + 1)..], line, at - before.LastIndexOf('\n'));
    }

    /// <summary>The text has exactly one problem: of this code, at the mark, with this in its message or hint.</summary>
    public static Diagnostic HasOne(string code, string fragment, string marked, IReadOnlyList<DeclarationOverride>? overrides = null)
    {
        var (text, line, column) = Unmark(marked);
        var result = ModelText.Check(text, "test", overrides: overrides);
        var report = DiagnosticRenderer.Render(result.Diagnostics, text, "test");
        Assert.True(result.Diagnostics.Length == 1, $"Expected one {code}, got:\n{report}");
        var only = result.Diagnostics[0];
        Assert.True(only.Code == code, $"Expected {code}, got:\n{report}");
        Assert.True((only.Span.Line, only.Span.Column) == (line, column), $"Expected {line}:{column}, got:\n{report}");
        Assert.Contains(fragment, only.Message + " " + only.Hint, StringComparison.Ordinal);
        Assert.Equal(only.Severity == DiagnosticSeverity.Error, result.Model is null);
        return only;
    }
}
