using Simulation.Model.Execution;

namespace Simulation.Model.Analysis.Backtesting;

/// <summary>Keeps every draw of a forecast's outputs.</summary>
internal sealed class ForecastDraws(int outputs, int firstYear, int lastYear, int draws) : OutputSink
{
    private readonly double[] values = new double[outputs * (lastYear - firstYear + 1) * draws];

    /// <summary>Values of an output in a year, <c>[draw]</c>.</summary>
    public Span<double> this[int output, int year] => values.AsSpan((((year - firstYear) * outputs) + output) * draws, draws);

    public override void Receive(in OutputBlock block)
    {
        for (var output = 0; output < outputs; output++)
            block[output].CopyTo(this[output, block.Year][(int)block.FirstDraw..]);
    }
}
