using System.Collections.Immutable;
using Simulation.Model.Calibration;
using Simulation.Model.Execution;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Tests.Calibration;

/// <summary>A model small enough to calibrate by hand: log output is a random walk with a trend, a spread, and a level.</summary>
internal static class SmallProvince
{
    public const int StartYear = 2020;
    public const int LastYear = 2023;

    private const string Text = """
        model small "Small"
        version "1.0"
        frequency annual

        lever effort "Effort" [percent] in -10..10 default 0
        lever flood_probability "Probability of a flood" [share] in 0..1 default 0.2
        parameter level "Level of the start year" ~ lognormal(100, sd = 0.1)
        parameter trend "Trend" ~ normal(0.05, sd = 0.02)
        parameter spread "Spread" ~ lognormal(0.03, sd = 0.4)
        parameter idle "Read by no observation" ~ normal(0, sd = 1)
        hazard flood "Flood" ~ bernoulli(flood_probability)
        shock supply "Supply" ~ normal(0, spread)
        shock demand "Demand" ~ normal(0, 0.02)
        correlate supply, demand = 0.5

        variable output "Output" published flow
        variable output_growth "Growth" [percent] published growth
        variable other "Other" published stock

        block all "All":
          dlog(output) = trend + effort / 100 - 0.05 * flood + supply
          output_growth = pct(output)
          other = idle + demand

        start:
          output = level
        """;

    public static BoundModel Model { get; } = ModelText.Load(Text, "small.model");

    public static CompiledModel Compiled { get; } = CompiledModel.Compile(Model);

    /// <summary>No flood in any year of history.</summary>
    public static PathTable Paths { get; } = PathTable.Of(
        Enumerable.Range(StartYear + 1, LastYear - StartYear).Select(year => new YearValue(Model.Find("flood")!, year, 0)));

    public static UsedObservation Observe(string indicator, Period period, double value, double sd, ObservationTransform transform) => new(
        new Observation
        {
            Region = "small",
            Indicator = indicator,
            Sector = "total",
            Period = period,
            PeriodText = period.ToString(),
            Value = value,
            Unit = "",
            Status = "official",
            Source = "made for the test",
            Origin = new ObservationOrigin("test.csv", 2, indicator, "", ""),
            KnownFrom = period.KnownFrom,
        },
        new MeasurementError(sd, transform == ObservationTransform.LogLevel ? ErrorScale.Relative : ErrorScale.Absolute, 0, "test"),
        transform,
        "test");

    public static CalibrationProblem Problem(params ImmutableArray<UsedObservation> observations) =>
        new(Compiled, Paths, observations, StartYear, LastYear);

    public static CalibrationProblem Usual() => Problem(
        Observe("output", Period.Year(2020), 104, 0.01, ObservationTransform.LogLevel),
        Observe("output", Period.Year(2022), 118, 0.01, ObservationTransform.LogLevel),
        Observe("output_growth", Period.Year(2023), 2.5, 0.5, ObservationTransform.Growth));
}
