using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace Simulation.Model.Analysis.Estimation.Numerics;

/// <summary>Refuses what data cannot tell, naming the regressors.</summary>
internal static class Identification
{
    /// <summary>Shares of a dependence below this are rounding.</summary>
    private const double Negligible = 1e-6;

    /// <summary>A projection that loses all but this share of a combination of regressors tells nothing about it.</summary>
    private const double Lost = 1e-7;

    /// <summary>One observation more than coefficients, at least.</summary>
    public static void RequireObservations(LinearEquation equation, int observations, int coefficients)
    {
        if (observations > coefficients) return;
        throw new EstimationException(
            equation.Name,
            string.Create(CultureInfo.InvariantCulture, $"{observations} observations are too few for {coefficients} coefficients."),
            "Give a longer sample, or restrict coefficients.");
    }

    /// <summary>Regressors of which one is a linear combination of others.</summary>
    public static void RefuseCollinear(LinearEquation equation, CoefficientSpace space, Matrix<double> x, Matrix<double> w)
    {
        if (NullDirection.Of(w) is not { } direction) return;
        var (first, others) = Named(equation, space, x, direction);
        throw new EstimationException(
            equation.Name,
            others.Length == 0 ? $"the regressor {first} is 0 in all years of the sample." : $"the regressor {first} is a linear combination of {others} over the sample.",
            "Drop one of them, or restrict their coefficients.");
    }

    /// <summary>The order condition: at least as many independent instruments as free coefficients. Superfluous instruments are left out.</summary>
    public static Matrix<double> Independent(LinearEquation equation, CoefficientSpace space, Matrix<double> z)
    {
        if (z.RowCount <= z.ColumnCount)
        {
            throw new EstimationException(
                equation.Name,
                string.Create(CultureInfo.InvariantCulture, $"{z.ColumnCount} instruments over {z.RowCount} observations explain every regressor fully."),
                "Give fewer instruments, or a longer sample.");
        }

        var kept = NullDirection.Independent(z);
        if (kept.Length >= space.Free) return Matrix<double>.Build.DenseOfColumnVectors(kept.Select(z.Column));
        throw new EstimationException(
            equation.Name,
            string.Create(CultureInfo.InvariantCulture, $"it is not identified (order condition): {space.Free} free coefficients ({Names(equation)}) and only {kept.Length} independent instruments."),
            string.Create(CultureInfo.InvariantCulture, $"Give {space.Free - kept.Length} more: exogenous or lagged variables that stand elsewhere in the model."));
    }

    /// <summary>The rank condition: no combination of regressors that all instruments are blind to.</summary>
    public static void RefuseUnidentified(LinearEquation equation, CoefficientSpace space, Matrix<double> x, Matrix<double> w, Matrix<double> projected)
    {
        // Of a full set of regressors the projection keeps different shares in different directions: the least one decides.
        var factors = w.QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin);
        var kept = factors.R.Transpose().Solve(projected.Transpose()).Transpose();
        var parts = kept.Svd(computeVectors: true);
        if (parts.S[^1] > Lost) return;
        var direction = factors.R.Solve(parts.VT.Row(w.ColumnCount - 1));
        var (first, others) = Named(equation, space, x, direction);
        throw new EstimationException(
            equation.Name,
            others.Length == 0
                ? $"it is not identified (rank condition): the instruments tell nothing about the regressor {first}."
                : $"it is not identified (rank condition): the instruments cannot tell the regressor {first} from {others}.",
            "Give an instrument that moves one without the other.");
    }

    private static (string First, string Others) Named(LinearEquation equation, CoefficientSpace space, Matrix<double> x, Vector<double> direction)
    {
        var lengths = x.ColumnNorms(2);
        var shares = (space.Basis * direction).PointwiseMultiply(lengths.Map(length => length == 0 ? 1 : length)).PointwiseAbs();
        var places = Enumerable.Range(0, shares.Count).Where(j => shares[j] > Negligible * shares.Maximum()).ToList();
        // Of equals the last one written is the one too many; an intercept is blamed last.
        var first = places.OrderByDescending(j => equation.Terms[j].Regressor is not Language.Bound.Number).ThenByDescending(j => j).First();
        return (Quoted(equation, first), string.Join(", ", places.Where(j => j != first).Select(j => Quoted(equation, j))));
    }

    private static string Quoted(LinearEquation equation, int term) => $"{equation.Terms[term].Text} (coefficient {equation.Terms[term].Parameter})";

    private static string Names(LinearEquation equation) => string.Join(", ", equation.Terms.Select(term => term.Parameter.Name));
}
