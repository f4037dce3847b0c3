namespace Simulation.Web.Charts;

/// <summary>A published figure in a chart.</summary>
/// <param name="Year">Year.</param>
/// <param name="Value">Value.</param>
/// <param name="IsUsed">False for a figure that another one of the same year has replaced: drawn hollow.</param>
/// <param name="Note">Where it was published.</param>
public sealed record FanPoint(int Year, double Value, bool IsUsed, string Note);

/// <summary>A central band of a fan.</summary>
/// <param name="Percent">Share of draws inside, percent.</param>
/// <param name="Low">Lower end, <c>[year]</c>.</param>
/// <param name="High">Upper end, <c>[year]</c>.</param>
public sealed record FanBand(int Percent, IReadOnlyList<double?> Low, IReadOnlyList<double?> High);

/// <summary>What a plan asks for, at its year only.</summary>
/// <param name="Year">Year.</param>
/// <param name="Value">Value.</param>
/// <param name="Comparison">As data write it: <c>&gt;=</c>.</param>
public sealed record FanTarget(int Year, double Value, string Comparison);

/// <summary>History and forecast of one indicator.</summary>
public sealed record FanSeries
{
    /// <summary>Unit of every number here.</summary>
    public required string Unit { get; init; }

    /// <summary>Published figures, by year.</summary>
    public IReadOnlyList<FanPoint> History { get; init; } = [];

    /// <summary>Years of the forecast.</summary>
    public required IReadOnlyList<int> Years { get; init; }

    /// <summary>Median, <c>[year]</c>.</summary>
    public required IReadOnlyList<double?> Median { get; init; }

    /// <summary>Bands.</summary>
    public required IReadOnlyList<FanBand> Bands { get; init; }

    /// <summary>Median of the baseline, <c>[year]</c>; null when this is the baseline.</summary>
    public IReadOnlyList<double?>? Baseline { get; init; }

    /// <summary>Targets of the plan.</summary>
    public IReadOnlyList<FanTarget> Targets { get; init; } = [];

    /// <summary>The last published figure in use: where the fan begins; null without one.</summary>
    public FanPoint? Last => History.LastOrDefault(point => point.IsUsed && point.Year < Years[0]);

    /// <summary>Everything that must be seen in a picture of it.</summary>
    public IEnumerable<double> Extent() =>
    [
        .. History.Select(point => point.Value),
        .. Bands.SelectMany(band => band.Low.Concat(band.High)).OfType<double>(),
        .. Median.OfType<double>(),
        .. (Baseline ?? []).OfType<double>(),
        .. Targets.Select(target => target.Value),
    ];

    /// <summary>The band with so many percent at one year; null when it is not there.</summary>
    public (double Low, double High)? BandAt(int percent, int year)
    {
        var (band, place) = (Bands.FirstOrDefault(each => each.Percent == percent), Years.IndexOf(year));
        return band is not null && place >= 0 && (band.Low[place], band.High[place]) is ({ } low, { } high) ? (low, high) : null;
    }

    /// <summary>The median at a year; null when it is not there.</summary>
    public double? MedianAt(int year) => Years.IndexOf(year) is >= 0 and var place ? Median[place] : null;
}

/// <summary>Places in lists.</summary>
internal static class Places
{
    public static int IndexOf(this IReadOnlyList<int> years, int year)
    {
        for (var i = 0; i < years.Count; i++)
        {
            if (years[i] == year) return i;
        }
        return -1;
    }
}
