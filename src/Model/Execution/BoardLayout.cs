using System.Collections.Immutable;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution;

/// <summary>
/// The places of a <see cref="SegmentBoard"/>: every value by draw, known by symbol and year, has a number, and for each segment and year it is written down which
/// of them it reads and which it fills. Made once for a forecast. Immutable.
/// </summary>
internal sealed class BoardLayout
{
    private readonly Dictionary<(Symbol Symbol, int Year), int> places = [];
    private readonly List<(Symbol Symbol, int Year)> keys = [];
    private readonly Dictionary<(int Segment, int Year), (int[] Imports, int[] Exports)> exchanges = [];
    private readonly int[][] outputs;
    private readonly double?[][] uniforms;
    private readonly int firstYear;

    public BoardLayout(Projector projector)
    {
        firstYear = projector.FirstYear;
        foreach (var segment in projector.Segments)
        {
            for (var year = projector.StartYear + 1; year <= projector.LastYear; year++)
            {
                if (!segment.Covers(year)) continue;
                exchanges.Add(
                    (segment.Segment.Number, year),
                    ([.. segment.Imports(year).Select(import => Place(import.Symbol, year - import.Lag))], [.. segment.Exports(year).Select(symbol => Place(symbol, year))]));
            }
        }

        uniforms = [.. Years(projector).Select(year => Enumerable.Range(0, projector.Outputs.Length).Select(output => projector.UniformOutput(output, year)).ToArray())];
        outputs = [.. Years(projector).Select(year => projector.Outputs.Select((symbol, output) => uniforms[year - firstYear][output] is null ? Place(symbol, year) : -1).ToArray())];
        Keys = [.. keys];
    }

    /// <summary>What stands at each place.</summary>
    public ImmutableArray<(Symbol Symbol, int Year)> Keys { get; }

    /// <summary>Places that a segment reads in a year.</summary>
    public ReadOnlySpan<int> Imports(SegmentProjector segment, int year) => Exchange(segment, year).Imports;

    /// <summary>Places that a segment fills in a year.</summary>
    public ReadOnlySpan<int> Exports(SegmentProjector segment, int year) => Exchange(segment, year).Exports;

    /// <summary>Place of each output in a year; −1 where all draws share a value.</summary>
    public ReadOnlySpan<int> Outputs(int year) => outputs[year - firstYear];

    /// <summary>The value of an output in a year that all draws share.</summary>
    public double Uniform(int output, int year) => uniforms[year - firstYear][output]!.Value;

    private static IEnumerable<int> Years(Projector projector) => Enumerable.Range(projector.FirstYear, projector.LastYear - projector.FirstYear + 1);

    private (int[] Imports, int[] Exports) Exchange(SegmentProjector segment, int year) =>
        exchanges.TryGetValue((segment.Segment.Number, year), out var exchange)
            ? exchange
            : throw new ArgumentException($"Segment {segment.Segment} has nothing to compute in {year}: project the segments of this forecast, over its years.", nameof(segment));

    private int Place(Symbol symbol, int year)
    {
        if (!places.TryGetValue((symbol, year), out var place))
        {
            places.Add((symbol, year), place = keys.Count);
            keys.Add((symbol, year));
        }

        return place;
    }
}
