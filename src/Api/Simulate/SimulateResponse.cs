using System.Text.Json.Serialization;

namespace Simulation.Api.Simulate;

/// <summary>The answer to a what-if question, with all that is needed to repeat it. What is undefined is null.</summary>
public sealed record SimulateResponse
{
    /// <summary>Id of the run: a hash of everything that decides its result. The same question has the same id.</summary>
    public required string Run { get; init; }

    /// <summary>Model name, version and hash of its text.</summary>
    public required string Model { get; init; }

    /// <summary>Id of the calibration.</summary>
    public required string Calibration { get; init; }

    /// <summary>The day as of which the data were known.</summary>
    public required DateOnly DataVintage { get; init; }

    /// <summary>The plan that was judged; null for none.</summary>
    public required string? Plan { get; init; }

    /// <summary>Seed of the random numbers.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Number of draws.</summary>
    public required long Draws { get; init; }

    /// <summary>Years of the forecast: the index of every list of numbers below.</summary>
    public required IReadOnlyList<int> Years { get; init; }

    /// <summary>A fan chart for each indicator and sector.</summary>
    public required IReadOnlyList<ForecastResponse> Forecasts { get; init; }

    /// <summary>How each target of the plan fares.</summary>
    public required IReadOnlyList<TargetOutcomeResponse> Targets { get; init; }

    /// <summary>How all simulated targets fare together.</summary>
    public required AllTargetsResponse AllTargets { get; init; }

    /// <summary>The saved scenario that the question was laid on; absent for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Scenario { get; init; }

    /// <summary>Version of that scenario; absent for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? ScenarioVersion { get; init; }

    /// <summary>The call that gets these bytes again, with all that the question left out; absent where it is not known any more.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReproduceResponse? Reproduce { get; init; }
}

/// <summary>A call that gets the same bytes whenever it is made, as long as the host has the same model and files.</summary>
/// <param name="Method">POST.</param>
/// <param name="Address">Address on the host.</param>
/// <param name="Body">The body, JSON as text.</param>
/// <param name="Curl">The same for the shell, with the host in the variable H: <c>H=http://localhost:5080</c>.</param>
public sealed record ReproduceResponse(string Method, string Address, string Body, string Curl);

/// <summary>The forecast of one indicator of one sector.</summary>
public sealed record ForecastResponse
{
    /// <summary>Name of the indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>Its sector, or total.</summary>
    public required string Sector { get; init; }

    /// <summary>Unit of every number here.</summary>
    public required string Unit { get; init; }

    /// <summary>Mean over the draws, by year.</summary>
    public required IReadOnlyList<double?> Mean { get; init; }

    /// <summary>Median over the draws, by year.</summary>
    public required IReadOnlyList<double?> Median { get; init; }

    /// <summary>Central bands by the share of draws inside, in percent: the lower ends by year, then the upper ends by year.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<double?>>> Bands { get; init; }
}

/// <summary>How one target fares.</summary>
public sealed record TargetOutcomeResponse
{
    /// <summary>Name of the indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>Its sector, or total.</summary>
    public required string Sector { get; init; }

    /// <summary>Comparison: &gt;=, &gt;, &lt;=, &lt;, or with ~ for nearly.</summary>
    public required string Operator { get; init; }

    /// <summary>The value to reach.</summary>
    public required double Value { get; init; }

    /// <summary>Unit of value and median.</summary>
    public required string Unit { get; init; }

    /// <summary>The year in which it must stand.</summary>
    public required int Year { get; init; }

    /// <summary>simulated, lever (decided by the planner) or reported (known from reports only).</summary>
    public required string Kind { get; init; }

    /// <summary>Median of the forecast, or the lever's own value; null for what is reported only or lies beyond the horizon.</summary>
    public required double? Median { get; init; }

    /// <summary>Share of draws that meet the target; null where there is no median.</summary>
    public required double? Probability { get; init; }

    /// <summary>The verdict in a word.</summary>
    public required string Status { get; init; }

    /// <summary>True when no figure of the indicator was published: the probability is that of the model's priors, not learnt from data.</summary>
    public required bool RestsOnPriors { get; init; }
}

/// <summary>All simulated targets together.</summary>
/// <param name="Probability">Share of draws that meet all of them at once; null when there is none.</param>
public sealed record AllTargetsResponse(double? Probability);
