using System.Collections.Immutable;
using Simulation.Model.Ensembles;
using Simulation.Model.Ensembles.Weighting;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Model.Analysis.Monitoring;

/// <summary>
/// What is asked of the weighted draws of a year, as one vector so that its change can be divided: mean and median of each headline, then the probability of each
/// target, then of all together.
/// </summary>
internal sealed class WeighedYear
{
    private readonly (double[] Values, RankedSample Ranked)[] headlines;
    private readonly ulong[] met;
    private readonly int targets;

    public WeighedYear(PreparedForecast forecast, DrawTable draws, ImmutableArray<int> headlines)
    {
        this.headlines = [.. headlines.Select(output => (draws[output, forecast.Years[0]].ToArray(), new RankedSample(draws[output, forecast.Years[0]])))];
        var conditions = forecast.Question?.Conditions ?? [];
        targets = conditions.Length;
        met = new ulong[draws.Draws];
        for (var target = 0; target < targets; target++)
            conditions[target].Mark(draws[conditions[target].Output, conditions[target].Year], target, met);
    }

    /// <summary>Length of the vector.</summary>
    public int Length => (2 * headlines.Length) + targets + 1;

    /// <summary>Position of the probability of a target.</summary>
    public int Probability(int target) => (2 * headlines.Length) + target;

    /// <summary>Position of the probability of all targets; without targets it is 1 and means nothing.</summary>
    public int AllTargets => Length - 1;

    /// <summary>Number of targets with a probability.</summary>
    public int Targets => targets;

    /// <summary>The vector under weights; NaN where a headline is undefined in every draw.</summary>
    public double[] Evaluate(ReadOnlySpan<double> weights)
    {
        var result = new double[Length];
        for (var i = 0; i < headlines.Length; i++)
        {
            result[2 * i] = Mean(headlines[i].Values, weights);
            result[(2 * i) + 1] = headlines[i].Ranked.Quantile(weights, 0.5) ?? double.NaN;
        }

        var everything = targets == 64 ? ulong.MaxValue : (1UL << targets) - 1;
        for (var draw = 0; draw < met.Length; draw++)
        {
            for (var rest = met[draw]; rest != 0; rest &= rest - 1)
                result[Probability(System.Numerics.BitOperations.TrailingZeroCount(rest))] += weights[draw];
            if (met[draw] == everything)
                result[AllTargets] += weights[draw];
        }

        // Weights sum to 1 up to rounding, and a certain target is certain.
        for (var i = 2 * headlines.Length; i < result.Length; i++)
            result[i] = Math.Min(result[i], 1);
        return result;
    }

    private static double Mean(double[] values, ReadOnlySpan<double> weights)
    {
        var (sum, total) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
                continue;
            sum += weights[i] * values[i];
            total += weights[i];
        }

        return sum / total;
    }
}
