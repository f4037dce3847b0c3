namespace Simulation.Model.Execution.Solving;

/// <summary>Small dense linear systems, in a fixed order of operations.</summary>
internal static class LinearSystem
{
    /// <summary>Solves A x = b by Gaussian elimination with partial pivoting; b becomes x. A singular A gives values that are not finite.</summary>
    /// <param name="a">A, <c>[n, n]</c> row by row; overwritten.</param>
    /// <param name="b">b, <c>[n]</c>.</param>
    /// <param name="n">Unknowns.</param>
    public static void Solve(Span<double> a, Span<double> b, int n)
    {
        for (var column = 0; column < n; column++)
        {
            Pivot(a, b, n, column);
            for (var row = column + 1; row < n; row++)
            {
                var factor = a[(row * n) + column] / a[(column * n) + column];
                if (factor == 0)
                {
                    continue;
                }

                for (var k = column + 1; k < n; k++)
                {
                    a[(row * n) + k] -= factor * a[(column * n) + k];
                }

                b[row] -= factor * b[column];
            }
        }

        for (var row = n - 1; row >= 0; row--)
        {
            for (var k = row + 1; k < n; k++)
            {
                b[row] -= a[(row * n) + k] * b[k];
            }

            b[row] /= a[(row * n) + row];
        }
    }

    private static void Pivot(Span<double> a, Span<double> b, int n, int column)
    {
        var best = column;
        for (var row = column + 1; row < n; row++)
        {
            best = Math.Abs(a[(row * n) + column]) > Math.Abs(a[(best * n) + column]) ? row : best;
        }

        if (best == column)
        {
            return;
        }

        for (var k = 0; k < n; k++)
        {
            (a[(column * n) + k], a[(best * n) + k]) = (a[(best * n) + k], a[(column * n) + k]);
        }

        (b[column], b[best]) = (b[best], b[column]);
    }
}
