using System.Collections.Immutable;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Estimation;

/// <summary>
/// A polynomial distributed lag (Almon): the coefficients w₀ … w_L of successive lags lie on a polynomial of the lag, w_l = Σⱼ cⱼ lʲ. Constraints at the
/// ends put the polynomial through zero one step before the first lag (w₋₁ = 0) or after the last (w_{L+1} = 0).
/// </summary>
/// <remarks>Source: Shirley Almon, "The Distributed Lag Between Capital Appropriations and Expenditures", Econometrica 33, 1965.</remarks>
/// <param name="Parameters">The coefficients in order of their lags.</param>
/// <param name="Degree">Degree of the polynomial, from 0 to the number of coefficients less one, at which nothing is restricted.</param>
/// <param name="IsZeroBefore">w₋₁ = 0, the near end.</param>
/// <param name="IsZeroAfter">w_{L+1} = 0, the far end.</param>
public sealed record DistributedLag(ImmutableArray<Symbol> Parameters, int Degree, bool IsZeroBefore = false, bool IsZeroAfter = false);
