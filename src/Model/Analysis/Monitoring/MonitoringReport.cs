using System.Collections.Immutable;
using Simulation.Model.Calibration;
using Simulation.Model.Plans;

namespace Simulation.Model.Analysis.Monitoring;

/// <summary>A year as it is seen on a day: the nowcast, the way there, and what each published figure did to it. Immutable.</summary>
public sealed record MonitoringReport
{
    /// <summary>The year watched: the first after history.</summary>
    public required int Year { get; init; }

    /// <summary>The day the forecast knew.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>The day the report stands on.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Draws that are weighted.</summary>
    public required int Draws { get; init; }

    /// <summary>Indicators whose change is explained.</summary>
    public required ImmutableArray<(string Indicator, string Sector)> Headlines { get; init; }

    /// <summary>The plan's targets that have a probability, in its order.</summary>
    public required ImmutableArray<Target> Targets { get; init; }

    /// <summary>The start, and every day on which something became known.</summary>
    public required ImmutableArray<MonitoredDay> Days { get; init; }

    /// <summary>Every indicator of the forecast in the year, as expected at the start and now.</summary>
    public required ImmutableArray<Nowcast> Nowcasts { get; init; }

    /// <summary>Where things stand: the last of <see cref="Days"/>.</summary>
    public MonitoredDay Now => Days[^1];

    /// <summary>False when nothing about the year has become known: the nowcast is the forecast.</summary>
    public bool HasNews => Days.Length > 1;
}

/// <summary>The year as it was seen on one day.</summary>
/// <param name="Day">The day.</param>
/// <param name="EffectiveSize">Equally weighted draws that the weighted ones are worth.</param>
/// <param name="ParetoShape">k of the weights' tail; null when all weights are equal.</param>
/// <param name="IsReliable">False when k says that a few draws decide: the year surprised the model more than its draws can follow.</param>
/// <param name="Headlines">The headline figures, in the order of the report's.</param>
/// <param name="Probabilities">Probability of each target, in the order of the report's; null when none is defined.</param>
/// <param name="AllTargets">Probability that all are met; null without targets.</param>
/// <param name="News">What became known on the day; empty at the start.</param>
public sealed record MonitoredDay(
    DateOnly Day,
    double EffectiveSize,
    double? ParetoShape,
    bool IsReliable,
    ImmutableArray<Outlook> Headlines,
    ImmutableArray<double> Probabilities,
    double? AllTargets,
    ImmutableArray<NewsItem> News);

/// <summary>A figure of the year as expected on a day, in its unit; null where no draw defines it.</summary>
/// <param name="Mean">Mean.</param>
/// <param name="Median">Median.</param>
/// <param name="Bands">Ends of the bands of 50, 80 and 90 percent: (25, 75), (10, 90), (5, 95).</param>
public sealed record Outlook(double? Mean, double? Median, ImmutableArray<(double? Low, double? High)> Bands)
{
    /// <summary>Percentages of <see cref="Bands"/>.</summary>
    public static ImmutableArray<int> Levels { get; } = [50, 80, 90];
}

/// <summary>An indicator of the year at the start and now.</summary>
/// <param name="Indicator">Indicator.</param>
/// <param name="Sector">Sector.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Start">As expected at the start.</param>
/// <param name="Now">As expected now.</param>
public sealed record Nowcast(string Indicator, string Sector, string Unit, Outlook Start, Outlook Now);

/// <summary>
/// One published figure and what it did. The contributions of a day's items add up to the change of the day, exactly: they are Shapley values, the mean over
/// all orders in which the figures of one day might have come.
/// </summary>
public sealed record NewsItem
{
    /// <summary>The figure; null when one was withdrawn and nothing came in its place.</summary>
    public required UsedObservation? Figure { get; init; }

    /// <summary>Figures it takes the place of: the first quarter's when the half year's comes.</summary>
    public required ImmutableArray<UsedObservation> Replaced { get; init; }

    /// <summary>What was expected of it the day before; null for a withdrawal.</summary>
    public required Expectation? Expectation { get; init; }

    /// <summary>Contribution to the change of each headline figure.</summary>
    public required ImmutableArray<HeadlineContribution> Headlines { get; init; }

    /// <summary>Contribution to the change of each target's probability.</summary>
    public required ImmutableArray<double> Probabilities { get; init; }

    /// <summary>Contribution to the change of the probability of all; null without targets.</summary>
    public required double? AllTargets { get; init; }
}

/// <summary>Contribution of a figure to the change of a headline, in its unit; null where the headline is not defined.</summary>
/// <param name="Mean">To its mean.</param>
/// <param name="Median">To its median.</param>
public sealed record HeadlineContribution(double? Mean, double? Median);

/// <summary>What was expected of a figure before it was published, its error and bridge included.</summary>
/// <param name="Median">Median, in the figure's unit.</param>
/// <param name="Low">5th percentile of the Gaussian with the predictive mean and variance on the scale of comparison.</param>
/// <param name="High">95th percentile.</param>
/// <param name="Surprise">(figure − predictive mean) / predictive standard deviation, on the scale of comparison.</param>
/// <param name="Gain">
/// Share of the predictive variance that is the year's own, not the figure's error: 1 when the figure settles its indicator, near 0 when it says little.
/// </param>
public sealed record Expectation(double Median, double Low, double High, double Surprise, double Gain);
