using System.Collections.Immutable;
using Simulation.Model.Analysis.Attribution;
using Simulation.Model.Analysis.GoalSeeking;
using Simulation.Model.Analysis.Outcomes;
using Simulation.Model.Analysis.Sensitivity;
using Simulation.Model.Ensembles.Randomness;
using Simulation.Model.Execution;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans;
using Simulation.Model.Plans.Forecasting;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Analysis.Bench;

/// <summary>Goal seek, Sobol indices, attribution and growth accounts on the provincial model, whose state is drawn from its prior: the work is that of a posterior.</summary>
internal static class DecisionMeasurements
{
    private const int StartYear = 2023;
    private const int Year = 2024;
    private const int Draws = 2000;
    private const int Inputs = 20;

    public static IEnumerable<Measurement> All()
    {
        var forecaster = Province();
        var baseline = forecaster.Prepare(new ForecastQuestion { Draws = Draws });
        var model = baseline.Projector.Model.Model;

        ImmutableArray<SensitivityQuantity> quantities = [.. Targets(baseline).Select(target => new SensitivityQuantity(target.Figure))];
        var levers = Levers(model);
        ImmutableArray<UncertainInput> inputs = [.. UncertainInput.Of(model)];
        ImmutableArray<LeverRange> varied = [.. levers.Take(Math.Max(1, Inputs - inputs.Length)).Select(lever => new LeverRange(lever.Lever, lever.Minimum, lever.Maximum, Year, Year))];
        yield return new Measurement(
            $"Sobol indices with intervals, {inputs.Length + varied.Length} inputs, 1,024 base samples, {quantities.Length} targets", "2,000 ms", 5, () => SobolAnalysis.Compute(baseline, quantities, inputs, varied));

        // A little more than the baseline has, since the prior is wide and levers move its shares by few points.
        var reachable = new BoundedGoal(levers, [.. Targets(baseline)], 0.543, BoundedRule.Each);
        if (!BoundedGoalSeek.Solve(baseline, reachable).IsReached) throw new InvalidOperationException("The goal that is measured must be one that can be reached.");
        yield return new Measurement($"bounded goal seek, {levers.Length} levers, {reachable.Targets.Length} targets, {Draws:N0} draws, reached", "5,000 ms", 3, () => BoundedGoalSeek.Solve(baseline, reachable));
        var unreachable = reachable with { Probability = 0.95 };
        if (BoundedGoalSeek.Solve(baseline, unreachable).IsReached) throw new InvalidOperationException("The goal that is measured must be one that cannot be reached.");
        yield return new Measurement($"the same out of reach: best probability, and what each target must give way", "5,000 ms", 3, () => BoundedGoalSeek.Solve(baseline, unreachable));

        ImmutableArray<LeverChange> changes = [.. levers.Select(lever => new LeverChange(lever.Lever.Declaration.Name, lever.Lever.Members.FirstOrDefault(), null, null, lever.Maximum))];
        var changed = forecaster.Prepare(new ForecastQuestion { Draws = Draws, Scenario = new Scenario(changes, []) });
        var outcome = Outcome.Mean(quantities[0].Figure);
        yield return new Measurement($"exact Shapley values and synergies, {levers.Length} players, {Draws:N0} draws", "", 5, () => ScenarioAttribution.Compute(baseline, changed, [outcome]));

        var growth = model.Find("grdp_growth[total]")!;
        yield return new Measurement($"account of growth made and computed, {Draws:N0} draws", "", 5, () => GrowthAccounting.Of(baseline, growth).Account(baseline));
    }

    private static ImmutableArray<BoundedLever> Levers(BoundModel model) =>
    [
        .. from name in (string[])["social_investment", "tfp_effort[agriculture]", "tfp_effort[manufacturing]", "tfp_effort[services]", "disbursement", "project_value_added[manufacturing]"]
           let lever = model.Find(name)!
           let range = LeverRange.OfLevels(model, lever)!.Value
           select new BoundedLever(lever, Year, Year, range.Low, range.High),
    ];

    // Fourteen figures, each asked to reach what a third of the draws already do not: a goal of the size of a plan.
    private static IEnumerable<BoundedTarget> Targets(PreparedForecast forecast)
    {
        var summary = forecast.Simulate();
        string[] names = ["grdp", "grdp_current", "value_added[agriculture]", "value_added[manufacturing]", "value_added[services]", "product_taxes", "grdp_growth[total]", "grdp_growth[agriculture]",
            "grdp_growth[industry]", "grdp_growth[services]", "grdp_per_capita", "labour_productivity", "new_jobs", "domestic_budget_revenue"];
        foreach (var name in names)
        {
            var symbol = forecast.Projector.Model.Model.Find(name)!;
            var (indicator, sector) = IndicatorName.Of(symbol);
            var value = summary[forecast.Outputs.IndexOf(symbol), Year].Quantile(0.46)!.Value;
            yield return new BoundedTarget(new Figure(symbol, Year), new Target
            {
                Indicator = indicator,
                Sector = sector,
                Operator = TargetOperator.AtLeast,
                Value = value,
                Unit = symbol.Declaration.Unit,
                Year = Year,
                Kind = TargetKind.Simulated,
            });
        }
    }

    private static Forecaster Province()
    {
        var model = ModelText.Load(File.ReadAllText("models/provincial.model"), "provincial.model");
        var compiled = CompiledModel.Compile(model);
        var history = PathTable.Of(
            from symbol in model.Symbols
            where symbol.Kind is SymbolKind.Exogenous or SymbolKind.Hazard
            from year in Enumerable.Range(2021, 3)
            select new YearValue(symbol, year, symbol.Kind == SymbolKind.Hazard ? 0 : symbol.Declaration.From is null ? 0 : 5));
        var ensemble = compiled.CreateProjector(history, AddFactors.None, 2021, 2022, StartYear, [model.Find("grdp")!]).Capture(new DrawRange(0, 4096), new PhiloxLatents(5));
        return new Forecaster(compiled, history, "prior", ensemble, [], new ForecastLimits(Year, Year, Draws, 1_000_000, 1));
    }
}
