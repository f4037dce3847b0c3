using Simulation.Model.Execution;

namespace Simulation.Model.Ensembles;

/// <summary>
/// Consecutive draws of a run as columns of a table with one row for each draw and year: the rows of a draw follow each other in order of years. Fill it as the sink of a run of
/// exactly these draws; then read.
/// </summary>
public sealed class DrawColumns : OutputSink
{
    private readonly int outputs;
    private readonly int firstYear;
    private readonly int years;
    private readonly DrawRange draws;

    /// <summary>An empty table.</summary>
    /// <param name="outputs">Number of outputs.</param>
    /// <param name="firstYear">First year of the run.</param>
    /// <param name="years">Number of its years.</param>
    /// <param name="draws">Which draws.</param>
    public DrawColumns(int outputs, int firstYear, int years, DrawRange draws)
    {
        this.outputs = outputs;
        this.firstYear = firstYear;
        this.years = years;
        this.draws = draws;
        Values = new double[checked(outputs * draws.Count * years)];
    }

    /// <summary>Values in the units of the outputs, <c>[output, draw, year]</c>, row-major; NaN where one is not defined in a draw.</summary>
    public double[] Values { get; }

    /// <inheritdoc/>
    public override void Receive(in OutputBlock block)
    {
        var rows = draws.Count * years;
        var first = ((int)(block.FirstDraw - draws.First) * years) + block.Year - firstYear;
        for (var output = 0; output < outputs; output++)
        {
            var values = block[output];
            var column = Values.AsSpan(output * rows, rows);
            for (var draw = 0; draw < values.Length; draw++) column[first + (draw * years)] = values[draw];
        }
    }
}
