using System.Collections.Immutable;
using MathNet.Numerics.Distributions;

namespace Simulation.Model.Analysis.RequiredGrowth;

/// <summary>
/// Divides a growth target among sectors and quarters. Sectors: what they contribute on average in those futures in which the whole comes to the target, by the
/// regression of contribution cₛ on growth g over the draws, c*ₛ = E cₛ + βₛ (G − E g); since Σ cₛ = g, also Σ c*ₛ = G. In growth rates, g*ₛ = c*ₛ / wₛ. Quarters: with
/// weights ω of the year before, G = Σ ω_q g_q, and what the known ones leave is asked of the others alike.
/// </summary>
public static class RequiredGrowthTable
{
    // Contributions that leave more than this of growth are no division of it.
    private const double Tolerance = 1e-6;

    /// <summary>Draws up the table.</summary>
    /// <exception cref="ArgumentException">The draws, weights or quarters do not fit together; the message says how.</exception>
    public static RequiredGrowthResult DrawUp(RequiredGrowthQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        Check(question);
        var growth = question.Growth.Span;
        var weights = question.Weights.Span;
        var expected = Mean(growth, weights);
        return new RequiredGrowthResult
        {
            Year = question.Year,
            Target = question.Target,
            Expected = expected,
            Probability = ShareAtLeast(growth, weights, question.Target),
            Known = Known(question),
            QuarterWeights = question.QuarterWeights,
            Sectors = [.. question.Sectors.Select(sector => Require(sector, question, expected))],
            Quarters = Quarters(question),
        };
    }

    private static SectorRequirement Require(SectorDraws sector, RequiredGrowthQuestion question, double expected)
    {
        var total = question.Growth.Span;
        var own = sector.Growth.Span;
        var added = sector.Contribution.Span;
        var weights = question.Weights.Span;
        var contribution = Mean(added, weights);
        var (covariance, variance, product, square) = (0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < total.Length; i++)
        {
            var deviation = total[i] - expected;
            covariance += weights[i] * deviation * (added[i] - contribution);
            variance += weights[i] * deviation * deviation;
            product += weights[i] * added[i] * own[i];
            square += weights[i] * own[i] * own[i];
        }

        // Without doubt about the whole there is nothing to learn from: every sector is asked for its share.
        var slope = variance > 0 ? covariance / variance : contribution / expected;
        var required = contribution + (slope * (question.Target - expected));
        var weight = product / square;
        return new SectorRequirement(sector.Sector, weight, Mean(own, weights), required / weight, required, ShareAtLeast(own, weights, required / weight));
    }

    private static YearToDate? Known(RequiredGrowthQuestion question)
    {
        for (var quarters = question.YearToDate.Length; quarters > 0; quarters--)
            if (question.YearToDate[quarters - 1] is { } growth) return new YearToDate(quarters, growth);
        return null;
    }

    private static ImmutableArray<QuarterRequirement> Quarters(RequiredGrowthQuestion question)
    {
        var known = Known(question);
        var over = known?.Quarters ?? 0;
        var past = Weight(question, over);
        var rest = (question.Target - (past * (known?.Growth ?? 0))) / (1 - past);
        var probability = QuarterProbability(question, known, past, rest);
        var quarters = ImmutableArray.CreateBuilder<QuarterRequirement>(4);
        for (var quarter = 1; quarter <= 4; quarter++)
        {
            var cumulated = Weight(question, quarter);
            quarters.Add(quarter <= over
                ? new QuarterRequirement(quarter, IsKnown: true, Own(question, quarter), question.YearToDate[quarter - 1], Probability: null)
                : new QuarterRequirement(quarter, IsKnown: false, rest, ((past * (known?.Growth ?? 0)) + ((cumulated - past) * rest)) / cumulated, probability));
        }

        return quarters.MoveToImmutable();
    }

    // A quarter's own growth follows from two neighbouring figures of the year to date.
    private static double? Own(RequiredGrowthQuestion question, int quarter)
    {
        if (question.YearToDate[quarter - 1] is not { } now) return null;
        if (quarter == 1) return now;
        if (question.YearToDate[quarter - 2] is not { } before) return null;
        var (past, cumulated) = (Weight(question, quarter - 1), Weight(question, quarter));
        return ((cumulated * now) - (past * before)) / (cumulated - past);
    }

    // A quarter is the mean of the rest of the year, and its own deviation from it. Quarters that deviate by σ of their own lie σ √(1 − 1/n) from the mean of n: s is that of
    // four, so of n quarters left each deviates from their mean by s √((1 − 1/n) / (1 − 1/4)).
    private static double QuarterProbability(RequiredGrowthQuestion question, YearToDate? known, double past, double required)
    {
        var left = 4 - (known?.Quarters ?? 0);
        var spread = question.QuarterSpread * Math.Sqrt((1 - (1.0 / left)) / (1 - (1.0 / 4)));
        var growth = question.Growth.Span;
        var weights = question.Weights.Span;
        var probability = 0.0;
        for (var i = 0; i < growth.Length; i++)
        {
            var rest = (growth[i] - (past * (known?.Growth ?? 0))) / (1 - past);
            probability += weights[i] * (spread > 0 ? Normal.CDF(0, 1, (rest - required) / spread) : rest >= required ? 1 : 0);
        }

        return Math.Clamp(probability, 0, 1);
    }

    private static double Weight(RequiredGrowthQuestion question, int quarters) => question.QuarterWeights.Take(quarters).Sum();

    private static double Mean(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++) sum += weights[i] * values[i];
        return sum;
    }

    private static double ShareAtLeast(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double least)
    {
        var share = 0.0;
        for (var i = 0; i < values.Length; i++) share += values[i] >= least ? weights[i] : 0;
        return Math.Clamp(share, 0, 1);
    }

    private static void Check(RequiredGrowthQuestion question)
    {
        var draws = question.Growth.Length;
        if (draws == 0 || question.Weights.Length != draws || question.Sectors.Any(sector => sector.Growth.Length != draws || sector.Contribution.Length != draws))
            throw new ArgumentException($"Growth has {draws} draws: give as many weights, and as many draws of every sector.", nameof(question));
        if (question.QuarterWeights.Length != 4 || question.QuarterWeights.Any(weight => !(weight > 0)) || Math.Abs(question.QuarterWeights.Sum() - 1) > 1e-9)
            throw new ArgumentException($"Quarters weigh {string.Join(", ", question.QuarterWeights)}: give four positive numbers that sum to 1.", nameof(question));
        if (question.YearToDate.Length != 3)
            throw new ArgumentException("Growth of the year to date is that of one, two and three quarters: give three values, null where not known.", nameof(question));
        for (var i = 0; i < draws; i++)
        {
            var sum = 0.0;
            foreach (var sector in question.Sectors) sum += sector.Contribution.Span[i];
            if (Math.Abs(sum - question.Growth.Span[i]) > Tolerance)
                throw new ArgumentException($"Contributions of {string.Join(", ", question.Sectors.Select(sector => sector.Sector))} sum to {sum} where growth is {question.Growth.Span[i]}: give sectors that make up the whole.", nameof(question));
        }
    }
}
