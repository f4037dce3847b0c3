using System.Collections.Immutable;
using Simulation.Model.Analysis.Outcomes;
using Simulation.Model.Execution;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Model.Analysis.Attribution;

/// <summary>
/// What moved a result between two scenarios. The players are the levers and events that the scenarios set differently; a coalition is the run in which these
/// players have the values of the second scenario and all others those of the first, with common random numbers. The parts of the players (Shapley values)
/// add up to the whole difference, for the mean, the median and probabilities alike.
/// </summary>
public static class ScenarioAttribution
{
    /// <summary>Most players for which all coalitions are run.</summary>
    public const int MostExactPlayers = 12;

    /// <summary>Default number of orders beyond that, each used forwards and backwards.</summary>
    public const int DefaultOrders = 60;

    /// <summary>Attributes the differences of outcomes.</summary>
    /// <param name="from">The forecast with the first scenario.</param>
    /// <param name="to">The forecast with the second: of the same calibration, seed, draws and years.</param>
    /// <param name="outcomes">What is explained; at least one.</param>
    /// <param name="options">Grouping of players and effort.</param>
    /// <param name="progress">Told the share done, 0..1.</param>
    /// <param name="cancellation">Stops between runs.</param>
    /// <exception cref="AttributionException">The forecasts are not comparable, there are too many players, or an outcome is defined in no draw.</exception>
    public static AttributionResult Compute(
        PreparedForecast from,
        PreparedForecast to,
        ImmutableArray<Outcome> outcomes,
        AttributionOptions? options = null,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        options ??= new AttributionOptions();
        Check(from, to);
        var players = AttributionPlayer.Between(from, to, options.Grouping);
        if (players.Length > ShapleyGame.MaximumPlayers)
            throw new AttributionException($"The scenarios differ in {players.Length} levers and events, and at most {ShapleyGame.MaximumPlayers} can be told apart.", "Group them by declaration.");

        var runs = FigureRuns.Of(from, outcomes.SelectMany(outcome => outcome.Figures));
        var common = CommonPaths(from, players);
        var game = new ShapleyGame(players.Length, outcomes.Length * (1 + Sections.Count), coalition => Payoffs(runs, common, players, outcomes, coalition));
        var shapley = players.Length <= Math.Clamp(options.MostExactPlayers, 1, ExactShapley.MaximumPlayers)
            ? ExactShapley.Compute(game, progress, cancellation)
            : SampledShapley.Compute(game, options.Orders, from.Seed, progress, cancellation);
        return new AttributionResult(players, [.. outcomes.Select((outcome, index) => Part(outcome, index, players.Length, shapley))], shapley.Coalitions, shapley.SamplingErrors is null);
    }

    private static void Check(PreparedForecast from, PreparedForecast to)
    {
        if (from.Calibration != to.Calibration || from.Projector.Model != to.Projector.Model)
            throw new AttributionException("The two forecasts go on from different calibrations.", "Prepare both with one forecaster.");
        if (from.Seed != to.Seed || from.Draws != to.Draws || !from.Years.SequenceEqual(to.Years))
            throw new AttributionException("The two forecasts differ in seed, draws or years.", "Ask both the same question but for the scenario.");
    }

    private static PathTable CommonPaths(PreparedForecast from, ImmutableArray<AttributionPlayer> players)
    {
        var played = players.SelectMany(player => player.Changes).Select(change => (change.Symbol, change.Year)).ToHashSet();
        return PathTable.Of(from.Paths.Entries.Where(entry => !played.Contains((entry.Symbol, entry.Year))));
    }

    // Each outcome over all draws, then over each section of them: values are linear in the game, so sections give the Monte-Carlo error.
    private static double[] Payoffs(FigureRuns runs, PathTable common, ImmutableArray<AttributionPlayer> players, ImmutableArray<Outcome> outcomes, ulong coalition)
    {
        var table = runs.Run(common.With(PathTable.Of(players.SelectMany((player, i) => player.Given((coalition >> i & 1) != 0)))));
        var payoffs = new double[outcomes.Length * (1 + Sections.Count)];
        for (var i = 0; i < outcomes.Length; i++)
        {
            var at = i * (1 + Sections.Count);
            payoffs[at] = outcomes[i].Of(table);
            if (!double.IsFinite(payoffs[at]))
                throw new AttributionException($"{outcomes[i].Figures[0]} is undefined in every draw of some coalition.", "Ask about another indicator.");
            for (var section = 0; section < Sections.Count; section++)
            {
                var (first, count) = Sections.Of(section, table.Draws);
                payoffs[at + 1 + section] = count == 0 ? double.NaN : outcomes[i].Of(table, first, count);
            }
        }

        return payoffs;
    }

    private static OutcomeAttribution Part(Outcome outcome, int index, int players, ShapleyResult shapley)
    {
        var at = index * (1 + Sections.Count);
        double? Error(double[] payoffs) => Sections.StandardError(payoffs.AsSpan(at + 1, Sections.Count));
        return new OutcomeAttribution(
            outcome,
            shapley.None[at],
            shapley.All[at],
            [.. shapley.Values.Select((payoffs, player) => new PlayerPart(payoffs[at], Error(payoffs), shapley.SamplingErrors?[player][at]))],
            [
                .. from first in Enumerable.Range(0, players)
                   from second in Enumerable.Range(first + 1, players - first - 1)
                   let payoffs = shapley.Interactions[first][second]
                   select new PairSynergy(first, second, payoffs[at], Error(payoffs)),
            ]);
    }
}
