using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Outcomes;

/// <summary>A number that a run gives in every draw: an indicator in a year.</summary>
/// <param name="Indicator">A symbol of the model with values: a published variable, as a rule.</param>
/// <param name="Year">Calendar year of the forecast.</param>
public readonly record struct Figure(Symbol Indicator, int Year)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Indicator} {Year}");
}

/// <summary>Figures of a run in every draw. Immutable; undefined numbers are NaN, and stay within the analyses.</summary>
public sealed class FigureTable
{
    private readonly Dictionary<Figure, int> positions;
    private readonly double[][] values;

    internal FigureTable(ImmutableArray<Figure> figures, double[][] values)
    {
        Figures = figures;
        this.values = values;
        positions = [];
        for (var i = 0; i < figures.Length; i++) positions.TryAdd(figures[i], i);
    }

    /// <summary>The figures, in order.</summary>
    public ImmutableArray<Figure> Figures { get; }

    /// <summary>Number of draws.</summary>
    public int Draws => values.Length == 0 ? 0 : values[0].Length;

    /// <summary>Values of the figure at a position, <c>[draw]</c>.</summary>
    public ReadOnlySpan<double> this[int figure] => values[figure];

    /// <summary>Values of a figure, <c>[draw]</c>.</summary>
    /// <exception cref="KeyNotFoundException">The run did not keep it.</exception>
    public ReadOnlySpan<double> this[Figure figure] => values[positions[figure]];

    /// <summary>The draws for which a condition holds.</summary>
    internal FigureTable Where(Func<int, bool> keeps)
    {
        var kept = Enumerable.Range(0, Draws).Where(keeps).ToArray();
        return new FigureTable(Figures, [.. values.Select(all => kept.Select(draw => all[draw]).ToArray())]);
    }
}

/// <summary>Keeps the figures of all draws of a range.</summary>
internal sealed class FigureSink : OutputSink
{
    private readonly ImmutableArray<Figure> figures;
    private readonly DrawRange draws;
    private readonly double[][] values;
    private readonly int[] outputs;

    /// <param name="figures">What to keep.</param>
    /// <param name="outputs">The run's outputs, in order; every figure's indicator is among them.</param>
    /// <param name="draws">The draws that will come.</param>
    public FigureSink(ImmutableArray<Figure> figures, ImmutableArray<Symbol> outputs, DrawRange draws)
    {
        this.figures = figures;
        this.draws = draws;
        this.outputs = [.. figures.Select(figure => outputs.IndexOf(figure.Indicator))];
        values = [.. figures.Select(_ => new double[draws.Count])];
    }

    public override void Receive(in OutputBlock block)
    {
        for (var i = 0; i < figures.Length; i++)
        {
            if (figures[i].Year == block.Year)
                block[outputs[i]].CopyTo(values[i].AsSpan((int)(block.FirstDraw - draws.First)));
        }
    }

    public FigureTable ToTable() => new(figures, values);
}
