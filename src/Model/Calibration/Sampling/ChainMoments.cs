namespace Simulation.Model.Calibration.Sampling;

/// <summary>
/// Per chain sums and sums of squares of every coordinate and prediction over the recorded steps: what the convergence diagnostics need, at
/// constant memory.
/// </summary>
public sealed class ChainMoments
{
    private readonly double[] sums;
    private readonly double[] squares;
    private readonly int chains;

    internal ChainMoments(int dimension, int observations, int chains)
        : this(dimension, chains, 0, new double[(dimension + observations) * chains], new double[(dimension + observations) * chains])
    {
    }

    /// <summary>Moments recorded elsewhere; the arrays are taken over.</summary>
    internal ChainMoments(int dimension, int chains, int steps, double[] sums, double[] squares)
    {
        Dimension = dimension;
        Quantities = sums.Length / chains;
        Steps = steps;
        this.chains = chains;
        this.sums = sums;
        this.squares = squares;
    }

    /// <summary>Number of recorded steps.</summary>
    public int Steps { get; private set; }

    /// <summary>Coordinates first, then predictions.</summary>
    public int Quantities { get; }

    /// <summary>Number of coordinates.</summary>
    public int Dimension { get; }

    /// <summary>Number of predictions.</summary>
    public int Observations => Quantities - Dimension;

    /// <summary>Sums over the recorded steps, <c>[quantity, chain]</c>.</summary>
    internal ReadOnlySpan<double> Sums => sums;

    /// <summary>Sums of squares over the recorded steps, <c>[quantity, chain]</c>.</summary>
    internal ReadOnlySpan<double> Squares => squares;

    internal void Add(double[] points, double[] predictions)
    {
        Add(points, 0);
        Add(predictions, Dimension * chains);
        Steps++;
    }

    /// <summary>Mean over the recorded steps of one chain.</summary>
    public double Mean(int quantity, int chain) => sums[(quantity * chains) + chain] / Steps;

    /// <summary>Variance over the recorded steps of one chain (divisor: steps).</summary>
    public double Variance(int quantity, int chain)
    {
        var mean = Mean(quantity, chain);
        return Math.Max(0, (squares[(quantity * chains) + chain] / Steps) - (mean * mean));
    }

    private void Add(double[] values, int offset)
    {
        for (var i = 0; i < values.Length; i++)
        {
            sums[offset + i] += values[i];
            squares[offset + i] = Math.FusedMultiplyAdd(values[i], values[i], squares[offset + i]);
        }
    }
}
