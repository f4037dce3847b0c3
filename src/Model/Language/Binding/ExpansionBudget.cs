using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;

namespace Simulation.Model.Language.Binding;

/// <summary>Counts nodes and loop steps of the expanded model, so that nested sums cannot exhaust memory or time.</summary>
internal sealed class ExpansionBudget(ModelLimits limits, DiagnosticBag diagnostics)
{
    private long left = limits.Expansion;

    /// <summary>True once the limit is exceeded; the binder then stops expanding.</summary>
    public bool IsExhausted => left < 0;

    public bool Spend(SourceSpan span, long cost = 1)
    {
        if (left < 0) return false;
        left -= cost;
        if (left >= 0) return true;
        diagnostics.Error(DiagnosticCodes.TooLarge, span, $"The model expands to more than {limits.Expansion} operations.", "Sum over smaller sets, or raise the limit.");
        return false;
    }
}
