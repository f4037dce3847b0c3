using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Simulation.Model.Analysis.Estimation.Numerics;

/// <summary>
/// A regression by QR: with instruments, regressors are replaced by their projections on them. b = B (Ŵ′Ŵ)⁻¹ Ŵ′(y − X β₀) + β₀, Ŵ = P X B.
/// </summary>
/// <param name="Space">Where the coefficients were sought.</param>
/// <param name="Coefficients">b, <c>[k]</c>.</param>
/// <param name="Residuals">e = y − X b, <c>[n]</c>.</param>
/// <param name="Projected">Ŵ, <c>[n, free]</c>.</param>
/// <param name="Inverse">(Ŵ′Ŵ)⁻¹, <c>[free, free]</c>.</param>
/// <param name="Instruments">Independent instruments, <c>[n, m]</c>; null for least squares.</param>
internal sealed record Fit(CoefficientSpace Space, Vector<double> Coefficients, Vector<double> Residuals, Matrix<double> Projected, Matrix<double> Inverse, Matrix<double>? Instruments)
{
    /// <summary>Σ e².</summary>
    public double SumOfSquares => Residuals.DotProduct(Residuals);

    /// <summary>Fits coefficients.</summary>
    /// <param name="equation">The equation, for messages.</param>
    /// <param name="space">Coefficients to choose among.</param>
    /// <param name="y">Left side, <c>[n]</c>.</param>
    /// <param name="x">Regressors, <c>[n, k]</c>.</param>
    /// <param name="z">Instruments, <c>[n, m]</c>; null for least squares.</param>
    /// <param name="others">Coefficients estimated beside these.</param>
    /// <exception cref="EstimationException">Too few observations or instruments, or regressors that cannot be told apart.</exception>
    public static Fit Of(LinearEquation equation, CoefficientSpace space, Vector<double> y, Matrix<double> x, Matrix<double>? z, int others = 0)
    {
        Identification.RequireObservations(equation, y.Count, space.Free + others);
        var w = x * space.Basis;
        Identification.RefuseCollinear(equation, space, x, w);
        var instruments = z is null ? null : Identification.Independent(equation, space, z);
        var projected = instruments is null ? w : Project(instruments, w);
        if (instruments is not null) Identification.RefuseUnidentified(equation, space, x, w, projected);

        var factors = projected.QR(QRMethod.Thin);
        var inverse = factors.R.Solve(Matrix<double>.Build.DenseIdentity(space.Free));
        var gamma = factors.R.Solve(factors.Q.TransposeThisAndMultiply(y - (x * space.Origin)));
        var coefficients = space.Origin + (space.Basis * gamma);
        return new Fit(space, coefficients, y - (x * coefficients), projected, inverse.TransposeAndMultiply(inverse), instruments);
    }

    /// <summary>Projections of columns on the span of others.</summary>
    public static Matrix<double> Project(Matrix<double> on, Matrix<double> columns)
    {
        var q = on.QR(QRMethod.Thin).Q;
        return q * q.TransposeThisAndMultiply(columns);
    }
}
