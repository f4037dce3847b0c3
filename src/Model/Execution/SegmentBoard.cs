using System.Globalization;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution;

/// <summary>
/// Where the segments of a forecast leave their exports and find their imports, for one range of draws: composing a run segment by segment, wherever each
/// is projected, gives the same bits as <see cref="Projector.RunFrom"/>. Used by one thread at a time; <see cref="Reset"/> takes the arrays for other draws.
/// </summary>
/// <remarks>
/// Year by year, segment by segment in the order of <see cref="Projector.Segments"/>: hand <see cref="Imports"/> to whoever projects the segment and
/// <see cref="Post"/> what comes back, or <see cref="Project"/> it here. Then <see cref="Deliver(OutputSink)"/>.
/// </remarks>
public sealed class SegmentBoard
{
    private readonly Projector projector;
    private readonly Ensemble ensemble;
    private readonly Dictionary<(Symbol Symbol, int Year), double[]> columns = [];
    private readonly HashSet<(Symbol Symbol, int Year)> filled = [];
    private readonly double[] block;
    private readonly int[] offsets;
    private readonly double?[][] uniforms;

    /// <summary>An empty board.</summary>
    /// <param name="projector">The forecast.</param>
    /// <param name="ensemble">State it starts from.</param>
    /// <param name="draws">Which draws.</param>
    public SegmentBoard(Projector projector, Ensemble ensemble, DrawRange draws)
    {
        this.projector = projector;
        this.ensemble = ensemble;
        Draws = draws;
        offsets = [.. Enumerable.Range(0, projector.Outputs.Length).Select(output => output * OutputBlock.MaximumDraws)];
        uniforms = [.. Enumerable.Range(projector.FirstYear, projector.LastYear - projector.FirstYear + 1)
            .Select(year => Enumerable.Range(0, projector.Outputs.Length).Select(output => projector.UniformOutput(output, year)).ToArray())];
        block = new double[projector.Outputs.Length * OutputBlock.MaximumDraws];
    }

    /// <summary>The draws.</summary>
    public DrawRange Draws { get; private set; }

    /// <summary>Turns to other draws, keeping the arrays where they are large enough.</summary>
    public void Reset(DrawRange draws)
    {
        if (draws.Count > Draws.Count) columns.Clear();
        filled.Clear();
        Draws = draws;
    }

    /// <summary>What a segment wants in a year, in the order of <see cref="SegmentProjector.Imports"/>; the arrays stay the board's and must not be written.</summary>
    /// <exception cref="InvalidOperationException">A segment that comes before has not been posted.</exception>
    public double[][] Imports(SegmentProjector segment, int year)
    {
        var wanted = segment.Imports(year);
        var imports = new double[wanted.Length][];
        for (var i = 0; i < imports.Length; i++) imports[i] = Read(wanted[i].Symbol, year - wanted[i].Lag);
        return imports;
    }

    /// <summary>Takes what a segment exports in a year, in the order of <see cref="SegmentProjector.Exports"/>.</summary>
    /// <exception cref="ArgumentException">The number or length of arrays is wrong.</exception>
    public void Post(SegmentProjector segment, int year, IReadOnlyList<double[]> exports)
    {
        var symbols = segment.Exports(year);
        if (symbols.Length != exports.Count || exports.Any(values => values.Length < Draws.Count))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Segment {segment.Segment} exports {symbols.Length} arrays of {Draws.Count} draws; {exports.Count} are given."), nameof(exports));
        }

        for (var i = 0; i < symbols.Length; i++)
        {
            columns[(symbols[i], year)] = exports[i];
            filled.Add((symbols[i], year));
        }
    }

    /// <summary>Projects a segment here and keeps what it exports.</summary>
    public void Project(SegmentProjector segment, int year, LatentSource latents)
    {
        var symbols = segment.Exports(year);
        var exports = new double[symbols.Length][];
        for (var i = 0; i < exports.Length; i++) exports[i] = Column(symbols[i], year);
        segment.Project(year, Draws, ensemble, latents, Imports(segment, year), exports);
        Post(segment, year, exports);
    }

    /// <summary>Hands all outputs to a sink, as a run would.</summary>
    public void Deliver(OutputSink sink)
    {
        for (var first = Draws.First; first < Draws.End;)
        {
            var end = Math.Min(Draws.End, ((first / OutputBlock.MaximumDraws) + 1) * OutputBlock.MaximumDraws);
            for (var year = projector.FirstYear; year <= projector.LastYear; year++) Deliver(sink, year, first, (int)(end - first));
            first = end;
        }
    }

    private void Deliver(OutputSink sink, int year, long firstDraw, int count)
    {
        for (var output = 0; output < offsets.Length; output++)
        {
            var values = block.AsSpan(offsets[output], count);
            if (uniforms[year - projector.FirstYear][output] is { } value) values.Fill(value);
            else Read(projector.Outputs[output], year).AsSpan((int)(firstDraw - Draws.First), count).CopyTo(values);
        }

        sink.Receive(new OutputBlock(year, firstDraw, count, block, offsets));
    }

    private double[] Read(Symbol symbol, int year)
    {
        if (filled.Contains((symbol, year))) return columns[(symbol, year)];
        var lag = projector.StartYear - year;
        if (lag < 0 || ensemble.Find(symbol, lag) is not { } column)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"'{symbol}' of {year} is on the board of neither a segment nor the ensemble: post the segments in their order."));
        }

        var values = Column(symbol, year);
        ensemble.CopyTo(column, Draws.First, values.AsSpan(0, Draws.Count));
        filled.Add((symbol, year));
        return values;
    }

    private double[] Column(Symbol symbol, int year) =>
        columns.TryGetValue((symbol, year), out var values) && values.Length >= Draws.Count ? values : columns[(symbol, year)] = new double[Draws.Count];
}
