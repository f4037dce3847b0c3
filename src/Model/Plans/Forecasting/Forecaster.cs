using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Execution;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Model.Plans.Forecasting;

/// <summary>
/// Prepares forecasts of one province: checks a question, applies its scenario to the baseline, and returns a run that can be computed over any division
/// of its draws. Immutable and safe to share between threads.
/// </summary>
public sealed class Forecaster
{
    private readonly CompiledModel model;
    private readonly PathTable baseline;
    private readonly Ensemble ensemble;
    private readonly ImmutableArray<Plan> plans;
    private readonly ForecastLimits limits;
    private readonly string calibration;

    /// <summary>Creates a forecaster.</summary>
    /// <param name="model">The province's compiled model.</param>
    /// <param name="baseline">Given paths of history and of the baseline's future.</param>
    /// <param name="calibration">Id of the calibration the ensemble comes from.</param>
    /// <param name="ensemble">Posterior ensemble at the end of history.</param>
    /// <param name="plans">The province's plans, the current one first; may be empty.</param>
    /// <param name="limits">Defaults and limits.</param>
    public Forecaster(
        CompiledModel model, PathTable baseline, string calibration, Ensemble ensemble, ImmutableArray<Plan> plans, ForecastLimits limits)
    {
        this.model = model;
        this.baseline = baseline;
        this.calibration = calibration;
        this.ensemble = ensemble;
        this.plans = plans;
        this.limits = limits;
        Indicators = [.. model.Model.Symbols.Where(symbol => symbol.Kind == SymbolKind.Variable && symbol.Declaration.Published is not null)];
    }

    /// <summary>First year of every forecast: the year after history.</summary>
    public int FirstYear => ensemble.BaseYear + 1;

    /// <summary>Defaults and limits of questions.</summary>
    public ForecastLimits Limits => limits;

    /// <summary>Every published variable.</summary>
    public ImmutableArray<Symbol> Indicators { get; }

    /// <summary>The value a lever, given path or hazard has in the baseline; null where an equation or chance decides.</summary>
    public double? BaselineValue(Symbol symbol, int year) =>
        baseline.TryGet(symbol, year, out var value) ? value
        : symbol.Kind is SymbolKind.Lever or SymbolKind.Given ? symbol.Default
        : null;

    /// <summary>Checks a question and prepares its run.</summary>
    /// <exception cref="ScenarioException">The question cannot be answered as asked; every problem found is listed.</exception>
    public PreparedForecast Prepare(ForecastQuestion question)
    {
        var problems = ImmutableArray.CreateBuilder<ScenarioProblem>();
        var plan = PlanOf(question, problems);
        var horizon = Checked(question.Horizon ?? Math.Max(limits.Horizon, plan?.LastYear ?? 0), FirstYear, limits.MaximumHorizon, "/horizon", "horizon", "year", problems);
        var draws = Checked(question.Draws ?? limits.Draws, 1, limits.MaximumDraws, "/draws", "number of draws", "number", problems);
        if (plan?.LastYear > horizon && question.Horizon is not null)
            problems.Add(new ScenarioProblem("/horizon", Text(horizon), $"The plan {plan.Id} has targets in {plan.LastYear}, after the horizon {horizon}.", $"Give a horizon of {plan.LastYear} or later."));
        var outputs = OutputsOf(question, plan, problems);
        var (values, wrong) = ScenarioResolver.Resolve(model.Model, question.Scenario, FirstYear, (int)horizon);
        problems.AddRange(wrong);
        var (outside, wrongOutside) = OutsideResolver.Resolve(model.Model, question.Outside, FirstYear, (int)horizon);
        problems.AddRange(wrongOutside);
        if (problems.Count > 0)
            throw new ScenarioException(problems.ToImmutable());

        ImmutableArray<YearValue> changes = [.. Effective(values), .. outside.Select(value => new YearValue(value.Symbol, value.Year, value.Value))];
        return Run(plan, (int)horizon, draws, question.Seed ?? limits.Seed, outputs, changes);
    }

    /// <summary>The scenario of a question without the changes that change nothing.</summary>
    /// <exception cref="ScenarioException">The question cannot be answered as asked; every problem found is listed.</exception>
    public ScenarioReduction Reduce(ForecastQuestion question)
    {
        var lastYear = Prepare(question).LastYear;
        return ScenarioReduction.Of(model.Model, question.Scenario, FirstYear, lastYear, BaselineValue);
    }

    /// <summary>
    /// Prepares an office's own run: it computes its sector, and what it reads from others in the same or an earlier year is given.
    /// </summary>
    /// <param name="office">Name of the office.</param>
    /// <param name="question">As for <see cref="Prepare"/>; its plan and indicators play no part.</param>
    /// <param name="given">Paths of other sectors' variables by full name, one value a year; the rest follow the median of the baseline.</param>
    /// <exception cref="ScenarioException">The question, the office or a given path is wrong; every problem found is listed.</exception>
    public PreparedForecast PrepareOffice(string office, ForecastQuestion question, IReadOnlyDictionary<string, ImmutableArray<double>> given)
    {
        var whole = Prepare(question with { Plan = null, Indicators = [] });
        var view = OfficeView.Of(model, office) ?? throw new ScenarioException(
            [new ScenarioProblem("/office", office, $"The model {model.Model.Name} has no office '{office}'.", $"It has {string.Join(", ", model.Model.Offices.Select(known => known.Name))}.")]);
        var others = Neighbours(view, whole, given);
        return Run(plan: null, whole.LastYear, whole.Draws, whole.Seed, view.Outputs, [.. whole.Changes, .. others]);
    }

