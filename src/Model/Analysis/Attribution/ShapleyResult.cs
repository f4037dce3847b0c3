namespace Simulation.Model.Analysis.Attribution;

/// <summary>
/// How the payoffs of a game divide over its players. For every payoff the values of the players add up to v(all) − v(none).
/// </summary>
/// <param name="None">Payoffs without any player.</param>
/// <param name="All">Payoffs with all of them.</param>
/// <param name="Values">Shapley values, <c>[player][payoff]</c>.</param>
/// <param name="Interactions">
/// Shapley interaction indices, <c>[first][second][payoff]</c> for first &lt; second: above 0 where two players do more together than apart.
/// </param>
/// <param name="SamplingErrors">Standard errors of <paramref name="Values"/> from sampling orders; null when all coalitions were computed.</param>
/// <param name="Coalitions">How many different coalitions were computed.</param>
public sealed record ShapleyResult(double[] None, double[] All, double[][] Values, double[][][] Interactions, double[][]? SamplingErrors, int Coalitions);
