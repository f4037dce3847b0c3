namespace Simulation.Model.Language.Bound;

/// <summary>
/// One scalar equation: <c>form(target) = right + add-factor</c>. The add-factor is in the units of the left side and is 0 unless a scenario gives one.
/// </summary>
/// <param name="Target">The symbol this equation determines.</param>
/// <param name="Form">The transformation on the left side.</param>
/// <param name="Right">The right side in primitives.</param>
/// <param name="Block">The block it stands in, with its index when the block is indexed: <c>growth[power]</c>.</param>
/// <param name="Office">The office (published sector) that owns the block; null when the block belongs to the whole province.</param>
/// <param name="Text">The equation as the economist wrote it, before expansion.</param>
/// <param name="Span">Where it stands.</param>
public sealed record Equation(Symbol Target, LeftForm Form, Expression Right, string Block, string? Office, string Text, SourceSpan Span)
{
    /// <summary>
    /// For a start equation: how many years before the start year its value belongs to (0 for <c>x = …</c>, 1 for <c>x(-1) = …</c>).
    /// References on the right are relative to the start year. Always 0 for yearly and parameter equations.
    /// </summary>
    public int TargetLag { get; init; }
}

/// <summary>Invertible left sides.</summary>
public enum LeftForm
{
    /// <summary>x = r.</summary>
    Level,

    /// <summary>log(x) = r, so x = eʳ.</summary>
    Log,

    /// <summary>d(x) = r, so x = x(-1) + r.</summary>
    Difference,

    /// <summary>dlog(x) = r, so x = x(-1) eʳ.</summary>
    LogDifference,

    /// <summary>logit(x) = r, so x = 1 / (1 + e⁻ʳ).</summary>
    Logit,
}
