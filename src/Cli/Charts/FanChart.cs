namespace Simulation.Cli.Charts;

/// <summary>What a fan chart shows: one indicator over years, published figures first, then the forecast with its bands.</summary>
internal sealed record FanChart
{
    /// <summary>Years of the forecast, rising.</summary>
    public required IReadOnlyList<int> Years { get; init; }

    /// <summary>Median of the forecast, <c>[year]</c>.</summary>
    public required IReadOnlyList<double> Median { get; init; }

    /// <summary>Bands of the forecast, widest first.</summary>
    public required IReadOnlyList<FanBand> Bands { get; init; }

    /// <summary>Published figures in order of years; several of one year are conflicting sources.</summary>
    public IReadOnlyList<HistoryPoint> History { get; init; } = [];

    /// <summary>Median without the planner's changes, <c>[year]</c>; null when nothing was changed.</summary>
    public IReadOnlyList<double>? Baseline { get; init; }

    /// <summary>Targets, each at its own year only.</summary>
    public IReadOnlyList<TargetTick> Targets { get; init; } = [];
}

/// <summary>A central band of the forecast.</summary>
/// <param name="Coverage">Share of draws inside, in percent: 50, 80, 90.</param>
/// <param name="Low">Lower ends, <c>[year]</c>.</param>
/// <param name="High">Upper ends, <c>[year]</c>.</param>
internal sealed record FanBand(int Coverage, IReadOnlyList<double> Low, IReadOnlyList<double> High);

/// <summary>A published figure; <paramref name="IsUsed"/> is false for the one of conflicting figures that was not chosen.</summary>
internal sealed record HistoryPoint(int Year, double Value, bool IsUsed = true);

/// <summary>The value to reach in a year.</summary>
internal sealed record TargetTick(int Year, double Value);
