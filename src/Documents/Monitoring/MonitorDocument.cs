namespace Simulation.Documents.Monitoring;

/// <summary>Asks how the running year stands.</summary>
public sealed record MonitorRequest
{
    /// <summary>Id of the plan whose targets are watched; the current one when left out.</summary>
    public string? Plan { get; init; }

    /// <summary>The day to stand on. When left out, the day of the last figure about the year after history.</summary>
    public DateOnly? AsOf { get; init; }
}

/// <summary>The running year as it is seen on a day. Probabilities are 0..1; undefined figures are null.</summary>
public sealed record MonitorDocument
{
    /// <summary>Id of the province.</summary>
    public required string Province { get; init; }

    /// <summary>Id of the plan; null when the province has none.</summary>
    public required string? Plan { get; init; }

    /// <summary>Id of the calibration that is updated.</summary>
    public required string Calibration { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>The day that the forecast knew.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>The day of the report.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>False when nothing about the year is known on the day: the nowcast is the forecast.</summary>
    public required bool HasNews { get; init; }

    /// <summary>Draws that are weighted.</summary>
    public required int Draws { get; init; }

    /// <summary>Seed of the draws.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Figures whose change is explained, the leading one first.</summary>
    public required IReadOnlyList<IndicatorDocument> Headlines { get; init; }

    /// <summary>Targets with a probability, in the order of the plan.</summary>
    public required IReadOnlyList<TargetPathDocument> Targets { get; init; }

    /// <summary>The start and every day on which something became known.</summary>
    public required IReadOnlyList<MonitoredDayDocument> Days { get; init; }

    /// <summary>Every indicator of the year, as expected at the start and now.</summary>
    public required IReadOnlyList<NowcastDocument> Nowcasts { get; init; }
}

/// <summary>An indicator.</summary>
/// <param name="Indicator">Name.</param>
/// <param name="Sector">Sector.</param>
/// <param name="Unit">Unit.</param>
public sealed record IndicatorDocument(string Indicator, string Sector, string Unit);

/// <summary>A target with the path of its probability, one value a day.</summary>
/// <param name="Indicator">Indicator.</param>
/// <param name="Sector">Sector.</param>
/// <param name="Operator">Operator.</param>
/// <param name="Value">Value to reach.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Year">Year.</param>
/// <param name="Probabilities">Probability on each day.</param>
/// <param name="RestsOnPriors">True when no figure of the indicator was published: the probability is that of the priors.</param>
public sealed record TargetPathDocument(
    string Indicator, string Sector, string Operator, double Value, string Unit, int Year, IReadOnlyList<double> Probabilities, bool RestsOnPriors);

/// <summary>The year as it was seen on one day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Headlines">The headline figures.</param>
/// <param name="AllTargets">Probability that all targets are met.</param>
/// <param name="EffectiveDraws">What the weighted draws are worth.</param>
/// <param name="ParetoShape">k of the weights' tail; null when all are equal.</param>
/// <param name="IsReliable">False when a few draws decide.</param>
/// <param name="News">What became known on the day.</param>
public sealed record MonitoredDayDocument(
    DateOnly Day, IReadOnlyList<OutlookDocument> Headlines, double? AllTargets, double EffectiveDraws, double? ParetoShape, bool IsReliable, IReadOnlyList<NewsDocument> News);

/// <summary>A figure as expected.</summary>
/// <param name="Mean">Mean.</param>
/// <param name="Median">Median.</param>
/// <param name="Bands">Low and high end of the bands of 50, 80 and 90 percent.</param>
public sealed record OutlookDocument(double? Mean, double? Median, IReadOnlyDictionary<string, IReadOnlyList<double?>> Bands);

/// <summary>A published figure and what it changed. Contributions of one day sum to the change of the day.</summary>
/// <param name="Indicator">Indicator.</param>
/// <param name="Sector">Sector.</param>
/// <param name="Period">Period.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Value">The figure; null when one was withdrawn.</param>
/// <param name="Replaces">Periods of the figures it takes the place of.</param>
/// <param name="Expected">Median expected the day before.</param>
/// <param name="ExpectedLow">5th percentile.</param>
/// <param name="ExpectedHigh">95th percentile.</param>
/// <param name="Surprise">Distance from the expectation in predictive standard deviations.</param>
/// <param name="Gain">Share of the predictive variance that is the year's own: how much the figure can say.</param>
/// <param name="Contributions">Contribution to each headline, in their order.</param>
/// <param name="Targets">Contribution to the probability of each target, in their order.</param>
/// <param name="AllTargets">Contribution to the probability of all.</param>
/// <param name="Source">Where it was published.</param>
public sealed record NewsDocument(
    string Indicator,
    string Sector,
    string Period,
    string Unit,
    double? Value,
    IReadOnlyList<string> Replaces,
    double? Expected,
    double? ExpectedLow,
    double? ExpectedHigh,
    double? Surprise,
    double? Gain,
    IReadOnlyList<ContributionDocument> Contributions,
    IReadOnlyList<double> Targets,
    double? AllTargets,
    string Source);

/// <summary>A contribution to a headline, in its unit.</summary>
/// <param name="Mean">To the mean.</param>
/// <param name="Median">To the median.</param>
public sealed record ContributionDocument(double? Mean, double? Median);

/// <summary>An indicator of the year at the start and now.</summary>
/// <param name="Indicator">Name.</param>
/// <param name="Sector">Sector.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Start">As expected at the start.</param>
/// <param name="Now">As expected now.</param>
public sealed record NowcastDocument(string Indicator, string Sector, string Unit, OutlookDocument Start, OutlookDocument Now);
