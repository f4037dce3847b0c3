using System.Collections.Immutable;
using Simulation.Model.Plans;

namespace Simulation.Model.Analysis.Outcomes;

/// <summary>What of a run is asked about: one number of all its draws. Immutable.</summary>
public sealed record Outcome
{
    private Outcome()
    {
    }

    /// <summary>Mean of a figure over the draws in which it is defined.</summary>
    public static Outcome Mean(Figure figure) => new() { Statistic = OutcomeStatistic.Mean, Figures = [figure] };

    /// <summary>Median of a figure over the draws in which it is defined (type 7 of Hyndman and Fan 1996).</summary>
    public static Outcome Median(Figure figure) => new() { Statistic = OutcomeStatistic.Median, Figures = [figure] };

    /// <summary>Share of draws that meet a target, 0..1; a draw in which the figure is undefined does not.</summary>
    public static Outcome Probability(Figure figure, Target target) => AllMet([(figure, target)]);

    /// <summary>Share of draws that meet several targets at once, 0..1.</summary>
    public static Outcome AllMet(ImmutableArray<(Figure Figure, Target Target)> targets) => new()
    {
        Statistic = OutcomeStatistic.Probability,
        Figures = [.. targets.Select(target => target.Figure)],
        Targets = [.. targets.Select(target => target.Target)],
    };

    /// <summary>What is computed.</summary>
    public required OutcomeStatistic Statistic { get; init; }

    /// <summary>The figures it needs: one, or one for each target.</summary>
    public required ImmutableArray<Figure> Figures { get; init; }

    /// <summary>The targets of a probability; empty for the others.</summary>
    public ImmutableArray<Target> Targets { get; init; } = [];

    /// <summary>The number for some of a run's draws.</summary>
    /// <param name="table">The run; it kept <see cref="Figures"/>.</param>
    /// <param name="first">Position of the first draw.</param>
    /// <param name="count">Number of draws.</param>
    /// <returns>The number; NaN when no draw defines it.</returns>
    public double Of(FigureTable table, int first, int count) => Statistic switch
    {
        OutcomeStatistic.Mean => MeanOf(table[Figures[0]].Slice(first, count)),
        OutcomeStatistic.Median => Quantiles.Median(table[Figures[0]].Slice(first, count)),
        _ => ShareOf(table, first, count),
    };

    /// <summary>The number for all draws of a run; NaN when no draw defines it.</summary>
    public double Of(FigureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Of(table, 0, table.Draws);
    }

    private static double MeanOf(ReadOnlySpan<double> values)
    {
        var (sum, count) = (0.0, 0);
        foreach (var value in values)
        {
            if (!double.IsFinite(value)) continue;
            sum += value;
            count++;
        }

        return count == 0 ? double.NaN : sum / count;
    }

    private double ShareOf(FigureTable table, int first, int count)
    {
        var met = 0;
        for (var draw = first; draw < first + count; draw++)
        {
            var all = true;
            for (var i = 0; i < Targets.Length && all; i++) all = Targets[i].IsMet(table[Figures[i]][draw]);
            if (all) met++;
        }

        return count == 0 ? double.NaN : (double)met / count;
    }
}

/// <summary>Which number of all draws an <see cref="Outcome"/> is.</summary>
public enum OutcomeStatistic
{
    /// <summary>Mean over draws.</summary>
    Mean,

    /// <summary>Median over draws.</summary>
    Median,

    /// <summary>Share of draws that meet one target or several, 0..1.</summary>
    Probability,
}
