using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Simulation.Model.Analysis.Estimation.Numerics;

/// <summary>
/// Least squares with autoregressive errors u = ρ₁ u(-1) + … + ρₚ u(-p) + ε, by turns: coefficients from quasi-differences y − Σ ρᵢ y(-i) given ρ, and ρ from
/// the regression of u = y − x′b on its lags given b, until ρ stands still.
/// </summary>
/// <remarks>
/// Source: Donald Cochrane and Guy Orcutt, "Application of Least Squares Regression to Relationships Containing Auto-Correlated Error Terms", Journal of the
/// American Statistical Association 44, 1949. Instruments are taken as they are, not differenced: they have to be uncorrelated with ε alone.
/// </remarks>
/// <param name="Last">The last regression of quasi-differences.</param>
/// <param name="Rho">ρ, <c>[p]</c>.</param>
/// <param name="Inverse">Inverse of the cross-products of (Ŵ*, u lagged), <c>[free + p, free + p]</c>: covariance of both kinds of coefficients without s².</param>
/// <param name="Iterations">Rounds.</param>
internal sealed record CochraneOrcutt(Fit Last, Vector<double> Rho, Matrix<double> Inverse, int Iterations)
{
    private const int MostIterations = 1000;
    private const double Tolerance = 1e-11;

    /// <summary>Iterates to the end.</summary>
    /// <exception cref="EstimationException">As a regression's; or ρ does not settle.</exception>
    public static CochraneOrcutt Of(LinearEquation equation, CoefficientSpace space, Sample sample)
    {
        var p = sample.Before;
        var rho = Vector<double>.Build.Dense(p);
        for (var iteration = 1; iteration <= MostIterations; iteration++)
        {
            var fit = At(equation, space, sample, rho);
            var (next, lags) = Errors(equation, sample, fit.Coefficients);
            var moved = (next - rho).AbsoluteMaximum();
            if (moved <= Tolerance) return new CochraneOrcutt(fit, rho, Joint(fit.Projected, lags), iteration);
            rho = next;
        }

        throw new EstimationException(
            equation.Name,
            string.Create(CultureInfo.InvariantCulture, $"the autoregression of its errors does not settle in {MostIterations} rounds (last {string.Join(", ", rho.Select(value => value.ToString("g4", CultureInfo.InvariantCulture)))})."),
            "Take a lower order, or write the lagged left side into the equation.");
    }

    /// <summary>The regression of quasi-differences for given ρ.</summary>
    public static Fit At(LinearEquation equation, CoefficientSpace space, Sample sample, Vector<double> rho) => Fit.Of(
        equation,
        space,
        Difference(sample.Y.ToColumnMatrix(), rho).Column(0),
        Difference(sample.X, rho),
        sample.Z?.SubMatrix(rho.Count, sample.Count, 0, sample.Z.ColumnCount),
        rho.Count);

    // Row t of the result is row t of the argument less Σ ρᵢ row t − i; the first p rows are used up.
    private static Matrix<double> Difference(Matrix<double> rows, Vector<double> rho)
    {
        var p = rho.Count;
        var result = rows.SubMatrix(p, rows.RowCount - p, 0, rows.ColumnCount);
        for (var i = 1; i <= p; i++) result -= rows.SubMatrix(p - i, rows.RowCount - p, 0, rows.ColumnCount) * rho[i - 1];
        return result;
    }

    private static (Vector<double> Rho, Matrix<double> Lags) Errors(LinearEquation equation, Sample sample, Vector<double> coefficients)
    {
        var u = sample.Y - (sample.X * coefficients);
        var p = sample.Before;
        var lags = Matrix<double>.Build.Dense(sample.Count, p, (t, i) => u[p + t - 1 - i]);
        if (NullDirection.Of(lags) is not null)
            throw new EstimationException(equation.Name, "its errors are 0, or their lags cannot be told apart.", "Take a lower order of autoregression.");
        return (lags.QR(QRMethod.Thin).Solve(u.SubVector(p, sample.Count)), lags);
    }

    private static Matrix<double> Joint(Matrix<double> projected, Matrix<double> lags)
    {
        var all = projected.Append(lags);
        var inverse = all.QR(QRMethod.Thin).R.Solve(Matrix<double>.Build.DenseIdentity(all.ColumnCount));
        return inverse.TransposeAndMultiply(inverse);
    }
}
