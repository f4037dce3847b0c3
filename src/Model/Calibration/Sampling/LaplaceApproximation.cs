namespace Simulation.Model.Calibration.Sampling;

/// <summary>
/// The Gaussian N(m, H⁻¹) at the posterior mode m, with H = I + Jᵀ R⁻¹ J the Gauss-Newton curvature there. It preconditions the sampler:
/// a point z and its whitened form w are related by z = m + U w, with U = G⁻ᵀ upper triangular and H = G Gᵀ, so that w = Gᵀ (z − m).
/// </summary>
public sealed class LaplaceApproximation
{
    private readonly BlockMatrix colouring;
    private readonly BlockMatrix colouringTransposed;
    private readonly BlockMatrix whitening;

    /// <summary>Creates the approximation from its mode and factors.</summary>
    /// <param name="mode">m, <c>[coordinate]</c>.</param>
    /// <param name="colouring">U, row-major <c>[row, column]</c>, upper triangular.</param>
    /// <param name="whitening">Gᵀ, row-major, upper triangular.</param>
    /// <param name="jacobian">J at the mode, row-major <c>[observation, coordinate]</c>.</param>
    /// <param name="iterations">Gauss-Newton iterations that led to the mode.</param>
    /// <param name="converged">False when the iteration limit came first.</param>
    public LaplaceApproximation(double[] mode, double[] colouring, double[] whitening, double[] jacobian, int iterations, bool converged)
    {
        Mode = mode;
        Jacobian = jacobian;
        var (k, m) = (mode.Length, jacobian.Length / mode.Length);
        this.colouring = new BlockMatrix(colouring, k, k);
        colouringTransposed = new BlockMatrix(Transpose(colouring, k, k), k, k);
        this.whitening = new BlockMatrix(whitening, k, k);
        Sensitivity = new BlockMatrix(Transpose(jacobian, m, k), k, m);
        Iterations = iterations;
        Converged = converged;
    }

    /// <summary>Posterior mode m, <c>[coordinate]</c>.</summary>
    public IReadOnlyList<double> Mode { get; }

    /// <summary>Gauss-Newton iterations that were used.</summary>
    public int Iterations { get; }

    /// <summary>Whether the iterations met their tolerance. A mode that did not converge only makes the sampler slower, not wrong.</summary>
    public bool Converged { get; }

    /// <summary>Number of coordinates.</summary>
    public int Dimension => Mode.Count;

    /// <summary>J at the mode, row-major <c>[observation, coordinate]</c>.</summary>
    internal double[] Jacobian { get; }

    /// <summary>Jᵀ.</summary>
    internal BlockMatrix Sensitivity { get; }

    /// <summary>z = m + U w for a block of points, row-major <c>[coordinate, point]</c>.</summary>
    public void Colour(ReadOnlySpan<double> whitened, int count, Span<double> points)
    {
        colouring.Multiply(whitened, count, points);
        for (var row = 0; row < Dimension; row++)
            foreach (ref var value in points.Slice(row * count, count))
                value += Mode[row];
    }

    /// <summary>w = Gᵀ (z − m) for a block of points, row-major <c>[coordinate, point]</c>.</summary>
    /// <param name="points">z.</param>
    /// <param name="count">Points in the block.</param>
    /// <param name="whitened">Receives w.</param>
    /// <param name="scratch">Work space of the same size as <paramref name="points"/>.</param>
    public void Whiten(ReadOnlySpan<double> points, int count, Span<double> whitened, Span<double> scratch)
    {
        for (var row = 0; row < Dimension; row++)
            for (var point = 0; point < count; point++)
                scratch[(row * count) + point] = points[(row * count) + point] - Mode[row];
        whitening.Multiply(scratch, count, whitened);
    }

    /// <summary>Uᵀ v for a block: carries a gradient in z to the whitened coordinates.</summary>
    public void ColourTransposed(ReadOnlySpan<double> gradient, int count, Span<double> result) => colouringTransposed.Multiply(gradient, count, result);

    private static double[] Transpose(double[] matrix, int rows, int columns)
    {
        var transposed = new double[matrix.Length];
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
                transposed[(column * rows) + row] = matrix[(row * columns) + column];
        return transposed;
    }
}
