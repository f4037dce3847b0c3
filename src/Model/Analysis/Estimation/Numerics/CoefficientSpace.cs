using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace Simulation.Model.Analysis.Estimation.Numerics;

/// <summary>
/// The coefficients that restrictions leave: β = β₀ + B γ with free γ, where R β₀ = r and R B = 0. Restrictions then hold to the last digits, whatever γ is.
/// </summary>
/// <param name="Origin">β₀, <c>[k]</c>.</param>
/// <param name="Basis">B with orthonormal columns, <c>[k, free]</c>.</param>
/// <param name="Rows">Independent rows of the restrictions, orthonormal, <c>[restrictions, k]</c>; null for none.</param>
internal sealed record CoefficientSpace(Vector<double> Origin, Matrix<double> Basis, Matrix<double>? Rows)
{
    private const double Tolerance = 1e-10;

    /// <summary>Number of free coefficients.</summary>
    public int Free => Basis.ColumnCount;

    /// <summary>All of k coefficients free.</summary>
    public static CoefficientSpace Whole(int k) => new(Vector<double>.Build.Dense(k), Matrix<double>.Build.DenseIdentity(k), null);

    /// <summary>The space that a question leaves of an equation's coefficients.</summary>
    /// <exception cref="EstimationException">A restriction names a parameter of another equation, restrictions contradict one another or leave nothing free.</exception>
    public static CoefficientSpace Of(LinearEquation equation, EstimationQuestion question)
    {
        var rows = question.Restrictions.Select(restriction => (Weights: Weights(equation, restriction), restriction.Value))
            .Concat(question.DistributedLags.SelectMany(lag => AlmonRows.Of(equation, lag).Select(row => (Weights: row, Value: 0.0)))).ToList();
        if (rows.Count == 0) return Whole(equation.Terms.Length);

        var matrix = Matrix<double>.Build.DenseOfRows(rows.Select(row => row.Weights));
        var values = Vector<double>.Build.DenseOfEnumerable(rows.Select(row => row.Value));
        var parts = matrix.Svd(computeVectors: true);
        var rank = parts.S.Count(value => value > Tolerance * Math.Max(1, parts.S[0]));
        if (rank == 0) return Whole(equation.Terms.Length);

        var inverse = parts.S.SubVector(0, rank).Map(value => 1 / value);
        var independent = parts.VT.SubMatrix(0, rank, 0, matrix.ColumnCount);
        var projected = parts.U.SubMatrix(0, matrix.RowCount, 0, rank).TransposeThisAndMultiply(values).PointwiseMultiply(inverse);
        var origin = independent.TransposeThisAndMultiply(projected);
        RefuseContradiction(equation, question, (matrix * origin) - values, rows);
        if (rank == matrix.ColumnCount)
            throw new EstimationException(equation.Name, "the restrictions leave no coefficient to estimate.", "Drop one of them.");
        return new CoefficientSpace(origin, parts.VT.SubMatrix(rank, matrix.ColumnCount - rank, 0, matrix.ColumnCount).Transpose(), independent);
    }

    private static double[] Weights(LinearEquation equation, LinearRestriction restriction)
    {
        var weights = new double[equation.Terms.Length];
        foreach (var (parameter, weight) in restriction.Weights)
        {
            var place = equation.Terms.Select(term => term.Parameter).ToList().IndexOf(parameter);
            if (place < 0)
            {
                throw new EstimationException(
                    equation.Name, $"the restriction {restriction.Text} names {parameter}, which does not stand in it.", $"Its parameters are {string.Join(", ", equation.Terms.Select(term => term.Parameter.Name))}.");
            }

            weights[place] = weight;
        }

        return weights;
    }

    private static void RefuseContradiction(LinearEquation equation, EstimationQuestion question, Vector<double> misses, List<(double[] Weights, double Value)> rows)
    {
        for (var i = 0; i < question.Restrictions.Length; i++)
        {
            if (Math.Abs(misses[i]) <= 1e-8 * (1 + Math.Abs(rows[i].Value))) continue;
            throw new EstimationException(
                equation.Name,
                string.Create(CultureInfo.InvariantCulture, $"the restriction {question.Restrictions[i].Text} contradicts the other restrictions or the distributed lags (it is missed by {misses[i]:g4})."),
                "Drop one of them.");
        }
    }
}
