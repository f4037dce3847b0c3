using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Simulation.Model.Calibration;

namespace Simulation.Data;

/// <summary>A span of years in a rule: <c>*</c>, <c>2019</c>, <c>2015..2019</c>, <c>..2019</c> or <c>2020..</c>.</summary>
/// <param name="First">First year, or null when open.</param>
/// <param name="Last">Last year, or null when open.</param>
public readonly record struct YearSpan(int? First, int? Last)
{
    /// <summary>True when the span has neither end.</summary>
    public bool IsEveryYear => First is null && Last is null;

    /// <summary>True when the year lies in the span.</summary>
    public bool Contains(int year) => (First ?? year) <= year && year <= (Last ?? year);

    /// <summary>Reads a span; false when the text is none of the forms.</summary>
    public static bool TryParse(string text, out YearSpan span)
    {
        ArgumentNullException.ThrowIfNull(text);
        span = default;
        if (text == "*")
            return true;
        var separator = text.IndexOf("..", StringComparison.Ordinal);
        var (first, last) = separator < 0 ? (text, text) : (text[..separator], text[(separator + 2)..]);
        if (!TryEnd(first, out var from) || !TryEnd(last, out var to) || (from is null && to is null) || from > to)
            return false;
        span = new YearSpan(from, to);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => IsEveryYear ? "*" : First == Last ? $"{First}" : $"{First}..{Last}";

    private static bool TryEnd(string text, out int? year)
    {
        year = null;
        if (text.Length == 0)
            return true;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) || parsed is < 1900 or > 2200)
            return false;
        year = parsed;
        return true;
    }
}

/// <summary>
/// One row of <c>measurement-errors.csv</c>: which observations it covers (<c>*</c> covers all) and the error it gives them:
/// sd = <paramref name="StandardDeviation"/> + <paramref name="GrowthPerYear"/> · (whole years since the figure was known).
/// </summary>
/// <param name="Region">Region, or <c>*</c>.</param>
/// <param name="Indicator">Standard name of an indicator, or <c>*</c>.</param>
/// <param name="Sector">Sector, or <c>*</c>.</param>
/// <param name="Status">Name or class of a status, or <c>*</c>.</param>
/// <param name="PeriodForm"><c>year quarter q1 h1 9m to_date average sum month</c>, or <c>*</c>.</param>
/// <param name="Years">Years that the whole period must lie in.</param>
/// <param name="Transform">The scale of comparison.</param>
/// <param name="Scale">Unit of the standard deviations.</param>
/// <param name="StandardDeviation">When the figure is new.</param>
/// <param name="GrowthPerYear">Added per year of age.</param>
/// <param name="BridgeStandardDeviation">For parts of a year: from the part to the year.</param>
/// <param name="Reason">Why this size.</param>
/// <param name="Line">Line of the file.</param>
public sealed record MeasurementErrorRule(
    string Region,
    string Indicator,
    string Sector,
    string Status,
    string PeriodForm,
    YearSpan Years,
    ObservationTransform Transform,
    ErrorScale Scale,
    double StandardDeviation,
    double GrowthPerYear,
    double BridgeStandardDeviation,
    string Reason,
    int Line)
{
    /// <summary>The word for a period's form in the column <c>period</c>.</summary>
    public static string FormOf(Period period) => (period.Kind, period.Number) switch
    {
        (PeriodKind.YearToDate, 3) => "q1",
        (PeriodKind.YearToDate, 6) => "h1",
        (PeriodKind.YearToDate, 9) => "9m",
        (PeriodKind.YearToDate, _) => "to_date",
        (PeriodKind.Quarter, _) => "quarter",
        (PeriodKind.Average, _) => "average",
        (PeriodKind.Sum, _) => "sum",
        (PeriodKind.Month, _) => "month",
        _ => "year",
    };

    /// <summary>Every word that <see cref="FormOf"/> gives.</summary>
    public static readonly ImmutableArray<string> Forms = ["year", "quarter", "q1", "h1", "9m", "to_date", "average", "sum", "month"];

    /// <summary>
    /// How closely the rule is aimed: the number of columns that are not <c>*</c>; of two with as many, the one whose leftmost such columns come first
    /// (region before indicator before sector before status before period before years).
    /// </summary>
    public int Specificity
    {
        get
        {
            var mask = 0;
            foreach (var aimed in (ReadOnlySpan<bool>)[Region != "*", Indicator != "*", Sector != "*", Status != "*", PeriodForm != "*", !Years.IsEveryYear])
                mask = mask << 1 | (aimed ? 1 : 0);
            return BitOperations.PopCount((uint)mask) << 6 | mask;
        }
    }

    /// <summary>True when the rule covers the observation.</summary>
    public bool Covers(Observation observation, ObservationStatus status) =>
        observation.Period is { } period
        && Matches(Region, observation.Region)
        && Matches(Indicator, observation.Indicator)
        && Matches(Sector, observation.Sector)
        && (Matches(Status, status.Name) || Status == status.ClassName)
        && Matches(PeriodForm, FormOf(period))
        && Years.Contains(period.FirstYear) && Years.Contains(period.LastYear);

    /// <summary>The error of an observation as judged on a day.</summary>
    public MeasurementError Judge(Observation observation, DateOnly day)
    {
        var age = observation.KnownFrom is { } from ? Math.Max(0, day.Year - from.Year) : 0;
        var bridge = observation.Period is { IsPartOfYear: true } ? BridgeStandardDeviation : 0;
        return new MeasurementError(StandardDeviation + GrowthPerYear * age, Scale, bridge, Reason);
    }

    private static bool Matches(string pattern, string value) => pattern == "*" || string.Equals(pattern, value, StringComparison.Ordinal);
}
