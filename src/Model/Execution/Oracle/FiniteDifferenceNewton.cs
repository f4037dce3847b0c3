namespace Simulation.Model.Execution;

/// <summary>Newton's method for <c>g(x) = x</c> with derivatives by central differences: the oracle's own solver.</summary>
/// <param name="start">Where the search starts, <c>[unknown]</c>.</param>
/// <param name="image">g; the last call is at the solution.</param>
internal sealed class FiniteDifferenceNewton(double[] start, Func<double[], double[]> image)
{
    private const int MostIterations = 100;
    private const double RelativeStep = 1e-6;
    private const double Tolerance = 1e-14;

    /// <summary>Finds the solution.</summary>
    /// <exception cref="ArithmeticException">There is none in reach; <paramref name="place"/> says where.</exception>
    public void Solve(string place)
    {
        var x = (double[])start.Clone();
        var settled = 0;
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            var step = Step(x);
            var moved = 0.0;
            for (var i = 0; i < x.Length; i++)
            {
                x[i] += step[i];
                moved = Math.Max(moved, Math.Abs(step[i]) / Math.Max(Math.Abs(x[i]), 1e-300));
            }

            // Two quiet steps, or one that is exactly still: rounding keeps the last digit moving.
            settled = moved <= 10 * Tolerance ? settled + 1 : 0;
            if (moved <= Tolerance || settled == 2)
            {
                image(x);
                return;
            }
        }

        throw new ArithmeticException($"The oracle found no simultaneous solution for {place}.");
    }

    private double[] Step(double[] x)
    {
        var n = x.Length;
        var matrix = new double[n, n + 1];
        for (var j = 0; j < n; j++)
        {
            var h = RelativeStep * Math.Max(Math.Abs(x[j]), 1e-3);
            var up = (double[])x.Clone();
            var down = (double[])x.Clone();
            up[j] += h;
            down[j] -= h;
            var (above, below) = (image(up), image(down));
            for (var i = 0; i < n; i++)
            {
                matrix[i, j] = (i == j ? 1 : 0) - ((above[i] - below[i]) / (up[j] - down[j]));
            }
        }

        var here = image(x);
        for (var i = 0; i < n; i++)
        {
            matrix[i, n] = here[i] - x[i];
        }

        return Eliminate(matrix, n);
    }

    // Gauss-Jordan with partial pivoting on the augmented matrix.
    private static double[] Eliminate(double[,] m, int n)
    {
        for (var column = 0; column < n; column++)
        {
            var pivot = Enumerable.Range(column, n - column).MaxBy(row => Math.Abs(m[row, column]));
            for (var k = 0; k <= n; k++)
            {
                (m[column, k], m[pivot, k]) = (m[pivot, k], m[column, k]);
            }

            for (var row = 0; row < n; row++)
            {
                var factor = row == column ? 0 : m[row, column] / m[column, column];
                for (var k = column; k <= n && factor != 0; k++)
                {
                    m[row, k] -= factor * m[column, k];
                }
            }
        }

        return [.. Enumerable.Range(0, n).Select(row => m[row, n] / m[row, row])];
    }
}
