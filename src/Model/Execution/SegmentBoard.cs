using System.Globalization;

namespace Simulation.Model.Execution;

/// <summary>
/// Where the segments of a forecast leave their exports and find their imports, for one range of draws, when each is projected by its owner: same bits as
/// <see cref="Projector.RunFrom"/>. For one run and one thread at a time. Where many draws pass through segments at hand, <see cref="SegmentComposer"/> is faster.
/// </summary>
/// <remarks>
/// Year by year, segment by segment in the order of <see cref="Projector.Segments"/>: hand <see cref="Imports"/> to whoever projects the segment and
/// <see cref="Post"/> what comes back, or <see cref="Project"/> it here. Then <see cref="Deliver(OutputSink)"/>.
/// </remarks>
public sealed class SegmentBoard
{
    private readonly Projector projector;
    private readonly Ensemble ensemble;
    private readonly BoardLayout layout;
    private readonly double[]?[] columns;

    /// <summary>An empty board.</summary>
    /// <param name="projector">The forecast.</param>
    /// <param name="ensemble">State it starts from.</param>
    /// <param name="draws">Which draws.</param>
    public SegmentBoard(Projector projector, Ensemble ensemble, DrawRange draws)
    {
        ArgumentNullException.ThrowIfNull(projector);
        this.projector = projector;
        this.ensemble = ensemble;
        Draws = draws;
        layout = projector.Board;
        columns = new double[layout.Keys.Length][];
    }

    /// <summary>The draws.</summary>
    public DrawRange Draws { get; }

    /// <summary>
    /// What a segment wants in a year, in the order of <see cref="SegmentProjector.Imports"/>, <c>[import][draw]</c>; arrays may be longer than the range. They
    /// stay the board's: they must not be written, nor read once the board has delivered.
    /// </summary>
    /// <exception cref="InvalidOperationException">A segment that comes before has not been posted.</exception>
    public double[][] Imports(SegmentProjector segment, int year)
    {
        ArgumentNullException.ThrowIfNull(segment);
        var places = layout.Imports(segment, year);
        var imports = new double[places.Length][];
        for (var i = 0; i < imports.Length; i++) imports[i] = Read(places[i]);
        return imports;
    }

    /// <summary>
    /// Takes what a segment exports in a year, in the order of <see cref="SegmentProjector.Exports"/>. The arrays become the board's; best are those of
    /// <see cref="DrawArrays.Rent"/>, where they go in the end.
    /// </summary>
    /// <exception cref="ArgumentException">The number or length of arrays is wrong.</exception>
    /// <exception cref="InvalidOperationException">It was posted before.</exception>
    public void Post(SegmentProjector segment, int year, IReadOnlyList<double[]> exports)
    {
        ArgumentNullException.ThrowIfNull(segment);
        ArgumentNullException.ThrowIfNull(exports);
        var places = layout.Exports(segment, year);
        var isRight = places.Length == exports.Count;
        for (var i = 0; isRight && i < exports.Count; i++) isRight = exports[i].Length >= Draws.Count;
        if (!isRight)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Segment {segment.Segment} exports {places.Length} arrays of {Draws.Count} draws; {exports.Count} are given."), nameof(exports));
        }

        for (var i = 0; i < places.Length; i++)
        {
            if (columns[places[i]] is not null)
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Segment {segment.Segment} was posted for {year} before."));
            columns[places[i]] = exports[i];
        }
    }

    /// <summary>Projects a segment here and keeps what it exports.</summary>
    public void Project(SegmentProjector segment, int year, LatentSource latents)
    {
        ArgumentNullException.ThrowIfNull(segment);
        var exports = DrawArrays.Rent(segment.Exports(year).Length, Draws.Count);
        segment.Project(year, Draws, ensemble, latents, Imports(segment, year), exports);
        Post(segment, year, exports);
    }

    /// <summary>Hands all outputs to a sink, as a run would, and gives the arrays back: the board is empty afterwards.</summary>
    /// <exception cref="InvalidOperationException">A segment has not been posted.</exception>
    public void Deliver(OutputSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        var block = DrawArrays.Rent(1, projector.Outputs.Length * OutputBlock.MaximumDraws);
        int[] offsets = [.. Enumerable.Range(0, projector.Outputs.Length).Select(output => output * OutputBlock.MaximumDraws)];
        for (var first = Draws.First; first < Draws.End;)
        {
            var end = Math.Min(Draws.End, ((first / OutputBlock.MaximumDraws) + 1) * OutputBlock.MaximumDraws);
            for (var year = projector.FirstYear; year <= projector.LastYear; year++)
            {
                Gather(year, first, (int)(end - first), block[0]);
                sink.Receive(new OutputBlock(year, first, (int)(end - first), block[0], offsets));
            }

            first = end;
        }

        DrawArrays.Return(block);
        DrawArrays.Return(columns);
        Array.Clear(columns);
    }

    private void Gather(int year, long firstDraw, int count, double[] block)
    {
        var places = layout.Outputs(year);
        for (var output = 0; output < places.Length; output++)
        {
            var values = block.AsSpan(output * OutputBlock.MaximumDraws, count);
            if (places[output] < 0) values.Fill(layout.Uniform(output, year));
            else Read(places[output]).AsSpan((int)(firstDraw - Draws.First), count).CopyTo(values);
        }
    }

    private double[] Read(int place) => columns[place] ??= FromEnsemble(place);

    private double[] FromEnsemble(int place)
    {
        var (symbol, year) = layout.Keys[place];
        var lag = projector.StartYear - year;
        if (lag < 0 || ensemble.Find(symbol, lag) is not { } column)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"'{symbol}' of {year} is on the board of neither a segment nor the ensemble: post the segments in their order."));
        }

        var values = DrawArrays.Rent(1, Draws.Count)[0];
        ensemble.CopyTo(column, Draws.First, values.AsSpan(0, Draws.Count));
        return values;
    }
}
