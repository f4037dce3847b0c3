using System.Numerics;

namespace Simulation.Model.Analysis.Attribution;

/// <summary>
/// Shapley values and interaction indices from all 2ⁿ coalitions:
/// φᵢ = Σ_{S ∌ i} |S|! (n − |S| − 1)! / n! · (v(S ∪ i) − v(S)), and
/// Iᵢⱼ = Σ_{S ∌ i,j} |S|! (n − |S| − 2)! / (n − 1)! · (v(S ∪ ij) − v(S ∪ i) − v(S ∪ j) + v(S)).
/// </summary>
/// <remarks>
/// Sources: Shapley, "A value for n-person games", 1953; Grabisch and Roubens, "An axiomatic approach to the concept of interaction among players in
/// cooperative games", International Journal of Game Theory 28, 1999.
/// </remarks>
public static class ExactShapley
{
    /// <summary>Most players for which all coalitions are computed: 65,536 of them.</summary>
    public const int MaximumPlayers = 16;

    /// <summary>Computes the values.</summary>
    /// <param name="game">The game, of at most <see cref="MaximumPlayers"/> players.</param>
    /// <param name="progress">Told the share of coalitions done, 0..1.</param>
    /// <param name="cancellation">Stops between coalitions.</param>
    /// <exception cref="ArgumentOutOfRangeException">The game has too many players.</exception>
    public static ShapleyResult Compute(ShapleyGame game, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(game);
        if (game.Players > MaximumPlayers)
            throw new ArgumentOutOfRangeException(nameof(game), game.Players, $"All coalitions of more than {MaximumPlayers} players are too many: sample orders instead.");
        var values = AllCoalitions(game, progress, cancellation);
        return new ShapleyResult(values[0], values[^1], Values(game, values), Interactions(game, values), SamplingErrors: null, values.Length);
    }

    private static double[][] AllCoalitions(ShapleyGame game, IProgress<double>? progress, CancellationToken cancellation)
    {
        var values = new double[1 << game.Players][];
        for (var coalition = 0; coalition < values.Length; coalition++)
        {
            cancellation.ThrowIfCancellationRequested();
            values[coalition] = game.Value((ulong)coalition);
            progress?.Report((coalition + 1.0) / values.Length);
        }

        return values;
    }

    private static double[][] Values(ShapleyGame game, double[][] values)
    {
        var n = game.Players;
        var weights = Weights(n);
        var result = Enumerable.Range(0, n).Select(_ => new double[game.Payoffs]).ToArray();
        for (var coalition = 0; coalition < values.Length; coalition++)
        {
            for (var player = 0; player < n; player++)
            {
                if ((coalition >> player & 1) != 0) continue;
                var (with, without, weight) = (values[coalition | 1 << player], values[coalition], weights[BitOperations.PopCount((uint)coalition)]);
                for (var payoff = 0; payoff < game.Payoffs; payoff++) result[player][payoff] += weight * (with[payoff] - without[payoff]);
            }
        }

        return result;
    }

    private static double[][][] Interactions(ShapleyGame game, double[][] values)
    {
        var n = game.Players;
        var weights = Weights(n - 1);
        var result = ShapleyArrays.Pairs(n, game.Payoffs);
        for (var first = 0; first < n; first++)
        {
            for (var second = first + 1; second < n; second++)
            {
                var pair = 1 << first | 1 << second;
                for (var coalition = 0; coalition < values.Length; coalition++)
                {
                    if ((coalition & pair) != 0) continue;
                    ShapleyArrays.AddSynergy(
                        result[first][second], weights[BitOperations.PopCount((uint)coalition)], values[coalition | pair], values[coalition | 1 << first], values[coalition | 1 << second], values[coalition]);
                }
            }
        }

        return result;
    }

    // s! (n − s − 1)! / n! for s = 0 .. n − 1.
    private static double[] Weights(int n)
    {
        var weights = new double[Math.Max(n, 0)];
        for (var s = 0; s < n; s++)
        {
            var choices = 1.0;
            for (var k = 1; k <= s; k++) choices = choices * (n - k) / k;
            weights[s] = 1 / (n * choices);
        }

        return weights;
    }
}
