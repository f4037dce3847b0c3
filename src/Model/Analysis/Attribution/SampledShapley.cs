using Simulation.Model.Ensembles.Randomness;

namespace Simulation.Model.Analysis.Attribution;

/// <summary>
/// Shapley values from sampled orders of the players. An order and its reverse are one sample: in each order the players enter one after the other, and what a
/// player adds is his contribution. The contributions of an order add up to v(all) − v(none), and so does their mean, exactly. Neighbours i, j in an order, after
/// the players S, give v(S ∪ ij) − v(S ∪ i) − v(S ∪ j) + v(S), whose mean is the interaction index, as S then has every size with equal chance.
/// </summary>
/// <remarks>
/// Sources: Castro, Gómez and Tejada, "Polynomial calculation of the Shapley value based on sampling", Computers &amp; Operations Research 36, 2009; reversed
/// orders: Mitchell, Cooper, Frank and Holmes, "Sampling permutations for Shapley value estimation", Journal of Machine Learning Research 23, 2022.
/// </remarks>
public static class SampledShapley
{
    // Orders are drawn from streams of their own, far from those of names by their year.
    private const int OrderYear = 1;

    /// <summary>Estimates the values.</summary>
    /// <param name="game">The game, of two players at least.</param>
    /// <param name="pairs">Number of orders, each used forwards and backwards; two at least, for the standard errors.</param>
    /// <param name="seed">Seed of the orders.</param>
    /// <param name="progress">Told the share of orders done, 0..1.</param>
    /// <param name="cancellation">Stops between coalitions.</param>
    public static ShapleyResult Compute(ShapleyGame game, int pairs, ulong seed, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(game);
        ArgumentOutOfRangeException.ThrowIfLessThan(game.Players, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(pairs, 2);
        var known = new Dictionary<ulong, double[]>();
        double[] Value(ulong coalition)
        {
            cancellation.ThrowIfCancellationRequested();
            return known.TryGetValue(coalition, out var payoffs) ? payoffs : known[coalition] = game.Value(coalition);
        }

        var samples = new OrderSample[pairs];
        for (var pair = 0; pair < pairs; pair++)
        {
            samples[pair] = OrderSample.Of(game, Order(game.Players, seed, pair), Value);
            progress?.Report((pair + 1.0) / pairs);
        }

        return Combine(game, samples, Value, known.Count);
    }

    private static int[] Order(int players, ulong seed, int pair)
    {
        var keys = new double[players];
        for (var player = 0; player < players; player++) RandomStreams.FillUniform(seed, (uint)player, OrderYear, pair, keys.AsSpan(player, 1));
        var order = Enumerable.Range(0, players).ToArray();
        Array.Sort(keys, order);
        return order;
    }

    private static ShapleyResult Combine(ShapleyGame game, OrderSample[] samples, Func<ulong, double[]> value, int coalitions)
    {
        var values = Enumerable.Range(0, game.Players).Select(_ => new double[game.Payoffs]).ToArray();
        var errors = Enumerable.Range(0, game.Players).Select(_ => new double[game.Payoffs]).ToArray();
        var pairs = ShapleyArrays.Pairs(game.Players, game.Payoffs);
        var counts = new int[game.Players, game.Players];
        foreach (var sample in samples) sample.AddTo(values, pairs, counts);
        for (var player = 0; player < game.Players; player++)
        {
            for (var payoff = 0; payoff < game.Payoffs; payoff++)
            {
                var mean = values[player][payoff] /= samples.Length;
                var squares = samples.Sum(sample => Math.Pow(sample.Contributions[player][payoff] - mean, 2));
                errors[player][payoff] = Math.Sqrt(squares / (samples.Length - 1) / samples.Length);
            }

            for (var second = player + 1; second < game.Players; second++)
                for (var payoff = 0; payoff < game.Payoffs; payoff++)
                    pairs[player][second][payoff] /= Math.Max(counts[player, second], 1);
        }

        return new ShapleyResult(value(0), value(game.Grand), values, pairs, errors, coalitions);
    }
}