    private ImmutableArray<YearValue> Neighbours(OfficeView view, PreparedForecast whole, IReadOnlyDictionary<string, ImmutableArray<double>> given)
    {
        var problems = ImmutableArray.CreateBuilder<ScenarioProblem>();
        foreach (var (name, path) in given)
        {
            if (view.Imports.All(import => import.Name != name))
                problems.Add(new ScenarioProblem($"/given/{name}", null, $"The office {view.Office} does not read {name}.", $"It reads {string.Join(", ", view.Imports)}."));
            else if (path.Length != whole.Years.Length || path.Any(value => !double.IsFinite(value)))
                problems.Add(new ScenarioProblem($"/given/{name}", Text(path.Length), $"The path of {name} needs one finite number for each year.", $"Give {whole.Years.Length} numbers, for {FirstYear}..{whole.LastYear}."));
        }

        if (problems.Count > 0)
            throw new ScenarioException(problems.ToImmutable());
        var medians = Run(plan: null, whole.LastYear, limits.Draws, limits.Seed, view.Imports, []).Simulate();
        return
        [
            .. from import in view.Imports.Select((symbol, output) => (symbol, output))
               from year in whole.Years
               let value = given.TryGetValue(import.symbol.Name, out var path) ? path[year - FirstYear] : medians[import.output, year].Median
               where value is not null
               select new YearValue(import.symbol, year, value.Value),
        ];
    }

    private PreparedForecast Run(
        Plan? plan, int horizon, long draws, ulong seed, ImmutableArray<Symbol> outputs, ImmutableArray<YearValue> changes)
    {
        var paths = baseline.With(PathTable.Of(changes));
        var projector = model.CreateProjector(paths, AddFactors.None, ensemble.BaseYear, FirstYear, horizon, outputs);
        return new PreparedForecast(model.Model, projector, ensemble, calibration, paths, changes, plan, outputs, FirstYear, horizon, draws, seed);
    }

    /// <summary>
    /// The changes that change something: a lever set to its baseline value is no change, so that the run is the baseline's, found by the same id.
    /// </summary>
    private ImmutableArray<YearValue> Effective(ImmutableArray<ScenarioValue> values)
    {
        var last = new Dictionary<(Symbol Symbol, int Year), double>();
        foreach (var value in values)
            last[(value.Symbol, value.Year)] = value.Value;
        return
        [
            .. last.Where(entry => BaselineValue(entry.Key.Symbol, entry.Key.Year) is not { } usual || !usual.Equals(entry.Value))
                .OrderBy(entry => entry.Key.Symbol.Id).ThenBy(entry => entry.Key.Year)
                .Select(entry => new YearValue(entry.Key.Symbol, entry.Key.Year, entry.Value)),
        ];
    }

    private Plan? PlanOf(ForecastQuestion question, ImmutableArray<ScenarioProblem>.Builder problems)
    {
        if (question.Plan is null)
            return plans.FirstOrDefault();
        var plan = plans.FirstOrDefault(known => known.Id == question.Plan);
        if (plan is null)
            problems.Add(new ScenarioProblem(
                "/plan", question.Plan, $"The province has no plan '{question.Plan}'.", plans.IsEmpty ? "It has none." : $"It has {string.Join(", ", plans.Select(known => known.Id))}."));
        return plan;
    }

    private ImmutableArray<Symbol> OutputsOf(ForecastQuestion question, Plan? plan, ImmutableArray<ScenarioProblem>.Builder problems)
    {
        var names = question.Indicators;
        for (var i = 0; i < names.Length; i++)
            if (Indicators.All(symbol => symbol.Declaration.Name != names[i]))
                problems.Add(new ScenarioProblem(
                    $"/indicators/{i}", names[i], $"The model {model.Model.Name} publishes no indicator '{names[i]}'.", $"It publishes {string.Join(", ", Indicators.Select(symbol => symbol.Declaration.Name).Distinct())}."));
        if (names.IsEmpty)
            return Indicators;

        // Targets are judged whether or not their indicators were asked for.
        var judged = plan?.Simulated.Select(target => IndicatorName.Find(model.Model, target.Indicator, target.Sector)).ToHashSet() ?? [];
        return [.. Indicators.Where(symbol => names.Contains(symbol.Declaration.Name) || judged.Contains(symbol))];
    }

    private static long Checked(
        long value, long minimum, long maximum, string path, string what, string kind, ImmutableArray<ScenarioProblem>.Builder problems)
    {
        if (value >= minimum && value <= maximum)
            return value;
        problems.Add(new ScenarioProblem(path, Text(value), $"The {what} cannot be {Text(value)}.", $"Give a {kind} in {Text(minimum)}..{Text(maximum)}."));
        return minimum;
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
