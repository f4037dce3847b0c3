using MathNet.Numerics.LinearAlgebra;

namespace Simulation.Model.Analysis.Estimation.Numerics;

/// <summary>How well a regression fits, by the formulas of <see cref="EquationEstimate"/>.</summary>
internal sealed class FitQuality
{
    private readonly Fit fit;
    private readonly Matrix<double> inverse;
    private readonly int autoregressive;
    private readonly bool hasInstruments;
    private readonly int count;
    private readonly int free;
    private readonly double total;
    private readonly Vector<double>? constant;

    /// <param name="actual">y, <c>[n]</c>.</param>
    /// <param name="regressors">X B, not differenced, <c>[n, free]</c>.</param>
    /// <param name="fit">The regression.</param>
    /// <param name="inverse">Covariance of the free coefficients without s².</param>
    /// <param name="autoregressive">p.</param>
    /// <param name="hasInstruments">Whether it is of two stages.</param>
    public FitQuality(Vector<double> actual, Matrix<double> regressors, Fit fit, Matrix<double> inverse, int autoregressive, bool hasInstruments)
    {
        this.fit = fit;
        this.inverse = inverse;
        this.autoregressive = autoregressive;
        this.hasInstruments = hasInstruments;
        count = actual.Count;
        free = regressors.ColumnCount;
        constant = Constant(regressors);
        var centre = constant is null ? 0 : actual.Average();
        total = actual.Sum(value => (value - centre) * (value - centre));
    }

    /// <summary>n − k − p.</summary>
    public int Degrees => count - free - autoregressive;

    /// <summary>s² = Σ e² / (n − k − p).</summary>
    public double Variance => fit.SumOfSquares / Degrees;

    public double? RSquared => total > 0 ? 1 - (fit.SumOfSquares / total) : null;

    public double? AdjustedRSquared => total > 0 ? 1 - (Variance / (total / (count - (constant is null ? 0 : 1)))) : null;

    public double? DurbinWatson
    {
        get
        {
            var changes = 0.0;
            for (var t = 1; t < count; t++) changes += (fit.Residuals[t] - fit.Residuals[t - 1]) * (fit.Residuals[t] - fit.Residuals[t - 1]);
            return IsPerfect ? null : changes / fit.SumOfSquares;
        }
    }

    public double? LogLikelihood => IsPerfect ? null : -count / 2.0 * (1 + Math.Log(2 * Math.PI) + Math.Log(fit.SumOfSquares / count));

    // Residuals that are rounding alone have no likelihood.
    private bool IsPerfect => fit.SumOfSquares <= 1e-26 * (total + 1e-300);

    /// <summary>−2 ln L + penalty × (k + p + 1).</summary>
    public double? Criterion(double penalty) => LogLikelihood is { } value ? (-2 * value) + (penalty * (free + autoregressive + 1)) : null;

    /// <summary>
    /// The test that nothing but the constant counts. For least squares from R²; with instruments, whose R² has no law, Wald's.
    /// </summary>
    public TestStatistic? Regression()
    {
        var tested = free + autoregressive - (constant is null ? 0 : 1);
        if (tested == 0 || total == 0 || IsPerfect) return null;
        if (!hasInstruments) return Probabilities.F((total - fit.SumOfSquares) / tested / Variance, tested, Degrees);

        // Directions of γ other than the one that gives a constant.
        var directions = constant is null
            ? Matrix<double>.Build.DenseIdentity(free)
            : constant.ToColumnMatrix().Svd(computeVectors: true).U.SubMatrix(0, free, 1, free - 1);
        var gamma = Gamma();
        var value = directions.TransposeThisAndMultiply(gamma);
        var spread = directions.Transpose() * inverse.SubMatrix(0, free, 0, free) * directions * Variance;
        return directions.ColumnCount == 0 ? null : Probabilities.F(value.DotProduct(spread.Solve(value)) / value.Count, value.Count, Degrees);
    }

    /// <summary>Sargan's test.</summary>
    public TestStatistic? Overidentification()
    {
        if (fit.Instruments is not { } z || z.ColumnCount == free || IsPerfect) return null;
        var explained = Fit.Project(z, fit.Residuals.ToColumnMatrix()).Column(0);
        return Probabilities.ChiSquared(count * explained.DotProduct(explained) / fit.SumOfSquares, z.ColumnCount - free);
    }

    // B has orthonormal columns: γ = B′(b − β₀).
    private Vector<double> Gamma() => fit.Space.Basis.TransposeThisAndMultiply(fit.Coefficients - fit.Space.Origin);

    // c with W c = 1 in all rows, or null.
    private static Vector<double>? Constant(Matrix<double> w)
    {
        var ones = Vector<double>.Build.Dense(w.RowCount, 1);
        var solution = w.QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin).Solve(ones);
        return ((w * solution) - ones).AbsoluteMaximum() < 1e-8 ? solution : null;
    }
}
