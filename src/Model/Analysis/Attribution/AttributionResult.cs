using System.Collections.Immutable;
using Simulation.Model.Analysis.Outcomes;

namespace Simulation.Model.Analysis.Attribution;

/// <summary>Effort and grouping of an attribution.</summary>
public sealed record AttributionOptions
{
    /// <summary>What counts as one player.</summary>
    public AttributionGrouping Grouping { get; init; } = AttributionGrouping.Lever;

    /// <summary>Most players for which all coalitions are run, 0 to <see cref="ExactShapley.MaximumPlayers"/>; beyond, orders are sampled.</summary>
    public int MostExactPlayers { get; init; } = ScenarioAttribution.MostExactPlayers;

    /// <summary>Orders sampled beyond that, each forwards and backwards; two at least.</summary>
    public int Orders { get; init; } = ScenarioAttribution.DefaultOrders;
}

/// <summary>What moved results between two scenarios.</summary>
/// <param name="Players">Levers and events that differ; empty when none does.</param>
/// <param name="Outcomes">One answer for each outcome asked about, in order.</param>
/// <param name="Runs">Number of coalitions run.</param>
/// <param name="IsExact">True when all coalitions were run; false when orders were sampled.</param>
public sealed record AttributionResult(ImmutableArray<AttributionPlayer> Players, ImmutableArray<OutcomeAttribution> Outcomes, int Runs, bool IsExact);

/// <summary>What moved one outcome. <see cref="Parts"/> add up to <see cref="After"/> − <see cref="Before"/>.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Before">Its number in the first scenario, in the indicator's unit; a share of draws for a probability.</param>
/// <param name="After">Its number in the second.</param>
/// <param name="Parts">The part of each player, in the order of <see cref="AttributionResult.Players"/>.</param>
/// <param name="Synergies">Synergy of each pair of players.</param>
public sealed record OutcomeAttribution(Outcome Outcome, double Before, double After, ImmutableArray<PlayerPart> Parts, ImmutableArray<PairSynergy> Synergies)
{
    /// <summary>What is explained.</summary>
    public double Difference => After - Before;
}

/// <summary>A player's part of a difference.</summary>
/// <param name="Value">Shapley value, in the unit of the outcome.</param>
/// <param name="StandardError">Its Monte-Carlo error from the finite number of draws; null with fewer draws than sections.</param>
/// <param name="SamplingError">Its standard error from sampling orders; null when all coalitions were run.</param>
public sealed record PlayerPart(double Value, double? StandardError, double? SamplingError);

/// <summary>What two players do together beyond what they do apart.</summary>
/// <param name="First">Position of the first player.</param>
/// <param name="Second">Position of the second.</param>
/// <param name="Value">Shapley interaction index, in the unit of the outcome: 0 when they do not touch, below 0 when each makes the other superfluous.</param>
/// <param name="StandardError">Its Monte-Carlo error from the finite number of draws; null with fewer draws than sections.</param>
public sealed record PairSynergy(int First, int Second, double Value, double? StandardError);

/// <summary>An attribution that cannot be made as asked.</summary>
public sealed class AttributionException : Exception
{
    /// <summary>Creates an exception without a message.</summary>
    public AttributionException()
    {
    }

    /// <summary>Creates an exception with a message alone.</summary>
    public AttributionException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with its cause.</summary>
    public AttributionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates an exception that says what is wrong and what would be right.</summary>
    public AttributionException(string message, string hint)
        : base(message) => Hint = hint;

    /// <summary>What would be right; empty when nothing is known.</summary>
    public string Hint { get; } = "";
}
