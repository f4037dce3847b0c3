namespace Simulation.Model.Analysis.GoalSeeking;

/// <summary>Where a search has come to.</summary>
/// <param name="Shifts">Shifts of the levers, as shares of their ranges.</param>
/// <param name="Margins">Margins there.</param>
/// <param name="Rows">Rows there; all at least 0 where the goal is met.</param>
internal sealed record BoundedPoint(double[] Shifts, double[][] Margins, double[] Rows)
{
    /// <summary>True when every row from the given one on holds.</summary>
    public bool Holds(int first = 0) => Rows.Skip(first).All(row => row >= 0);

    /// <summary>Sum of what rows lack.</summary>
    public double Shortfall(int first = 0) => Rows.Skip(first).Sum(row => Math.Max(0, -row));
}

/// <summary>
/// Sequential quadratic programming with a trust region: at each point the multipliers of the levers (differences of the smoothed rows over two percent of a
/// range) give a linear picture, a <see cref="BoundedStep"/> solves it, and a run of all draws judges the step by effort plus penalty.
/// </summary>
/// <remarks>
/// Source: Nocedal and Wright, "Numerical Optimization", 2nd edition, 2006, section 18.5 (Sℓ1QP). Rows are quantiles; that their derivatives are conditional
/// means of the draws' derivatives is Hong, "Estimating quantile sensitivities", Operations Research 57, 2009.
/// </remarks>
internal sealed class BoundedSearch(BoundedMargins margins, double[] weights, Action report)
{
    private const double Difference = 0.02;
    private const double Penalty = 1e4;
    private const double FirstRadius = 0.5;
    private const double LeastRadius = 1e-4;
    private const double LeastGain = 1e-5;

    /// <summary>Least effort that meets all rows, or the least penalty where none does.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="steps">Most steps.</param>
    public BoundedPoint LeastEffort(double[] start, BoundedRows rows, int steps) => Settle(start, rows, steps, 1, objective: null);

    /// <summary>Raises the first row as far as the others allow.</summary>
    public BoundedPoint Highest(double[] start, BoundedRows rows, int steps) => Settle(start, rows, steps, 1e-4, objective: 0);

    // The end of a search is within the error of the linear picture: what is a little short is asked for a little more.
    private BoundedPoint Settle(double[] start, BoundedRows rows, int steps, double effortScale, int? objective)
    {
        var tightening = new double[rows.Count];
        var point = Point(start, rows);
        for (var attempt = 0; attempt < 6; attempt++)
        {
            point = Search(point, rows, steps, effortScale, objective, tightening);
            var missing = Enumerable.Range(0, rows.Count).Where(row => row != objective && point.Rows[row] < 0).ToArray();
            if (missing.Length == 0 || missing.Sum(row => -point.Rows[row]) > 0.05) break;
            foreach (var row in missing) tightening[row] += 1e-4 - (1.5 * point.Rows[row]);
            steps = 4;
        }

        return point;
    }

    /// <summary>A point with its margins and rows.</summary>
    public BoundedPoint Point(double[] shifts, BoundedRows rows)
    {
        report();
        var at = margins.At(shifts);
        return new BoundedPoint(shifts, at, rows.Exact(at));
    }

    private BoundedPoint Search(BoundedPoint point, BoundedRows rows, int steps, double effortScale, int? objective, double[] tightening)
    {
        var radius = FirstRadius;
        double[][]? slopes = null;
        for (var i = 0; i < steps && radius > LeastRadius; i++)
        {
            slopes ??= Slopes(point, rows);
            var constraints = Enumerable.Range(0, rows.Count).Where(row => row != objective && double.IsFinite(point.Rows[row])).ToArray();
            var gain = objective is { } raised && double.IsFinite(point.Rows[raised]) ? slopes[raised] : new double[weights.Length];
            var step = BoundedStep.Solve(
                point.Shifts, weights, effortScale, gain, [.. constraints.Select(row => point.Rows[row] - tightening[row])], [.. constraints.Select(row => slopes[row])], Penalty, margins.Low, margins.High, radius);
            var next = Point([.. point.Shifts.Zip(step, (shift, change) => shift + change)], rows);
            var (before, after) = (Merit(point), Merit(next));
            if (after < before - (LeastGain * Math.Max(1e-3, Math.Abs(before))))
            {
                radius = Math.Min(1, radius * (step.Max(Math.Abs) > 0.99 * radius ? 2 : 1));
                (point, slopes) = (next, null);
            }
            else
            {
                radius = Math.Min(radius, step.Max(Math.Abs)) / 4;
            }
        }

        return point;

        double Merit(BoundedPoint at)
        {
            var effort = 0.0;
            for (var k = 0; k < weights.Length; k++) effort += weights[k] * at.Shifts[k] * at.Shifts[k];
            var missing = 0.0;
            for (var row = 0; row < at.Rows.Length; row++)
                if (row != objective) missing += Math.Max(0, tightening[row] - Math.Max(at.Rows[row], -1e6));
            var raised = objective is { } own ? Math.Max(at.Rows[own], -1e6) : 0;
            return (effortScale * effort) - raised + (Penalty * missing);
        }
    }

    // [row][lever], into the range where there is room.
    private double[][] Slopes(BoundedPoint point, BoundedRows rows)
    {
        var at = rows.Smooth(point.Margins);
        var slopes = Enumerable.Range(0, rows.Count).Select(_ => new double[weights.Length]).ToArray();
        for (var lever = 0; lever < weights.Length; lever++)
        {
            var step = point.Shifts[lever] + Difference <= margins.High[lever] ? Difference : -Difference;
            var moved = (double[])point.Shifts.Clone();
            moved[lever] += step;
            report();
            var there = rows.Smooth(margins.At(moved));
            for (var row = 0; row < rows.Count; row++)
            {
                var slope = (there[row] - at[row]) / step;
                slopes[row][lever] = double.IsFinite(slope) ? slope : 0;
            }
        }

        return slopes;
    }
}
