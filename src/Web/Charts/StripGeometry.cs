namespace Simulation.Web.Charts;

/// <summary>A forecast of one scenario at one year.</summary>
/// <param name="Name">The scenario.</param>
/// <param name="Low">Lower end of the 90 % band.</param>
/// <param name="Median">Median.</param>
/// <param name="High">Upper end of the 90 % band.</param>
public sealed record Strip(string Name, double Low, double Median, double High);

/// <summary>Where the strips of scenarios lie: one below the other, on one scale, so that lengths can be compared.</summary>
public sealed class StripGeometry
{
    private const int RowHeight = 34;
    private const int AxisHeight = 24;

    /// <summary>Values.</summary>
    public LinearScale X { get; private init; }

    /// <summary>Lower edge of the strips.</summary>
    public double Bottom { get; private init; }

    /// <summary>Middle of each strip, from above.</summary>
    public IReadOnlyList<double> Rows { get; private init; } = [];

    /// <summary>Height that so many strips need, pixels.</summary>
    public static int HeightOf(int strips) => (strips * RowHeight) + AxisHeight + 8;

    /// <summary>Lays strips out.</summary>
    /// <param name="strips">The strips; one at least.</param>
    /// <param name="goal">The value to reach; null for none.</param>
    /// <param name="width">Width in pixels.</param>
    public static StripGeometry Of(IReadOnlyList<Strip> strips, double? goal, int width)
    {
        ArgumentNullException.ThrowIfNull(strips);
        // Names stand above their strips: they are as long as planners make them.
        var values = strips.SelectMany(strip => (double[])[strip.Low, strip.Median, strip.High]).Concat(goal is { } value ? [value] : []);
        return new StripGeometry
        {
            X = LinearScale.Around(values, 8, Math.Max(60, width - 64)),
            Bottom = 4 + (strips.Count * RowHeight),
            Rows = [.. strips.Select((_, i) => 4 + (i * RowHeight) + (RowHeight * 0.68))],
        };
    }
}
