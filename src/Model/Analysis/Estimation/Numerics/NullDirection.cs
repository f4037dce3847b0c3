using MathNet.Numerics.LinearAlgebra;

namespace Simulation.Model.Analysis.Estimation.Numerics;

/// <summary>Finds a linear dependence among the columns of a matrix.</summary>
internal static class NullDirection
{
    /// <summary>Singular values below this share of the largest, columns brought to length 1, count as zero.</summary>
    private const double Tolerance = 1e-10;

    /// <summary>A vector v with A v = 0, scaled so that its largest term |vⱼ| ‖aⱼ‖ is 1; null when the columns are independent.</summary>
    public static Vector<double>? Of(Matrix<double> a)
    {
        var lengths = a.ColumnNorms(2);
        for (var j = 0; j < lengths.Count; j++)
        {
            // An empty column depends on nothing but itself.
            if (lengths[j] == 0) return Vector<double>.Build.Dense(a.ColumnCount, k => k == j ? 1 : 0);
        }

        var scaled = a.Multiply(Matrix<double>.Build.DenseOfDiagonalVector(lengths.Map(length => 1 / length)));
        var parts = scaled.Svd(computeVectors: true);
        var rank = parts.S.Count(value => value > Tolerance * parts.S[0]);
        if (rank == a.ColumnCount) return null;
        var direction = parts.VT.Row(a.ColumnCount - 1).PointwiseDivide(lengths);
        return direction.Divide(direction.PointwiseMultiply(lengths).AbsoluteMaximum());
    }

    /// <summary>Positions of the first columns that together span all of them, in order.</summary>
    public static int[] Independent(Matrix<double> a)
    {
        var kept = new List<int>();
        var basis = new List<Vector<double>>();
        for (var j = 0; j < a.ColumnCount; j++)
        {
            var column = a.Column(j);
            var length = column.L2Norm();
            // Twice, as once loses digits where little is left.
            foreach (var unit in basis.Concat(basis)) column -= unit * unit.DotProduct(column);
            var left = column.L2Norm();
            if (left <= Tolerance * length || length == 0) continue;
            basis.Add(column / left);
            kept.Add(j);
        }

        return [.. kept];
    }
}
