using System.Collections.Immutable;

namespace Simulation.Model.Calibration.Sampling;

/// <summary>
/// A spread parameter and the shocks it scales: x = s(θ) g(ε), with s(θ) = exp(a θ) up to a constant, θ and every ε standard normal
/// coordinates, and g(ε) = ε exp(h ε² / 2) (h = 0 for normal shocks).
/// </summary>
/// <param name="Scale">Coordinate of θ.</param>
/// <param name="LogSlope">a, the standard deviation of the logarithm of the spread.</param>
/// <param name="Shocks">The rows of coordinates that the spread acts on, one entry per year.</param>
public sealed record ScaleGroup(int Scale, double LogSlope, ImmutableArray<ScaledShock> Shocks);

/// <summary>
/// One scaled shock of one year. Its unit value u is a combination of independent scores (row i of a Cholesky factor); holding the other
/// members' unit values while u changes moves the scores at and after this one, see <see cref="ScaleMove"/>.
/// </summary>
/// <param name="Coordinates">Coordinates of the correlated group's scores, in the order of the factor; one entry when uncorrelated.</param>
/// <param name="Position">Which of the group's unit values the spread scales.</param>
/// <param name="Factor">Lower triangular Cholesky factor of the group's correlation, row-major; [1] when uncorrelated.</param>
/// <param name="TailWeight">h of the heavy-tailed shock, 0 for normal. Correlated groups are normal.</param>
public sealed record ScaledShock(ImmutableArray<int> Coordinates, int Position, ImmutableArray<double> Factor, double TailWeight);
