namespace Simulation.Model.Analysis.GoalSeeking;

/// <summary>
/// One step of the search: minimises ε Σ wₖ (sₖ + δₖ)² − gᵀδ + ρ Σ max(0, −(cₜ + Jₜ δ)) within low ≤ s + δ ≤ high and |δ| ≤ radius. For given multipliers
/// 0 ≤ λₜ ≤ ρ the best δ is known lever by lever; the multipliers are raised and lowered one after the other (coordinate ascent on the dual; Hildreth 1957).
/// The cap ρ is what lets a step come out of constraints that cannot all hold.
/// </summary>
internal static class BoundedStep
{
    private const int Sweeps = 60;
    private const int Halvings = 50;
    private const double Tolerance = 1e-10;

    public static double[] Solve(
        double[] shifts, double[] weights, double effortScale, double[] gain, double[] values, double[][] slopes, double penalty, double[] low, double[] high, double radius)
    {
        var multipliers = new double[values.Length];
        double[] step = Step(multipliers);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var largest = 0.0;
            for (var row = 0; row < values.Length; row++)
            {
                var before = multipliers[row];
                Adjust(row);
                largest = Math.Max(largest, Math.Abs(multipliers[row] - before) / (1 + before));
            }

            step = Step(multipliers);
            if (largest < Tolerance) break;
        }

        return step;

        double[] Step(double[] lambda)
        {
            var result = new double[shifts.Length];
            for (var k = 0; k < result.Length; k++)
            {
                var pull = gain[k];
                for (var row = 0; row < lambda.Length; row++) pull += lambda[row] * slopes[row][k];
                result[k] = Math.Clamp(
                    (pull / (2 * effortScale * weights[k])) - shifts[k], Math.Max(low[k] - shifts[k], -radius), Math.Min(high[k] - shifts[k], radius));
            }

            return result;
        }

        double Row(int row)
        {
            var (sum, at) = (values[row], Step(multipliers));
            for (var k = 0; k < at.Length; k++) sum += slopes[row][k] * at[k];
            return sum;
        }

        // The row grows with its own multiplier: the least multiplier at which it holds, or the cap.
        void Adjust(int row)
        {
            multipliers[row] = 0;
            if (Row(row) >= 0) return;
            multipliers[row] = penalty;
            if (Row(row) <= 0) return;
            var (below, above) = (0.0, penalty);
            for (var i = 0; i < Halvings; i++)
            {
                multipliers[row] = (below + above) / 2;
                if (Row(row) < 0) below = multipliers[row];
                else above = multipliers[row];
            }
        }
    }
}
