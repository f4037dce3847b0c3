using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Ensembles.Randomness;
using Simulation.Model.Execution;
using Simulation.Model.Plans;
using Simulation.Model.Plans.Forecasting;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Model.Analysis.GoalSeeking;

/// <summary>
/// Goal seek with more levers than targets: the least weighted effort such that each target, or all together, is met with a probability. Where nothing within
/// the ranges is enough, it says the best probability there is, and for each target by how much it must give way.
/// </summary>
public static class BoundedGoalSeek
{
    private const int Steps = 14;
    private const int Bisections = 7;
    private const double FinestStep = 1e-3;

    /// <summary>Seeks the levers.</summary>
    /// <param name="forecast">The forecast to begin from; its scenario stays, under the moves found.</param>
    /// <param name="goal">What is sought.</param>
    /// <param name="progress">Told the share done, 0..1; an upper bound of the work is known only, so it may jump to the end.</param>
    /// <param name="cancellation">Stops between runs.</param>
    /// <exception cref="BoundedGoalException">The goal makes no sense: a probability outside 0..1, a range that excludes the lever's own value, no lever, no target.</exception>
    public static BoundedAnswer Solve(PreparedForecast forecast, BoundedGoal goal, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        ArgumentNullException.ThrowIfNull(goal);
        Check(forecast, goal);
        var margins = new BoundedMargins(forecast, goal, cancellation);
        CheckRanges(goal, margins);
        var usual = 3.0 * Steps * (goal.Levers.Length + 2);
        var search = new BoundedSearch(margins, [.. goal.Levers.Select(lever => lever.Weight)], () => progress?.Report(1 - (1 / (1 + (2 * margins.Runs / usual)))));
        var draws = checked((int)forecast.Draws);
        var rows = BoundedRows.Of(margins.Scales, draws, goal.Probability, goal.Rule);
        var nothing = new double[goal.Levers.Length];

        var found = Best(search.LeastEffort(nothing, rows, Steps), () => search.LeastEffort(Towards(margins, search, rows, nothing), rows, Steps));
        var answer = found.Holds()
            ? Answer(forecast, goal, margins, Rounded(found, search, rows, margins), null, [.. goal.Targets.Select(_ => default(Detail))], cancellation)
            : Explain(forecast, goal, margins, search, found, cancellation);
        progress?.Report(1);
        return answer;
    }

    // A second beginning, where the first did not arrive.
    private static BoundedPoint Best(BoundedPoint first, Func<BoundedPoint> again)
    {
        if (first.Holds()) return first;
        var second = again();
        return second.Holds() || second.Shortfall() < first.Shortfall() ? second : first;
    }

    // In steps of a thousandth of the ranges, outwards: levers that hardly move stay, and the others have numbers that can be read. Kept only if the goal is.
    private static double[] Rounded(BoundedPoint found, BoundedSearch search, BoundedRows rows, BoundedMargins margins)
    {
        double[] rounded = [.. found.Shifts.Select((shift, k) => Math.Clamp(
            Math.Abs(shift) < FinestStep / 2 ? 0 : Math.Sign(shift) * Math.Ceiling((Math.Abs(shift) / FinestStep) - 1e-6) * FinestStep, margins.Low[k], margins.High[k]))];
        return search.Point(rounded, rows).Holds() ? rounded : found.Shifts;
    }

    // The point where the shortfall, all targets equal, is smallest to first order.
    private static double[] Towards(BoundedMargins margins, BoundedSearch search, BoundedRows rows, double[] nothing)
    {
        var start = search.Point(nothing, rows).Shortfall();
        var corner = new double[nothing.Length];
        for (var lever = 0; lever < corner.Length; lever++)
        {
            var moved = (double[])nothing.Clone();
            moved[lever] = margins.High[lever];
            corner[lever] = search.Point(moved, rows).Shortfall() < start ? margins.High[lever] : 0;
        }

        return corner;
    }

