using System.Collections.Immutable;
using Simulation.Model.Analysis.Outcomes;
using Simulation.Model.Plans;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Model.Analysis.Comparison;

/// <summary>Sums over draws of levels and of differences from the first scenario, for figures and for targets met.</summary>
internal sealed class ComparisonMoments
{
    private readonly ImmutableArray<Figure> figures;
    private readonly Dictionary<Figure, int> places = [];
    private readonly ImmutableArray<Target> targets;
    private readonly PreparedForecast first;
    private readonly PairedSum[,] sums;
    private readonly PairedSum[,] met;

    public ComparisonMoments(int scenarios, PreparedForecast first, ImmutableArray<Figure> figures)
    {
        this.first = first;
        this.figures = figures;
        for (var i = 0; i < figures.Length; i++) places.Add(figures[i], i);
        targets = first.Question is not { } question ? [] : [.. question.Plan.Targets.Where((_, position) => question.ConditionOf(position) is not null)];
        sums = new PairedSum[scenarios, figures.Length];
        met = new PairedSum[scenarios, targets.Length + 1];
    }

    public PairedSum this[int scenario, int output, int year] => sums[scenario, places[new Figure(first.Outputs[output], year)]];

    /// <summary>A target's cell; the place after the last target is all of them together.</summary>
    public TargetCell Target(int scenario, int target, double? probability) => met[scenario, target].ToTarget(probability);

    public void Add(int scenario, FigureTable table, FigureTable reference)
    {
        for (var figure = 0; figure < figures.Length; figure++)
        {
            var values = table[figure];
            var others = reference[figure];
            for (var draw = 0; draw < values.Length; draw++) sums[scenario, figure].Add(values[draw], others[draw]);
        }

        for (var draw = 0; draw < table.Draws && targets.Length > 0; draw++)
        {
            var (all, allBefore) = (true, true);
            for (var target = 0; target < targets.Length; target++)
            {
                var figure = Place(target);
                var (now, before) = (targets[target].IsMet(table[figure][draw]), targets[target].IsMet(reference[figure][draw]));
                (all, allBefore) = (all && now, allBefore && before);
                met[scenario, target].Add(now ? 1 : 0, before ? 1 : 0);
            }

            met[scenario, targets.Length].Add(all ? 1 : 0, allBefore ? 1 : 0);
        }
    }

    private int Place(int target) => places[new Figure(first.Outputs[first.Question!.Conditions[target].Output], targets[target].Year)];
}

/// <summary>Running means and squares of a level and of its difference from another, over the draws in which both are defined.</summary>
internal struct PairedSum
{
    private long count;
    private double mean;
    private double squares;
    private double meanDifference;
    private double squaresOfDifference;

    /// <summary>Adds a draw (Welford 1962).</summary>
    public void Add(double value, double other)
    {
        var difference = value - other;
        if (!double.IsFinite(difference)) return;
        count++;
        Add(value, ref mean, ref squares);
        Add(difference, ref meanDifference, ref squaresOfDifference);
    }

    public readonly ComparisonCell ToCell(double? overAll, double? median, double? low, double? high) =>
        new(overAll, Error(squares), median, low, high, count == 0 ? null : meanDifference, Error(squaresOfDifference));

    public readonly TargetCell ToTarget(double? probability) => new(probability, Error(squares), count == 0 ? null : meanDifference, Error(squaresOfDifference));

    private readonly void Add(double value, ref double average, ref double sum)
    {
        var deviation = value - average;
        average += deviation / count;
        sum += deviation * (value - average);
    }

    private readonly double? Error(double sum) => count < 2 ? null : Math.Sqrt(sum / (count - 1) / count);
}
