using System.Collections.Immutable;
using Simulation.Model.Execution;

namespace Simulation.Model.Ensembles;

/// <summary>
/// Every draw of a run's outputs, for analyses that look at draws together and not only at their distribution. Fill it as the sink of a run; then read.
/// </summary>
public sealed class DrawTable : OutputSink
{
    private readonly double[][] values;
    private readonly int outputs;
    private readonly int firstYear;

    /// <summary>An empty table.</summary>
    /// <param name="outputs">Number of outputs.</param>
    /// <param name="years">Years of the run, in order.</param>
    /// <param name="draws">Number of draws, from draw 0.</param>
    public DrawTable(int outputs, ImmutableArray<int> years, int draws)
    {
        this.outputs = outputs;
        firstYear = years[0];
        Draws = draws;
        values = new double[outputs * years.Length][];
        for (var i = 0; i < values.Length; i++)
            values[i] = new double[draws];
    }

    /// <summary>Number of draws.</summary>
    public int Draws { get; }

    /// <summary>Values of an output in a year, <c>[draw]</c>; NaN where it is not defined.</summary>
    public ReadOnlySpan<double> this[int output, int year] => values[((year - firstYear) * outputs) + output];

    /// <inheritdoc/>
    public override void Receive(in OutputBlock block)
    {
        for (var output = 0; output < outputs; output++)
            block[output].CopyTo(values[((block.Year - firstYear) * outputs) + output].AsSpan((int)block.FirstDraw));
    }
}