    private static BoundedAnswer Explain(
        PreparedForecast forecast, BoundedGoal goal, BoundedMargins margins, BoundedSearch search, BoundedPoint nearest, CancellationToken cancellation)
    {
        var draws = checked((int)forecast.Draws);
        var (reachable, best) = BestProbability(goal, margins, search, nearest, draws);
        var details = ImmutableArray.CreateBuilder<Detail>();
        for (var target = 0; target < goal.Targets.Length; target++)
        {
            var own = target;
            var alone = search.Highest(best.Shifts, BoundedRows.Alone(margins.Scales, draws, goal.Probability, target), 4);
            var relaxed = search.Highest(nearest.Shifts, BoundedRows.Relaxing(margins.Scales, draws, goal.Probability, goal.Rule, target), 7);
            var helps = relaxed.Holds(first: 1) && double.IsFinite(relaxed.Rows[0]);
            details.Add(new Detail(
                Share(alone.Margins[own]),
                helps ? Math.Max(0, -relaxed.Rows[0]) * margins.Scales[target] : null,
                goal.Rule == BoundedRule.Each ? Math.Max(0, -nearest.Rows[target]) * margins.Scales[target] : null));
        }

        return Answer(forecast, goal, margins, best.Shifts, reachable, details.ToImmutable(), cancellation);
    }

    private static (double Probability, BoundedPoint Point) BestProbability(BoundedGoal goal, BoundedMargins margins, BoundedSearch search, BoundedPoint nearest, int draws)
    {
        double Reached(BoundedPoint point) => goal.Rule == BoundedRule.Together ? ShareOfAll(point.Margins) : point.Margins.Min(Share);
        var best = (Probability: Reached(nearest), Point: nearest);
        var (low, high) = (best.Probability, goal.Probability);
        for (var i = 0; i < Bisections && high - low > 0.5 / draws; i++)
        {
            var middle = (low + high) / 2;
            if (middle * draws < 1) break;
            var found = search.LeastEffort(best.Point.Shifts, BoundedRows.Of(margins.Scales, draws, middle, goal.Rule), 8);
            var reached = Reached(found);
            if (reached > best.Probability) best = (reached, found);
            if (found.Holds()) low = Math.Max(middle, reached);
            else high = middle;
        }

        // As little effort as that probability needs, from where no lever has moved.
        var cheap = search.LeastEffort(new double[goal.Levers.Length], BoundedRows.Of(margins.Scales, draws, best.Probability, goal.Rule), Steps);
        return cheap.Holds() && Effort(cheap) < Effort(best.Point) ? (best.Probability, cheap) : best;

        double Effort(BoundedPoint point) => point.Shifts.Select((shift, k) => goal.Levers[k].Weight * shift * shift).Sum();
    }

    private static BoundedAnswer Answer(
        PreparedForecast forecast,
        BoundedGoal goal,
        BoundedMargins margins,
        double[] shifts,
        double? reachable,
        ImmutableArray<Detail> details,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var draws = checked((int)forecast.Draws);
        var (before, after) = (margins.At(new double[shifts.Length]), margins.At(shifts));
        var fresh = margins.At(shifts, new DrawRange(forecast.Draws, draws), new PhiloxLatents(unchecked(forecast.Seed + 1)));
        BoundedProbability Of(Func<double[][], double> share) =>
            new(share(before), share(after), share(fresh), Math.Sqrt(share(after) * (1 - share(after)) / draws));
        ImmutableArray<BoundedMove> moves = [.. goal.Levers.Select((lever, k) => Move(lever, k, margins, shifts))];
        return new BoundedAnswer(
            reachable is null,
            moves.Sum(move => move.Effort),
            moves,
            ScenarioOf(moves),
            [
                .. goal.Targets.Select((target, t) => new BoundedTargetAnswer(
                    target, Of(all => Share(all[t])), details[t].Best, details[t].Relaxation, details[t].Relaxation is { } gap ? Relaxed(target.Target, gap) : null, details[t].Shared)),
            ],
            Of(ShareOfAll),
            reachable,
            margins.Runs);
    }

