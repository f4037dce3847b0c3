using System.Collections.Immutable;
using Simulation.Model.Calibration;

namespace Simulation.Data;

/// <summary>
/// What an economist should know about a province's data before trusting a calibration: what there is, what is used with which error, what is left
/// out and why, which figures conflict and which was chosen, where nothing is known, and what looks odd.
/// </summary>
public sealed record DataCheck
{
    /// <summary>Id of the province.</summary>
    public required string Province { get; init; }

    /// <summary>The day as of which the data are judged.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Identity of the data.</summary>
    public required string DataHash { get; init; }

    /// <summary>Figures by status, firmest first.</summary>
    public required ImmutableArray<StatusCount> Statuses { get; init; }

    /// <summary>Figures by indicator, in ordinal order.</summary>
    public required ImmutableArray<IndicatorCount> Indicators { get; init; }

    /// <summary>The figures used in calibration.</summary>
    public required ImmutableArray<UsedObservation> Used { get; init; }

    /// <summary>The figures not used, with reasons.</summary>
    public required ImmutableArray<UnusedObservation> Unused { get; init; }

    /// <summary>Conflicts among published figures: those that touch calibration first.</summary>
    public required ImmutableArray<Conflict> Conflicts { get; init; }

    /// <summary>Series used in calibration with years of history in which nothing is known.</summary>
    public required ImmutableArray<SeriesGap> Gaps { get; init; }

    /// <summary>Results of the checks of one figure against others.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>Paths, events and plants given to the model, with their origins; empty when the check was made without a model.</summary>
    public required ImmutableArray<GivenValue> Given { get; init; }

    /// <summary>Warnings of the load.</summary>
    public required ImmutableArray<DataDiagnostic> Warnings { get; init; }

    /// <summary>Checks a province's data by themselves.</summary>
    /// <param name="loaded">The load of the province.</param>
    /// <param name="asOf">The day; the province's own when null.</param>
    /// <exception cref="DataException">The province did not load.</exception>
    public static DataCheck Of(LoadResult<ProvinceDefinition> loaded, DateOnly? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        var province = loaded.Value;
        var day = asOf ?? province.Settings.AsOf;
        return Create(province, day, province.Select(day), [], loaded.Diagnostics);
    }

    /// <summary>Checks a province's data as its model uses them.</summary>
    /// <param name="joined">The joining of the province and its model.</param>
    /// <exception cref="DataException">They did not join.</exception>
    public static DataCheck Of(LoadResult<ProvinceModel> joined)
    {
        ArgumentNullException.ThrowIfNull(joined);
        var model = joined.Value;
        return Create(model.Province, model.AsOf, model.Selection, model.Given, joined.Diagnostics);
    }

    private static DataCheck Create(
        ProvinceDefinition province, DateOnly asOf, ObservationSelection selection, ImmutableArray<GivenValue> given, ImmutableArray<DataDiagnostic> warnings)
    {
        var used = selection.Used.Select(use => use.Observation).ToHashSet(ReferenceEqualityComparer.Instance);
        return new DataCheck
        {
            Province = province.Id,
            AsOf = asOf,
            DataHash = province.DataHash,
            Statuses = [.. province.Observations.GroupBy(observation => observation.Status)
                .Select(group => new StatusCount(province.Vocabulary.Statuses.Find(group.Key)!, group.Count(), group.Count(used.Contains)))
                .OrderBy(count => count.Status.Class).ThenBy(count => count.Status.Name, StringComparer.Ordinal)],
            Indicators = [.. province.Observations.GroupBy(observation => observation.Indicator)
                .Select(group => CountOf(group, used, selection))
                .OrderBy(count => count.Indicator, StringComparer.Ordinal)],
            Used = selection.Used,
            Unused = selection.Unused,
            Conflicts = [.. province.Conflicts.OrderByDescending(conflict => conflict.Chosen is not null)],
            Gaps = SeriesGap.Find(selection.Used, province.Settings.StartYear, ProvinceSettings.LastHistoryYear(asOf)),
            Findings = Plausibility.Judge(province.Observations, selection.Used),
            Given = given,
            Warnings = warnings,
        };
    }

    private static IndicatorCount CountOf(IGrouping<string, Observation> group, HashSet<object?> used, ObservationSelection selection)
    {
        var usedCount = group.Count(used.Contains);
        var causes = selection.Unused.Where(unused => unused.Observation.Indicator == group.Key).Select(unused => unused.Cause).ToArray();
        var why = usedCount > 0 || causes.Length == 0 ? (UnusedCause?)null : causes.GroupBy(cause => cause).MaxBy(causes => causes.Count())!.Key;
        return new IndicatorCount(group.Key, group.Count(), usedCount, why);
    }
}

/// <summary>How many figures have a status.</summary>
/// <param name="Status">The status.</param>
/// <param name="Count">Figures.</param>
/// <param name="Used">Of these, used in calibration.</param>
public sealed record StatusCount(ObservationStatus Status, int Count, int Used);

/// <summary>How many figures an indicator has.</summary>
/// <param name="Indicator">Standard name.</param>
/// <param name="Count">Figures.</param>
/// <param name="Used">Of these, used in calibration.</param>
/// <param name="WhyNone">When none is used, the commonest reason.</param>
public sealed record IndicatorCount(string Indicator, int Count, int Used, UnusedCause? WhyNone);

/// <summary>Years of history in which nothing is known of a series that is otherwise used.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Sector">The sector.</param>
/// <param name="Years">The years, none of them covered by a year, a part of one, or a mean or sum over several.</param>
/// <param name="OnlyOnAverage">Years known only through a mean or a sum over several, or a part of the year.</param>
public sealed record SeriesGap(string Indicator, string Sector, ImmutableArray<int> Years, ImmutableArray<int> OnlyOnAverage)
{
    internal static ImmutableArray<SeriesGap> Find(ImmutableArray<UsedObservation> used, int startYear, int lastYear) =>
        [.. used.GroupBy(use => (use.Observation.Indicator, use.Observation.Sector))
            .Select(series => Of(series.Key.Indicator, series.Key.Sector, [.. series.Select(use => use.Period)], startYear + 1, lastYear))
            .Where(gap => gap.Years.Length + gap.OnlyOnAverage.Length > 0)];

    private static SeriesGap Of(string indicator, string sector, Period[] periods, int firstYear, int lastYear)
    {
        var unknown = Enumerable.Range(firstYear, Math.Max(0, lastYear - firstYear + 1))
            .Where(year => !periods.Contains(Period.Year(year)))
            .ToLookup(year => periods.Any(period => period.FirstYear <= year && year <= period.LastYear));
        return new SeriesGap(indicator, sector, [.. unknown[false]], [.. unknown[true]]);
    }
}
