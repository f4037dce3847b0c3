namespace Simulation.Model.Analysis.Attribution;

/// <summary>What the players add in one order and in its reverse, on average, and the synergies of neighbours.</summary>
internal sealed class OrderSample
{
    private readonly List<(int First, int Second, double[] Synergy)> synergies = [];

    private OrderSample(int players, int payoffs) => Contributions = [.. Enumerable.Range(0, players).Select(_ => new double[payoffs])];

    /// <summary>Mean contribution over the two orders, <c>[player][payoff]</c>.</summary>
    public double[][] Contributions { get; }

    public static OrderSample Of(ShapleyGame game, int[] order, Func<ulong, double[]> value)
    {
        var sample = new OrderSample(game.Players, game.Payoffs);
        sample.Walk(order, value);
        sample.Walk([.. order.Reverse()], value);
        return sample;
    }

    /// <summary>Adds this sample to sums over samples.</summary>
    public void AddTo(double[][] values, double[][][] pairs, int[,] counts)
    {
        for (var player = 0; player < values.Length; player++)
            for (var payoff = 0; payoff < values[player].Length; payoff++) values[player][payoff] += Contributions[player][payoff];
        foreach (var (first, second, synergy) in synergies)
        {
            counts[first, second]++;
            for (var payoff = 0; payoff < synergy.Length; payoff++) pairs[first][second][payoff] += synergy[payoff];
        }
    }

    private void Walk(int[] order, Func<ulong, double[]> value)
    {
        var (coalition, before) = (0UL, value(0));
        for (var place = 0; place < order.Length; place++)
        {
            var next = coalition | 1UL << order[place];
            var after = value(next);
            for (var payoff = 0; payoff < after.Length; payoff++) Contributions[order[place]][payoff] += (after[payoff] - before[payoff]) / 2;
            if (place + 1 < order.Length) AddNeighbours(order[place], order[place + 1], coalition, before, after, value);
            (coalition, before) = (next, after);
        }
    }

    private void AddNeighbours(int player, int follower, ulong coalition, double[] neither, double[] first, Func<ulong, double[]> value)
    {
        var synergy = new double[neither.Length];
        ShapleyArrays.AddSynergy(synergy, 1, value(coalition | 1UL << player | 1UL << follower), first, value(coalition | 1UL << follower), neither);
        synergies.Add((Math.Min(player, follower), Math.Max(player, follower), synergy));
    }
}
