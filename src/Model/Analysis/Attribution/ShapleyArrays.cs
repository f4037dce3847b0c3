namespace Simulation.Model.Analysis.Attribution;

/// <summary>Arrays of results by pair of players.</summary>
internal static class ShapleyArrays
{
    /// <summary>Zeros, <c>[first][second][payoff]</c>; empty where second ≤ first.</summary>
    public static double[][][] Pairs(int players, int payoffs) =>
    [
        .. Enumerable.Range(0, players).Select(first => Enumerable.Range(0, players).Select(second => second > first ? new double[payoffs] : []).ToArray()),
    ];

    /// <summary>Adds weight · (v(S ∪ ij) − v(S ∪ i) − v(S ∪ j) + v(S)).</summary>
    public static void AddSynergy(double[] sums, double weight, double[] both, double[] first, double[] second, double[] neither)
    {
        for (var payoff = 0; payoff < sums.Length; payoff++) sums[payoff] += weight * (both[payoff] - first[payoff] - second[payoff] + neither[payoff]);
    }
}
