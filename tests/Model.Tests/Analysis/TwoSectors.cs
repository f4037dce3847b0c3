using System.Collections.Immutable;
using Simulation.Model.Ensembles.Randomness;
using Simulation.Model.Execution;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans;
using Simulation.Model.Plans.Forecasting;
using Simulation.Model.Plans.Scenarios;
using Xunit;

namespace Simulation.Model.Tests.Analysis;

/// <summary>A province of farms and works with every kind of name, small enough to reason about; its state is drawn from the prior.</summary>
internal static class TwoSectors
{
    public const int BaseYear = 2023;
    public const int Horizon = 2026;

    private const string Text = """
        model two "Two sectors"
        version "1.0"
        frequency annual

        set sector "Sectors" = farms, works
        cause capital "Capital" vi "Vốn" = capital_stock
        cause effort "Effort" vi "Nỗ lực" = effort, trend
        cause nature "Nature" vi "Thiên nhiên" = drought, severity, loss
        cause taxes "Taxes" vi "Thuế" = taxes
        cause links "Links" vi "Lan tỏa" = link

        lever investment[sector] "Investment" in 0..200 default 20 30
            level 1 = 10 15 "Little"
            level 2 = 20 30 "Usual"
            level 3 = 40 60 "Much"
        lever effort[sector] "Effort" [percent] in -10..10 default 0 0
        lever drought_probability "Probability of a drought" [share] in 0..1 default 0.3
        parameter elasticity[sector] "Elasticity" ~ normal(0.4, sd = 0.05) in 0..1
        parameter trend[sector] "Trend" [percent] ~ normal(1, sd = 0.5)
        parameter link "Link" ~ normal(0.2, sd = 0.05)
        parameter start[sector] "Start" ~ lognormal(100 150, sd = 0.1)
        exogenous world "Growth of the world" [percent] ~ ar1(mean = 3, rho = 0.5, sd = 1)
        hazard drought "Drought" ~ bernoulli(drought_probability)
        shock severity "Severity" ~ beta(2, 2)
        shock supply[sector] "Supply" ~ normal(0, 0.03)

        variable capital_stock[sector] "Capital"
        variable value_added[sector] "Value added" published flow
        variable load "Load of the works"
        variable loss "Loss"
        variable taxes "Taxes" published flow
        variable grdp "GRDP" published flow
        variable growth[sector] "Growth" [percent] published growth
        variable grdp_growth "Growth of GRDP" [percent] published growth

        block farms "Farms":
          loss = drought * severity * 0.2
          dlog(value_added[farms]) = elasticity[farms] * dlog(capital_stock[farms]) + (trend[farms] + effort[farms]) / 100 - loss + 0.5 * loss(-1)
              + supply[farms]
        block works "Works":
          logit(load) = 0.8 * logit(load(-1)) + (world - 3) / 100 + effort[works] / 50
          value_added[works] = capital_stock[works] * load + link * value_added[farms]
        block stock[s in sector] "Capital":
          capital_stock[s] = 0.95 * capital_stock[s](-1) + investment[s]
          growth[s] = pct(value_added[s])
        block all "All":
          dlog(taxes) = 0.9 * dlog(value_added[farms] + value_added[works]) + supply[works]
          grdp = sum(s in sector: value_added[s]) + taxes
          grdp_growth = pct(grdp)

        start:
          value_added[s in sector] = start[s]
          capital_stock[s in sector] = 2 * start[s]
          load = 0.5
          loss = 0
          taxes = 20
          grdp = sum(s in sector: value_added[s]) + taxes
        """;

    /// <summary>Stops with the test.</summary>
    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static BoundModel Model { get; } = ModelText.Load(Text, "two.model");

    public static CompiledModel Compiled { get; } = CompiledModel.Compile(Model);

    private static readonly PathTable History = PathTable.Of(
        from year in Enumerable.Range(2021, BaseYear - 2020) from name in (string[])["world", "drought"] select new YearValue(Symbol(name), year, name == "world" ? 3 : 0));

    public static Forecaster Forecaster { get; } = new(Compiled, History, "prior", Prior(), [ThePlan()], new ForecastLimits(Horizon, Horizon, 2048, 100_000, 7));

    public static Symbol Symbol(string name) => Model.Find(name) ?? throw new ArgumentException(name);

    public static PreparedForecast Forecast(params ImmutableArray<LeverChange> levers) => Forecaster.Prepare(new ForecastQuestion { Scenario = new Scenario(levers, []) });

    public static PreparedForecast Forecast(Scenario scenario) => Forecaster.Prepare(new ForecastQuestion { Scenario = scenario });

    public static LeverChange Set(string lever, string? member, double value) => new(lever, member, null, null, value);

    public static Target Target(string indicator, string sector, TargetOperator comparison, double value, int year = 2024) => new()
    {
        Indicator = indicator,
        Sector = sector,
        Operator = comparison,
        Value = value,
        Unit = "percent",
        Year = year,
        Kind = TargetKind.Simulated,
    };

    private static Plan ThePlan() => new()
    {
        Id = "2024",
        Targets = [Target("grdp_growth", "total", TargetOperator.AtLeast, 8), Target("growth", "farms", TargetOperator.AtLeast, 3), Target("taxes", "total", TargetOperator.AtLeast, 21)],
    };

    private static Ensemble Prior() =>
        Compiled.CreateProjector(History, AddFactors.None, 2021, 2022, BaseYear, [Symbol("grdp")]).Capture(new DrawRange(0, 512), new PhiloxLatents(3));
}
