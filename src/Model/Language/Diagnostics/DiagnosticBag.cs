using System.Collections.Immutable;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Language.Diagnostics;

/// <summary>Collects diagnostics up to a limit, each code once per place.</summary>
internal sealed class DiagnosticBag(int limit)
{
    private readonly List<Diagnostic> items = [];
    private readonly HashSet<(string, SourceSpan, string?)> seen = [];

    /// <summary>True once <c>limit</c> errors are known: further ones are not worth the reader's time.</summary>
    public bool IsFull => ErrorCount >= limit;

    public int ErrorCount { get; private set; }

    public bool HasErrors => ErrorCount > 0;

    /// <summary>When set, problems are reported as standing there rather than in the model text.</summary>
    public string? Origin { get; set; }

    public void Error(string code, SourceSpan span, string message, string? hint = null)
    {
        if (!IsFull && Add(new Diagnostic(code, DiagnosticSeverity.Error, message, span, hint) { Origin = Origin })) ErrorCount++;
    }

    public void Warning(string code, SourceSpan span, string message, string? hint = null)
    {
        if (items.Count < 4 * limit) Add(new Diagnostic(code, DiagnosticSeverity.Warning, message, span, hint) { Origin = Origin });
    }

    /// <summary>Everything collected, in the order of the text.</summary>
    public ImmutableArray<Diagnostic> ToImmutable() =>
        [.. items.OrderBy(item => item.Origin is not null).ThenBy(item => item.Span.Line).ThenBy(item => item.Span.Column)];

    // An equation over a set is bound once a member; a mistake in it is one mistake.
    private bool Add(Diagnostic diagnostic)
    {
        if (!seen.Add((diagnostic.Code, diagnostic.Span, diagnostic.Origin))) return false;
        items.Add(diagnostic);
        return true;
    }
}
