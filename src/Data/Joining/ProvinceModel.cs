using System.Collections.Immutable;
using Simulation.Model.Calibration;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans;

namespace Simulation.Data;

/// <summary>
/// A province joined with its model, as of a day: everything that a calibration or a forecast is given, with the origin of each number. Immutable.
/// </summary>
public sealed record ProvinceModel
{
    /// <summary>The province.</summary>
    public required ProvinceDefinition Province { get; init; }

    /// <summary>Its model, bound with the province's plants and priors.</summary>
    public required BoundModel Model { get; init; }

    /// <summary>The text of that model.</summary>
    public required ModelSource Text { get; init; }

    /// <summary>The day as of which the data are known.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>What calibration uses and what not, with reasons; figures the model has no indicator for are among the unused.</summary>
    public required ObservationSelection Selection { get; init; }

    /// <summary>
    /// The values given in history and beyond, in order of symbol and year: exogenous paths and hazards up to the last year of history, levers and
    /// given paths as far as the files go.
    /// </summary>
    public required ImmutableArray<GivenValue> Given { get; init; }

    /// <summary>Years of history in which an exogenous path or hazard has no value, and is drawn at random, or a lever has none yet, and stays at its default.</summary>
    public required ImmutableArray<(Symbol Symbol, int Year)> Gaps { get; init; }

    /// <summary>Ready-made scenarios of forecasts from the province's own day; empty as of another day, whose years they may not fit.</summary>
    public ImmutableArray<ReadyScenario> Templates { get; init; } = [];

    /// <summary>The year of the start values.</summary>
    public int StartYear => Province.Settings.StartYear;

    /// <summary>Last whole year of history.</summary>
    public int LastHistoryYear => ProvinceSettings.LastHistoryYear(AsOf);

    /// <summary>The observations that the model can be held to, those of the running year included.</summary>
    public ImmutableArray<UsedObservation> Observations => Selection.Used;

    /// <summary>
    /// The observations of history: what a calibration uses. A part of the running year is weighed by monitoring, which does not need to know yet which hazards strike in it.
    /// </summary>
    public ImmutableArray<UsedObservation> HistoryObservations => [.. Observations.Where(used => used.Period.LastYear <= LastHistoryYear)];

    /// <summary>What this model can be held to on another day, and what not, with reasons.</summary>
    public ObservationSelection ObservationsOn(DateOnly day) => ModelObservations.Restrict(Province.Select(day), Model, StartYear);

    /// <summary>The province's plans, the current one first, with what the observations say of each target (<see cref="Target.RestsOnPriors"/>).</summary>
    public required ImmutableArray<Plan> Plans { get; init; }

    /// <summary>Figures of history that were in print only after the day, and stand in for what was announced by then.</summary>
    public ImmutableArray<UsedObservation> StandIns => [.. HistoryObservations.Where(used => used.Observation.StandsInOn(AsOf))];

    /// <summary>
    /// The paths of the baseline from the start year to <paramref name="lastYear"/>. In years the files leave out after the first they give, levers and given paths keep
    /// their last value; exogenous paths and hazards are left to chance.
    /// </summary>
    public PathTable Paths(int lastYear) =>
        PathTable.Of(GivenTo(lastYear).Select(value => new YearValue(value.Symbol, value.Year, value.Value)));

    /// <summary>The values behind <see cref="Paths"/>, with their origins.</summary>
    public IEnumerable<GivenValue> GivenTo(int lastYear) => Given
        .GroupBy(value => value.Symbol)
        .SelectMany(group => group.Key.Kind is SymbolKind.Lever or SymbolKind.Given ? Continue(group, lastYear) : group.Where(value => value.Year <= lastYear));

    // A year without a value takes the last one before it: a hole appears where a figure of a year was published after the day.
    private static IEnumerable<GivenValue> Continue(IEnumerable<GivenValue> values, int lastYear)
    {
        GivenValue? last = null;
        foreach (var value in values.Append(null))
        {
            for (var year = last?.Year + 1; year < (value?.Year ?? int.MaxValue) && year <= lastYear; year++)
                yield return last! with { Year = year.Value, Origin = GivenOrigin.Continued, Reason = $"As in {last.Year}." };
            if (value is not null && value.Year <= lastYear)
                yield return value;
            last = value;
        }
    }

    /// <summary>Joins a province with its model. Names, members, ranges and priors that do not fit are reported together.</summary>
    /// <param name="province">The province.</param>
    /// <param name="model">The model's text.</param>
    /// <param name="asOf">The day as of which data are known; the province's own when null.</param>
    /// <param name="rule">Whether later vintages may stand in for what was announced by that day.</param>
    public static LoadResult<ProvinceModel> Join(
        ProvinceDefinition province, ModelSource model, DateOnly? asOf = null, KnowledgeRule rule = KnowledgeRule.Announced)
    {
        ArgumentNullException.ThrowIfNull(province);
        ArgumentNullException.ThrowIfNull(model);
        return new ProvinceModelBuilder(province, model, asOf ?? province.Settings.AsOf, rule).Build();
    }
}
