using Simulation.Model.Execution;

namespace Simulation.Model.Analysis.Control;

/// <summary>Keeps every draw of every output, <c>[output][year − first][draw]</c>.</summary>
internal sealed class DrawSink(int outputs, int firstYear, int lastYear, int draws) : OutputSink
{
    private readonly double[][][] values =
        [.. Enumerable.Range(0, outputs).Select(_ => Enumerable.Range(firstYear, lastYear - firstYear + 1).Select(_ => new double[draws]).ToArray())];

    /// <summary>The draws of an output in a year.</summary>
    public double[] this[int output, int year] => values[output][year - firstYear];

    /// <inheritdoc/>
    public override void Receive(in OutputBlock block)
    {
        for (var output = 0; output < block.Outputs; output++)
            block[output].CopyTo(values[output][block.Year - firstYear].AsSpan((int)block.FirstDraw));
    }
}
