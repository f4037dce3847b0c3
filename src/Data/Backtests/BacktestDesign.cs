using System.Collections.Immutable;
using Simulation.Model.Analysis.Backtesting;
using Simulation.Model.Calibration;
using Simulation.Model.Execution;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;

namespace Simulation.Data;

/// <summary>
/// The origins of a backtest of a province: for each, the province joined with its model as one could have joined it on the first day of the year after, by
/// figures in print (<see cref="KnowledgeRule.Printed"/>), and the figures that came in the years after it.
/// </summary>
/// <remarks>
/// What came is the latest vintage: the figure that stands today, by the same choices as in a calibration. A figure is scored when one of the same indicator and sector was
/// known at the origin; before that only priors would be judged, and a prior may have been written with that very figure in view.
/// </remarks>
public sealed class BacktestDesign
{
    /// <summary>Years of history after the start year that an origin needs.</summary>
    public const int LeastHistory = 3;

    /// <summary>Furthest year ahead that is scored when nobody says otherwise.</summary>
    public const int UsualHorizon = 3;

    /// <summary>Furthest year ahead that may be asked for.</summary>
    public const int LongestHorizon = 10;

    private readonly ProvinceDefinition province;
    private readonly ModelSource model;
    private readonly KnowledgeRule rule;
    private readonly ImmutableArray<UsedObservation> came;

    private BacktestDesign(ProvinceDefinition province, ModelSource model, KnowledgeRule rule)
    {
        (this.province, this.model, this.rule) = (province, model, rule);
        came = [.. LatestVintages(province)];
    }

    /// <summary>The origins between two years, each with at least one figure to score.</summary>
    /// <param name="province">The province.</param>
    /// <param name="model">The model's text.</param>
    /// <param name="span">Origins and horizon wanted.</param>
    /// <param name="rule">What counts as known; figures in print unless one wants to see what stand-ins would change.</param>
    /// <returns>The origins in order, or every problem: a span without an origin, or data and model that do not fit on some day.</returns>
    public static LoadResult<BacktestOrigins> Create(
        ProvinceDefinition province, ModelSource model, BacktestSpan span, KnowledgeRule rule = KnowledgeRule.Printed)
    {
        ArgumentNullException.ThrowIfNull(province);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(span);
        var bag = new DiagnosticBag();
        var origins = new BacktestDesign(province, model, rule).Origins(span, bag);
        return bag.Finish(() => new BacktestOrigins(origins));
    }

    private ImmutableArray<BacktestOrigin> Origins(BacktestSpan span, DiagnosticBag bag)
    {
        var (earliest, latest) = (province.Settings.StartYear + LeastHistory, came.Select(used => used.Period.LastYear).DefaultIfEmpty(0).Max() - 1);
        var (first, last) = (span.FirstOrigin ?? earliest, span.LastOrigin ?? latest);
        if (span.Horizon is < 1 or > LongestHorizon)
            Refuse("horizon", $"{span.Horizon}", $"1 to {LongestHorizon} years", "Give a number of years ahead in that range.");
        else if (latest < earliest)
            Refuse("origins", null, $"figures of a year after {earliest}", $"An origin needs {LeastHistory} years of history after {province.Settings.StartYear} and a figure after it: add observations.");
        else if (first < earliest || last > latest || first > last)
            Refuse("origins", $"{first}:{last}", $"origins within {earliest}:{latest}", $"An origin needs {LeastHistory} years of history after {province.Settings.StartYear}, and a figure after it.");
        if (bag.HasErrors)
            return [];

        var origins = Enumerable.Range(first, last - first + 1).Select(year => Origin(year, span.Horizon, bag)).OfType<BacktestOrigin>().Where(origin => !origin.Outcomes.IsEmpty).ToImmutableArray();
        if (origins.IsEmpty && !bag.HasErrors)
            Refuse("origins", $"{first}:{last}", "a figure of an indicator that was already known at the origin", "Widen the origins or the horizon.");
        return origins;

        void Refuse(string what, string? value, string expected, string hint) =>
            bag.Add(DataDiagnostic.Error(DataProblem.OutOfRange, province.Id, null, what, value, expected, hint));
    }

