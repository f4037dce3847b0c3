namespace Simulation.Contracts.Runs;

/// <summary>
/// A finished run: everything needed to repeat it, and its merged summary in the binary form of
/// <c>RunSummary</c> of the model library.
/// </summary>
[GenerateSerializer, Immutable, Alias("run-result")]
public sealed record RunResult
{
    /// <summary>The run's id: a hash of all that decides its result.</summary>
    [Id(0)]
    public required string Run { get; init; }

    /// <summary>Model name, version and text hash.</summary>
    [Id(1)]
    public required string Model { get; init; }

    /// <summary>Id of the calibration.</summary>
    [Id(2)]
    public required string Calibration { get; init; }

    /// <summary>The day as of which the data were known.</summary>
    [Id(3)]
    public required DateOnly DataVintage { get; init; }

    /// <summary>The plan that was judged; null for none.</summary>
    [Id(4)]
    public required string? Plan { get; init; }

    /// <summary>Seed.</summary>
    [Id(5)]
    public required ulong Seed { get; init; }

    /// <summary>Number of draws.</summary>
    [Id(6)]
    public required long Draws { get; init; }

    /// <summary>Years of the forecast.</summary>
    [Id(7)]
    public required int[] Years { get; init; }

    /// <summary>Indicators in the order of the summary's series.</summary>
    [Id(8)]
    public required IndicatorKey[] Indicators { get; init; }

    /// <summary>The merged summary.</summary>
    [Id(9)]
    public required ReadOnlyMemory<byte> Summary { get; init; }

    /// <summary>
    /// Values of the plan's lever targets under the scenario, by <c>indicator[sector]</c>.
    /// </summary>
    [Id(10)]
    public Dictionary<string, double> LeverValues { get; init; } = [];
}

/// <summary>An indicator of one sector with its unit.</summary>
[GenerateSerializer, Immutable, Alias("indicator-key")]
public sealed record IndicatorKey([property: Id(0)] string Indicator, [property: Id(1)] string Sector, [property: Id(2)] string Unit);
