using MathNet.Numerics.LinearAlgebra;

namespace Simulation.Model.Analysis.OptimalControl;

/// <summary>
/// Least ½ d′H d + g′d with low ≤ d ≤ high, H positive definite: projected Newton steps on the coordinates that no bound holds (Bertsekas 1982), exact after
/// finitely many because the set of held coordinates settles.
/// </summary>
/// <remarks>Source: Dimitri Bertsekas, "Projected Newton Methods for Optimization Problems with Simple Constraints", SIAM Journal on Control and Optimization 20, 1982.</remarks>
internal static class BoundedQuadratic
{
    private const int MostSteps = 200;
    private const double Tolerance = 1e-14;

    /// <summary>The minimiser.</summary>
    /// <param name="h">H, <c>[n, n]</c>.</param>
    /// <param name="g">g, <c>[n]</c>.</param>
    /// <param name="low">Lower bounds; not above 0.</param>
    /// <param name="high">Upper bounds; not below 0.</param>
    public static Vector<double> Solve(Matrix<double> h, Vector<double> g, Vector<double> low, Vector<double> high)
    {
        var d = Vector<double>.Build.Dense(g.Count);
        for (var step = 0; step < MostSteps; step++)
        {
            var gradient = (h * d) + g;
            int[] free = [.. Enumerable.Range(0, d.Count).Where(j => !(d[j] <= low[j] && gradient[j] > 0) && !(d[j] >= high[j] && gradient[j] < 0))];
            if (free.Length == 0 || Largest(h, d, gradient, low, high) <= Tolerance) return d;
            var part = Matrix<double>.Build.Dense(free.Length, free.Length, (i, j) => h[free[i], free[j]]);
            var move = part.Cholesky().Solve(-Vector<double>.Build.Dense(free.Length, i => gradient[free[i]]));
            d = Search(h, g, d, free, move, low, high);
        }

        return d;
    }

    /// <summary>Largest scaled distance from the conditions of an optimum.</summary>
    private static double Largest(Matrix<double> h, Vector<double> d, Vector<double> gradient, Vector<double> low, Vector<double> high) =>
        Enumerable.Range(0, d.Count).Max(j => Math.Abs(Math.Clamp(d[j] - (gradient[j] / h[j, j]), low[j], high[j]) - d[j]) / (1 + Math.Abs(d[j])));

    // Along the step, bent at the bounds, halved until the loss falls.
    private static Vector<double> Search(Matrix<double> h, Vector<double> g, Vector<double> d, int[] free, Vector<double> move, Vector<double> low, Vector<double> high)
    {
        var loss = Loss(h, g, d);
        for (var share = 1.0; share > 1e-12; share /= 2)
        {
            var next = d.Clone();
            for (var i = 0; i < free.Length; i++) next[free[i]] = Math.Clamp(d[free[i]] + (share * move[i]), low[free[i]], high[free[i]]);
            if (Loss(h, g, next) < loss) return next;
        }

        return d;
    }

    private static double Loss(Matrix<double> h, Vector<double> g, Vector<double> d) => (0.5 * d.DotProduct(h * d)) + g.DotProduct(d);
}
