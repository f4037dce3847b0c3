using System.Numerics;
using Simulation.Model.Analysis.Attribution;
using Xunit;

namespace Simulation.Model.Tests.Analysis.Attribution;

public sealed class ShapleyTests
{
    // A game without structure: a hash of the coalition.
    private static ShapleyGame Rough(int players) => new(players, 2, coalition => [Math.Sin(1 + (coalition * 0.7)) * 5, coalition == 0 ? 0 : Math.Log(1 + coalition)]);

    private static ShapleyGame Of(int players, Func<ulong, double> value) => new(players, 1, coalition => [value(coalition)]);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(6)]
    public void Exact_AnyGame_EqualsTheMeanOverAllOrders(int players)
    {
        var game = Rough(players);
        var result = ExactShapley.Compute(game, cancellation: TwoSectors.Token);
        var sums = Enumerable.Range(0, players).Select(_ => new double[2]).ToArray();
        var orders = Orders([.. Enumerable.Range(0, players)]).ToList();
        foreach (var order in orders)
        {
            var coalition = 0UL;
            foreach (var player in order)
            {
                var next = coalition | 1UL << player;
                for (var k = 0; k < 2; k++) sums[player][k] += game.Value(next)[k] - game.Value(coalition)[k];
                coalition = next;
            }
        }

        for (var player = 0; player < players; player++)
            for (var k = 0; k < 2; k++) Assert.Equal(sums[player][k] / orders.Count, result.Values[player][k], 12);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(9)]
    public void Exact_AnyGame_AddsUp(int players)
    {
        var result = ExactShapley.Compute(Rough(players), cancellation: TwoSectors.Token);
        for (var k = 0; k < 2; k++) Assert.Equal(result.All[k] - result.None[k], result.Values.Sum(values => values[k]), 1e-12);
    }

    [Fact]
    public void Exact_PlayerWhoAddsNothing_GetsNothing_AndHasNoSynergy()
    {
        var result = ExactShapley.Compute(Of(4, coalition => Math.Sqrt(coalition & 0b1011)), cancellation: TwoSectors.Token);
        Assert.Equal(0, result.Values[2][0], 1e-15);
        Assert.Equal(0, result.Interactions[0][2][0], 1e-15);
        Assert.Equal(0, result.Interactions[2][3][0], 1e-15);
    }

    [Fact]
    public void Exact_PlayersWhoDoTheSame_GetTheSame()
    {
        var result = ExactShapley.Compute(Of(5, coalition => Math.Pow(BitOperations.PopCount(coalition & 0b00011), 3) + (coalition >> 2)), cancellation: TwoSectors.Token);
        Assert.Equal(result.Values[0][0], result.Values[1][0], 1e-12);
    }

    [Fact]
    public void Exact_SumOfGames_HasTheSumOfValues()
    {
        var (first, second) = (ExactShapley.Compute(Of(4, c => Math.Sin(c)), cancellation: TwoSectors.Token), ExactShapley.Compute(Of(4, c => c * c), cancellation: TwoSectors.Token));
        var both = ExactShapley.Compute(Of(4, c => Math.Sin(c) + (c * c)), cancellation: TwoSectors.Token);
        for (var player = 0; player < 4; player++) Assert.Equal(first.Values[player][0] + second.Values[player][0], both.Values[player][0], 1e-12);
    }

    [Fact]
    public void Exact_ProductOfTwo_IsTheirSynergy()
    {
        // v = 3 when both are in, else what each brings alone: 1 and 0.5.
        var result = ExactShapley.Compute(Of(3, c => (c & 3) == 3 ? 3 : (c & 1) + (0.5 * (c >> 1 & 1))), cancellation: TwoSectors.Token);
        Assert.Equal(1.5, result.Interactions[0][1][0], 1e-12);
        Assert.Equal(1.75, result.Values[0][0], 1e-12);
        Assert.Equal(1.25, result.Values[1][0], 1e-12);
    }

    [Fact]
    public void Exact_NoPlayers_ExplainsNothing()
    {
        var result = ExactShapley.Compute(Of(0, _ => 4), cancellation: TwoSectors.Token);
        Assert.Empty(result.Values);
        Assert.Equal(result.None, result.All);
    }

    [Fact]
    public void Sampled_AnyGame_AddsUpExactly_AndIsWithinItsErrors()
    {
        var game = Of(9, c => Math.Sqrt(1 + c) + (BitOperations.PopCount(c) * 0.3 * BitOperations.PopCount(c)));
        var (exact, sampled) = (ExactShapley.Compute(game, cancellation: TwoSectors.Token), SampledShapley.Compute(game, 150, seed: 5, cancellation: TwoSectors.Token));
        Assert.Equal(sampled.All[0] - sampled.None[0], sampled.Values.Sum(values => values[0]), 1e-11);
        for (var player = 0; player < 9; player++)
            Assert.InRange(sampled.Values[player][0] - exact.Values[player][0], -5 * sampled.SamplingErrors![player][0] - 1e-12, 5 * sampled.SamplingErrors[player][0] + 1e-12);
        Assert.InRange(sampled.Coalitions, 10, 511);
    }

    [Fact]
    public void Sampled_GameOfPairs_FindsEverySynergyExactly()
    {
        // Where players meet in pairs only, every neighbouring pair shows its whole synergy.
        static double Value(ulong c) => (c & 3) == 3 ? 2 : (c & 12) == 12 ? -1 : 0;
        var game = Of(5, c => ((c & 3) == 3 ? 2 : 0) + ((c & 12) == 12 ? -1 : 0) + Value(0));
        var result = SampledShapley.Compute(game, 60, seed: 1, cancellation: TwoSectors.Token);
        Assert.Equal(2, result.Interactions[0][1][0], 1e-12);
        Assert.Equal(-1, result.Interactions[2][3][0], 1e-12);
        Assert.Equal(0, result.Interactions[1][2][0], 1e-12);
    }

    [Fact]
    public void Sampled_SameSeed_SameBits() =>
        Assert.Equal(SampledShapley.Compute(Rough(7), 10, 3, cancellation: TwoSectors.Token).Values, SampledShapley.Compute(Rough(7), 10, 3, cancellation: TwoSectors.Token).Values);

    [Fact]
    public void Game_TooManyPlayers_IsRefused()
    {
        Assert.Contains("group", Assert.Throws<ArgumentOutOfRangeException>(() => Of(65, _ => 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ExactShapley.Compute(Of(17, _ => 0), cancellation: TwoSectors.Token));
    }

    private static IEnumerable<int[]> Orders(int[] players)
    {
        if (players.Length <= 1) return [players];
        return from first in players from rest in Orders([.. players.Where(player => player != first)]) select (int[])[first, .. rest];
    }
}
