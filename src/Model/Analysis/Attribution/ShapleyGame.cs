namespace Simulation.Model.Analysis.Attribution;

/// <summary>
/// A cooperative game with several payoffs at once: what a coalition of players brings about. Must be a pure function of the coalition.
/// </summary>
/// <param name="players">Number of players, 0 to <see cref="MaximumPlayers"/>.</param>
/// <param name="payoffs">Number of payoffs of a coalition.</param>
/// <param name="value">The payoffs of a coalition, given as a mask: bit i is set when player i is in it.</param>
public sealed class ShapleyGame(int players, int payoffs, Func<ulong, double[]> value)
{
    /// <summary>Most players: one bit each.</summary>
    public const int MaximumPlayers = 64;

    /// <summary>Number of players.</summary>
    public int Players { get; } = players is >= 0 and <= MaximumPlayers
        ? players
        : throw new ArgumentOutOfRangeException(nameof(players), players, $"A game has 0 to {MaximumPlayers} players: group some of them.");

    /// <summary>Number of payoffs.</summary>
    public int Payoffs { get; } = payoffs;

    /// <summary>Everybody.</summary>
    public ulong Grand => Players == MaximumPlayers ? ulong.MaxValue : (1UL << Players) - 1;

    /// <summary>The payoffs of a coalition.</summary>
    public double[] Value(ulong coalition) => value(coalition);
}
