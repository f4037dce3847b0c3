namespace Simulation.Model.Analysis.GoalSeeking;

/// <summary>
/// Turns margins into numbers that are 0 or more exactly where the goal is met. "Met with probability p in n draws" means that the k-th largest margin is at
/// least 0, with k = ⌈p n⌉; unlike the share of draws, that order statistic moves smoothly with the levers, far from the goal too.
/// </summary>
internal sealed class BoundedRows
{
    // Neighbouring order statistics are averaged for derivatives: two percent of the draws to either side.
    private const double Window = 0.02;

    private readonly List<Func<double[][], double[]>> rows = [];
    private readonly double[] scales;
    private readonly int rank;
    private readonly int window;

    private BoundedRows(double[] scales, int draws, double probability)
    {
        this.scales = scales;
        rank = Math.Clamp((int)Math.Ceiling((probability * draws) - 1e-9), 1, draws);
        window = (int)(Window * draws);
    }

    /// <summary>Number of rows.</summary>
    public int Count => rows.Count;

    /// <summary>The rows of a goal: one for each target, or one for all together.</summary>
    public static BoundedRows Of(double[] scales, int draws, double probability, BoundedRule rule)
    {
        var result = new BoundedRows(scales, draws, probability);
        if (rule == BoundedRule.Together) result.rows.Add(margins => result.Least(margins, -1));
        else result.AddEach(-1);
        return result;
    }

    /// <summary>One target alone.</summary>
    public static BoundedRows Alone(double[] scales, int draws, double probability, int target)
    {
        var result = new BoundedRows(scales, draws, probability);
        result.rows.Add(margins => result.Scaled(margins, target));
        return result;
    }

    /// <summary>
    /// The rows of a goal in which one target may give way: first that target, in units of its scale, then what must hold. All together, the target is judged in
    /// the draws that meet all others.
    /// </summary>
    public static BoundedRows Relaxing(double[] scales, int draws, double probability, BoundedRule rule, int target)
    {
        var result = new BoundedRows(scales, draws, probability);
        if (rule == BoundedRule.Each)
        {
            result.rows.Add(margins => result.Scaled(margins, target));
            result.AddEach(target);
        }
        else
        {
            result.rows.Add(margins => result.WhereOthersHold(margins, target));
            if (scales.Length > 1) result.rows.Add(margins => result.Least(margins, target));
        }

        return result;
    }

    /// <summary>The k-th largest margin of each row.</summary>
    public double[] Exact(double[][] margins) => [.. rows.Select(row => Ranked(row(margins), 0))];

    /// <summary>The mean of the order statistics about the k-th, for derivatives.</summary>
    public double[] Smooth(double[][] margins) => [.. rows.Select(row => Ranked(row(margins), window))];

    private void AddEach(int but)
    {
        for (var target = 0; target < scales.Length; target++)
        {
            var own = target;
            if (target != but) rows.Add(margins => Scaled(margins, own));
        }
    }

    private double Ranked(double[] values, int width)
    {
        var place = values.Length - rank;
        var (first, last) = (Math.Max(0, place - width), Math.Min(values.Length - 1, place + width));
        OrderStatistics.Place(values, first);
        if (last > first) OrderStatistics.Place(values.AsSpan(first + 1), last - first - 1);
        var (sum, count) = (0.0, 0);
        for (var i = first; i <= last; i++)
        {
            if (double.IsNegativeInfinity(values[i])) continue;
            sum += values[i];
            count++;
        }

        return count == 0 ? double.NegativeInfinity : sum / count;
    }

    private double[] Scaled(double[][] margins, int target) => [.. margins[target].Select(margin => margin / scales[target])];

    private double[] Least(double[][] margins, int but)
    {
        var least = new double[margins[0].Length];
        Array.Fill(least, double.PositiveInfinity);
        for (var target = 0; target < margins.Length; target++)
        {
            if (target == but) continue;
            for (var draw = 0; draw < least.Length; draw++) least[draw] = Math.Min(least[draw], margins[target][draw] / scales[target]);
        }

        return least;
    }

    private double[] WhereOthersHold(double[][] margins, int target)
    {
        if (margins.Length == 1) return Scaled(margins, target);
        var others = Least(margins, target);
        var own = Scaled(margins, target);
        for (var draw = 0; draw < own.Length; draw++)
        {
            if (others[draw] < 0) own[draw] = double.NegativeInfinity;
        }

        return own;
    }
}