    private BacktestOrigin? Origin(int year, int horizon, DiagnosticBag bag)
    {
        var asOf = new DateOnly(year + 1, 1, 1);
        var result = ProvinceModel.Join(province, model, asOf, rule);
        if (!result.TryGetValue(out var joined))
        {
            foreach (var problem in result.Diagnostics)
                bag.Add(problem);
            return null;
        }

        var known = joined.Observations.Select(used => (used.Observation.Indicator, used.Observation.Sector)).ToHashSet();
        var ahead = came.Where(used => used.Period.FirstYear > year && used.Period.FirstYear <= year + horizon && IsPublished(joined.Model, used.Observation)).ToArray();
        return new BacktestOrigin
        {
            Year = year,
            AsOf = asOf,
            Problem = new CalibrationProblem(CompiledModel.Compile(joined.Model), joined.Paths(year), joined.Observations, joined.StartYear, year),
            Paths = joined.Paths(year + horizon),
            Outcomes = [.. ahead.Where(used => known.Contains((used.Observation.Indicator, used.Observation.Sector))).Select(used => Outcome(used, year, asOf))],
            Unscored = [.. ahead.Where(used => !known.Contains((used.Observation.Indicator, used.Observation.Sector)))
                .Select(used => new UnscoredOutcome(used.Observation.Indicator, used.Observation.Sector, used.Period.FirstYear, "No figure of it was in print at the origin."))],
        };
    }

    private BacktestOutcome Outcome(UsedObservation used, int origin, DateOnly asOf)
    {
        var (indicator, sector) = (used.Observation.Indicator, used.Observation.Sector);
        return new BacktestOutcome
        {
            Indicator = indicator,
            Sector = sector,
            Year = used.Period.FirstYear,
            Value = used.Observation.Value,
            Unit = used.Observation.Unit,
            Transform = used.Transform,
            StandardDeviation = used.StandardDeviation,
            Status = used.Observation.Status,
            Source = used.Observation.Source,
            History =
            [
                .. from year in Enumerable.Range(province.Settings.StartYear, origin - province.Settings.StartYear + 1)
                   let figure = province.ChooseOwn(indicator, sector, year, asOf, rule)
                   where figure is not null
                   select new KnownFigure(year, figure.Observation.Value),
            ],
            // A plan is decided in the last weeks before its year: two years ahead there is none.
            PlanTarget = used.Period.FirstYear == origin + 1 ? province.TargetOf(indicator, sector, origin + 1) : null,
        };
    }

    private static bool IsPublished(BoundModel model, Observation observation) =>
        IndicatorName.Find(model, observation.Indicator, observation.Sector) is { Kind: SymbolKind.Variable };

    // The error a figure has when new: what is forecast is the figure as it will be printed.
    private static IEnumerable<UsedObservation> LatestVintages(ProvinceDefinition province)
    {
        var day = province.Observations.Select(observation => observation.PrintedFrom ?? observation.KnownFrom).Max() ?? province.Settings.AsOf;
        return province.Select(day).Used
            .Where(used => used.Period.Kind == PeriodKind.Year)
            .Select(used => used with { Error = province.Judge(used.Observation, used.Observation.KnownFrom ?? day) });
    }
}

/// <summary>Which origins and how far ahead.</summary>
/// <param name="FirstOrigin">First origin, the last year of its history; the earliest possible when null.</param>
/// <param name="LastOrigin">Last origin; the latest possible when null.</param>
/// <param name="Horizon">Years ahead.</param>
public sealed record BacktestSpan(int? FirstOrigin = null, int? LastOrigin = null, int Horizon = BacktestDesign.UsualHorizon);

/// <summary>The origins of a backtest, in order of years.</summary>
/// <param name="Origins">The origins, at least one.</param>
public sealed record BacktestOrigins(ImmutableArray<BacktestOrigin> Origins);
