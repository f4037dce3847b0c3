using System.Collections.Immutable;

namespace Simulation.Model.Analysis.Backtesting;

/// <summary>The forecasts that a model must beat to be worth its trouble.</summary>
public enum NaiveKind
{
    /// <summary>What was is what will be: the last figure known at the origin.</summary>
    LastValue,

    /// <summary>The mean of history: of the figures for rates and shares, of their yearly growth for amounts.</summary>
    HistoricalMean,

    /// <summary>The plan's own target, a point.</summary>
    PlanTarget,
}

/// <summary>A figure of history on the scale of scoring.</summary>
/// <param name="Year">The year.</param>
/// <param name="Value">The figure: itself for rates and shares, 100 times its natural logarithm for amounts.</param>
public readonly record struct KnownFigure(int Year, double Value);

/// <summary>A naive forecast of one figure: normal with a centre and a spread, or a point when the spread is 0. On the scale of scoring.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Centre">Mean.</param>
/// <param name="Spread">Standard deviation.</param>
/// <remarks>
/// Let y₁ … yₙ be the yearly figures known at the origin, of years t₁ &lt; … &lt; tₙ, h = t − tₙ the years from the last of them to the one forecast,
/// gᵢ = tᵢ − tᵢ₋₁ and dᵢ = yᵢ − yᵢ₋₁.
/// <list type="bullet">
/// <item>Last value: N(yₙ, h s²) with s² = mean of dᵢ² / gᵢ (a random walk). Needs two figures.</item>
/// <item>Historical mean of a rate or share: N(ȳ, (1 + 1/n) s²) with s² the sample variance. Needs two figures.</item>
/// <item>Historical mean of an amount: N(yₙ + h m, h (1 + h / (tₙ − t₁)) s²), m = (yₙ − y₁) / (tₙ − t₁) being the mean growth and
/// s² = Σ (dᵢ − m gᵢ)² / gᵢ / (n − 2) (a random walk with drift). Needs three figures.</item>
/// </list>
/// Every number is of history known at the origin; nothing of the model or its measurement errors enters.
/// </remarks>
public sealed record NaiveForecast(NaiveKind Kind, double Centre, double Spread)
{
    /// <summary>The score.</summary>
    public double Score(double outcome) => Crps.OfNormal(Centre, Spread, outcome);

    /// <summary>The last value; null when fewer than two figures are known.</summary>
    /// <param name="history">Figures in ascending order of years.</param>
    /// <param name="year">The year forecast, after the last of them.</param>
    public static NaiveForecast? LastValue(ImmutableArray<KnownFigure> history, int year)
    {
        Check(history, year);
        if (history.Length < 2)
            return null;
        var variance = Steps(history).Average(step => step.Change * step.Change / step.Years);
        return new NaiveForecast(NaiveKind.LastValue, history[^1].Value, Math.Sqrt(variance * (year - history[^1].Year)));
    }

    /// <summary>The historical mean; null when too few figures are known.</summary>
    /// <param name="history">Figures in ascending order of years.</param>
    /// <param name="year">The year forecast, after the last of them.</param>
    /// <param name="isAmount">True for amounts, whose growth has the mean; false for rates and shares.</param>
    public static NaiveForecast? HistoricalMean(ImmutableArray<KnownFigure> history, int year, bool isAmount)
    {
        Check(history, year);
        return isAmount ? Drift(history, year) : Mean(history);
    }

    /// <summary>The plan's target as a point.</summary>
    public static NaiveForecast PlanTarget(double target) => new(NaiveKind.PlanTarget, target, 0);

    private static NaiveForecast? Mean(ImmutableArray<KnownFigure> history)
    {
        if (history.Length < 2)
            return null;
        var mean = history.Average(figure => figure.Value);
        var variance = history.Sum(figure => (figure.Value - mean) * (figure.Value - mean)) / (history.Length - 1);
        return new NaiveForecast(NaiveKind.HistoricalMean, mean, Math.Sqrt(variance * (1 + (1.0 / history.Length))));
    }

    private static NaiveForecast? Drift(ImmutableArray<KnownFigure> history, int year)
    {
        if (history.Length < 3)
            return null;
        double span = history[^1].Year - history[0].Year;
        var growth = (history[^1].Value - history[0].Value) / span;
        var variance = Steps(history).Sum(step => Square(step.Change - (growth * step.Years)) / step.Years) / (history.Length - 2);
        double ahead = year - history[^1].Year;
        return new NaiveForecast(NaiveKind.HistoricalMean, history[^1].Value + (ahead * growth), Math.Sqrt(variance * ahead * (1 + (ahead / span))));
    }

    private static IEnumerable<(double Change, int Years)> Steps(ImmutableArray<KnownFigure> history) =>
        Enumerable.Range(1, history.Length - 1).Select(i => (history[i].Value - history[i - 1].Value, history[i].Year - history[i - 1].Year));

    private static double Square(double value) => value * value;

    private static void Check(ImmutableArray<KnownFigure> history, int year)
    {
        for (var i = 1; i < history.Length; i++)
            if (history[i].Year <= history[i - 1].Year)
                throw new ArgumentException($"Figures of history must be in order of years, each year once: {history[i].Year} follows {history[i - 1].Year}.", nameof(history));
        if (history.Length > 0 && history[^1].Year >= year)
            throw new ArgumentException($"A naive forecast of {year} knows nothing of {history[^1].Year}.", nameof(history));
    }
}
