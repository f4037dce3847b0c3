namespace Simulation.Model.Language;

/// <summary>
/// Bounds on what a model text may ask for, so that no text exhausts memory or the stack. The defaults are far above any model an economist writes by hand.
/// </summary>
public sealed record ModelLimits
{
    /// <summary>The defaults.</summary>
    public static ModelLimits Default { get; } = new();

    /// <summary>Characters of a model text. Default 2,000,000.</summary>
    public int TextLength { get; init; } = 2_000_000;

    /// <summary>Depth of brackets and function calls in an expression. Default 64.</summary>
    public int Nesting { get; init; } = 64;

    /// <summary>Height of an expression's tree; a chain of n additions has height n. Default 400.</summary>
    public int ExpressionHeight { get; init; } = 400;

    /// <summary>Members of one index set. Default 2,000.</summary>
    public int SetMembers { get; init; } = 2_000;

    /// <summary>Scalars after expansion of the index sets. Default 200,000.</summary>
    public int Symbols { get; init; } = 200_000;

    /// <summary>Nodes and loop steps of all equations after expansion. Default 2,000,000.</summary>
    public int Expansion { get; init; } = 2_000_000;

    /// <summary>Longest lag, and longest window of <c>movavg</c>. Default 40.</summary>
    public int Lag { get; init; } = 40;

    /// <summary>Errors reported at once. Default 50.</summary>
    public int Errors { get; init; } = 50;
}