    private readonly record struct Detail(double? Best, double? Relaxation, double? Shared);

    private static BoundedMove Move(BoundedLever lever, int k, BoundedMargins margins, double[] shifts) => new(
        lever,
        shifts[k] * BoundedMargins.Range(lever),
        lever.Weight * shifts[k] * shifts[k],
        [.. BoundedMargins.Years(lever).Select(year => (margins.Before(lever, year), margins.After(k, year, shifts)))]);

    private static Scenario ScenarioOf(ImmutableArray<BoundedMove> moves) => new(
        [
            .. from move in moves
               where move.Shift != 0
               from year in Enumerable.Range(0, move.Values.Length)
               let symbol = move.Lever.Lever
               select new LeverChange(symbol.Declaration.Name, symbol.Members.IsEmpty ? null : symbol.Members[0], move.Lever.FromYear + year, move.Lever.FromYear + year, move.Values[year].After),
        ],
        []);

    private static double Relaxed(Target target, double gap) =>
        target.Operator is TargetOperator.AtLeast or TargetOperator.Above or TargetOperator.NearlyAtLeast ? target.Value - gap : target.Value + gap;

    private static double Share(double[] margins) => (double)margins.Count(margin => margin >= 0) / margins.Length;

    private static double ShareOfAll(double[][] margins) =>
        (double)Enumerable.Range(0, margins[0].Length).Count(draw => margins.All(own => own[draw] >= 0)) / margins[0].Length;

    private static void Check(PreparedForecast forecast, BoundedGoal goal)
    {
        if (goal.Levers.IsEmpty) throw new BoundedGoalException("No lever may move.", "Name one lever at least.");
        if (goal.Targets.IsEmpty) throw new BoundedGoalException("No target is sought.", "Name one target at least.");
        if (!(goal.Probability > 0 && goal.Probability < 1))
            throw new BoundedGoalException(string.Create(CultureInfo.InvariantCulture, $"The probability cannot be {goal.Probability}."), "Give a number between 0 and 1.");
        foreach (var lever in goal.Levers)
        {
            if (!(lever.Minimum < lever.Maximum) || !double.IsFinite(lever.Minimum) || !double.IsFinite(lever.Maximum) || !(lever.Weight > 0) || !double.IsFinite(lever.Weight))
                throw new BoundedGoalException(string.Create(CultureInfo.InvariantCulture, $"{lever.Lever} cannot move in {lever.Minimum}..{lever.Maximum} with weight {lever.Weight}."), "Give a range of two numbers, the smaller first, and a weight above 0.");
            if (lever.FromYear > lever.ToYear || lever.FromYear < forecast.Years[0] || lever.ToYear > forecast.LastYear)
                throw new BoundedGoalException($"{lever.Lever} cannot move in {lever.FromYear}..{lever.ToYear}.", $"Give years in {forecast.Years[0]}..{forecast.LastYear}.");
        }

        if (goal.Levers.SelectMany(lever => BoundedMargins.Years(lever).Select(year => (lever.Lever, year))).GroupBy(key => key).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new BoundedGoalException($"{twice.Key.Lever} is given twice for {twice.Key.year}.", "Give each lever and year once.");
    }

    private static void CheckRanges(BoundedGoal goal, BoundedMargins margins)
    {
        for (var k = 0; k < goal.Levers.Length; k++)
        {
            if (margins.Low[k] > 1e-12 || margins.High[k] < -1e-12)
            {
                var lever = goal.Levers[k];
                throw new BoundedGoalException(
                    string.Create(CultureInfo.InvariantCulture, $"{lever.Lever} is {margins.Before(lever, lever.FromYear)} in {lever.FromYear}, outside the range {lever.Minimum}..{lever.Maximum} in which it may move."),
                    "Widen the range to hold what the lever is now.");
            }
        }
    }
}
