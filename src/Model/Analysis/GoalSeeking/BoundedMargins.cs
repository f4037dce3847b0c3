using Simulation.Model.Analysis.Outcomes;
using Simulation.Model.Execution;
using Simulation.Model.Plans;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Model.Analysis.GoalSeeking;

/// <summary>
/// The problem as numbers: a point is a shift of each lever over its range, and gives in every draw the margin of every target. All points share the random
/// numbers, so that margins are functions of the point alone.
/// </summary>
internal sealed class BoundedMargins
{
    private readonly FigureRuns runs;
    private readonly BoundedGoal goal;
    private readonly CancellationToken cancellation;

    public BoundedMargins(PreparedForecast forecast, BoundedGoal goal, CancellationToken cancellation)
    {
        this.goal = goal;
        this.cancellation = cancellation;
        runs = FigureRuns.Of(forecast, goal.Targets.Select(target => target.Figure));
        Low = [.. goal.Levers.Select(lever => Years(lever).Max(year => (lever.Minimum - Before(lever, year)) / Range(lever)))];
        High = [.. goal.Levers.Select(lever => Years(lever).Min(year => (lever.Maximum - Before(lever, year)) / Range(lever)))];
        Scales = [.. At(new double[goal.Levers.Length]).Select(Spread)];
    }

    /// <summary>Lowest shifts, as shares of the ranges.</summary>
    public double[] Low { get; }

    /// <summary>Highest shifts.</summary>
    public double[] High { get; }

    /// <summary>Spread of each target's margin where no lever moves: the unit in which shortfalls of different targets are compared.</summary>
    public double[] Scales { get; }

    /// <summary>Runs so far.</summary>
    public int Runs { get; private set; }

    public static double Range(BoundedLever lever) => lever.Maximum - lever.Minimum;

    public static IEnumerable<int> Years(BoundedLever lever) => Enumerable.Range(lever.FromYear, lever.ToYear - lever.FromYear + 1);

    /// <summary>The value of a lever where the search begins.</summary>
    public double Before(BoundedLever lever, int year) => runs.Forecast.Paths.TryGet(lever.Lever, year, out var value)
        ? value
        : lever.Lever.Default ?? throw new BoundedGoalException($"{lever.Lever} has no value in {year}.", "Set it in the scenario, or leave it out of the search.");

    /// <summary>Margins at a point, <c>[target][draw]</c>, in units of the targets; an undefined figure has margin −∞.</summary>
    public double[][] At(double[] shifts) => At(shifts, runs.AllDraws, runs.Forecast.Latents);

    /// <summary>Margins on other draws.</summary>
    public double[][] At(double[] shifts, DrawRange draws, LatentSource latents)
    {
        Runs++;
        var table = runs.Run(Paths(shifts), draws, latents, runs.Forecast.Ensemble, cancellation);
        return [.. goal.Targets.Select(target => Margins(target, table))];
    }

    /// <summary>The value of a lever at a point.</summary>
    public double After(int lever, int year, double[] shifts)
    {
        var own = goal.Levers[lever];
        return Math.Clamp(Before(own, year) + (shifts[lever] * Range(own)), Math.Min(own.Minimum, Before(own, year)), Math.Max(own.Maximum, Before(own, year)));
    }

    private PathTable Paths(double[] shifts) => runs.Forecast.Paths.With(PathTable.Of(
        from lever in Enumerable.Range(0, goal.Levers.Length)
        from year in Years(goal.Levers[lever])
        select new YearValue(goal.Levers[lever].Lever, year, After(lever, year, shifts))));

    private static double[] Margins(BoundedTarget target, FigureTable table)
    {
        var values = table[target.Figure].ToArray();
        // "Above" and "below" are not met at the threshold itself: a hair below it stands for that.
        var isStrict = target.Target.Operator is TargetOperator.Above or TargetOperator.Below;
        for (var draw = 0; draw < values.Length; draw++)
        {
            var margin = target.Target.Margin(values[draw]);
            values[draw] = double.IsNaN(margin) ? double.NegativeInfinity : isStrict && margin == 0 ? -1e-12 : margin;
        }

        return values;
    }

    private static double Spread(double[] margins)
    {
        var sorted = Quantiles.Sorted(margins);
        var spread = (Quantiles.OfSorted(sorted, 0.84) - Quantiles.OfSorted(sorted, 0.16)) / 2;
        return spread > 0 ? spread : 1;
    }
}
