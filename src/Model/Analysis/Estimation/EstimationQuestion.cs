using System.Collections.Immutable;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Estimation;

/// <summary>What is asked of an estimation of one equation.</summary>
/// <param name="Variable">Full name of the variable whose equation is estimated.</param>
public sealed record EstimationQuestion(string Variable)
{
    /// <summary>First year of the sample; null for the first in which everything is known.</summary>
    public int? FirstYear { get; init; }

    /// <summary>Last year of the sample; null for the last in which everything is known.</summary>
    public int? LastYear { get; init; }

    /// <summary>
    /// Instruments of two-stage least squares, expressions of the model's names; the number 1 has to be given like any other. Empty for ordinary least squares.
    /// </summary>
    public ImmutableArray<Expression> Instruments { get; init; } = [];

    /// <summary>Restrictions on the coefficients.</summary>
    public ImmutableArray<LinearRestriction> Restrictions { get; init; } = [];

    /// <summary>Distributed lags among the coefficients.</summary>
    public ImmutableArray<DistributedLag> DistributedLags { get; init; } = [];

    /// <summary>p of autoregressive errors u = ρ₁ u(-1) + … + ρₚ u(-p) + ε; 0 for independent errors.</summary>
    public int AutoregressiveOrder { get; init; }

    /// <summary>The first year after a suspected break: Chow's two tests compare the years before it with those from it on. Null for no test.</summary>
    public int? Break { get; init; }
}
