using System.Collections.Immutable;

namespace Simulation.Model.Analysis.Auditing;

/// <summary>What an identity says about targets that stand side by side.</summary>
public enum AuditVerdict
{
    /// <summary>They cannot all be met, whatever happens.</summary>
    Contradiction,

    /// <summary>They can all be met only outside what the record has seen.</summary>
    Strained,

    /// <summary>One of them asks for less than the others imply: it adds nothing.</summary>
    Slack,

    /// <summary>They fit.</summary>
    Consistent,

    /// <summary>A figure that the identity needs is not known on the day.</summary>
    NotJudged,
}

/// <summary>One identity applied to a plan.</summary>
/// <param name="Check">Name of the identity: <c>structure</c>, <c>per-head</c>, <c>investment</c>, <c>sector-growth</c>, <c>revenue</c>, <c>bounds</c>.</param>
/// <param name="Verdict">What it says.</param>
/// <param name="Summary">The finding in a sentence.</param>
/// <param name="Steps">The arithmetic, line by line, as it would be done by hand.</param>
/// <param name="Targets">Names of the targets concerned, <c>grdp_growth[total] 2024</c>.</param>
/// <param name="Facts">Published figures that entered.</param>
/// <param name="Value">The figure the identity comes to, in <paramref name="Unit"/>; null when not judged.</param>
/// <param name="Unit">Unit of <paramref name="Value"/>.</param>
public sealed record AuditFinding(
    string Check,
    AuditVerdict Verdict,
    AuditText Summary,
    ImmutableArray<AuditText> Steps,
    ImmutableArray<string> Targets,
    ImmutableArray<PlanFact> Facts,
    double? Value,
    string Unit);

/// <summary>A sentence in the languages of the product.</summary>
/// <param name="English">In English.</param>
/// <param name="Vietnamese">In Vietnamese.</param>
public sealed record AuditText(string English, string Vietnamese);
