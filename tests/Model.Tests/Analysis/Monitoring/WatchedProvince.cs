using System.Collections.Immutable;
using Simulation.Model.Analysis.Monitoring;
using Simulation.Model.Calibration;
using Simulation.Model.Calibration.Sampling;
using Simulation.Model.Execution;
using Simulation.Model.Plans;
using Simulation.Model.Plans.Forecasting;
using Simulation.Model.Tests.Calibration;

namespace Simulation.Model.Tests.Analysis.Monitoring;

/// <summary>The small province at the beginning of 2024, with a plan of two targets; calibrated once for all tests.</summary>
internal static class WatchedProvince
{
    public const int Draws = 16_384;

    public static readonly DateOnly Start = new(2024, 1, 1);
    public static readonly DateOnly AsOf = new(2024, 7, 15);

    public static readonly Plan Plan = new()
    {
        Id = "2024",
        Targets =
        [
            new Target { Indicator = "output_growth", Sector = "total", Operator = TargetOperator.AtLeast, Value = 7, Unit = "percent", Year = 2024, Kind = TargetKind.Simulated },
            new Target { Indicator = "output", Sector = "total", Operator = TargetOperator.AtLeast, Value = 128, Unit = "", Year = 2024, Kind = TargetKind.Simulated },
            new Target { Indicator = "secure", Sector = "total", Operator = TargetOperator.AtLeast, Value = 98, Unit = "percent", Year = 2024, Kind = TargetKind.Reported },
        ],
    };

    private static readonly Lazy<Task<CalibrationResult>> Calibrated = new(
        () => Calibrator.Prepare(SmallProvince.Usual(), new SamplerOptions { Steps = 240 }).RunAsync(2));

    /// <summary>No flood in 2024 either, so that a calibration of 2024 is possible.</summary>
    public static PathTable Paths { get; } = SmallProvince.Paths.With(PathTable.Of([new YearValue(SmallProvince.Model.Find("flood")!, 2024, 0)]));

    public static Task<CalibrationResult> CalibrationAsync() => Calibrated.Value;

    /// <summary>A growth figure of the first months of 2024, its bridge in the error.</summary>
    public static UsedObservation Growth(int months, double value, double sd) =>
        SmallProvince.Observe("output_growth", Period.YearToDate(2024, months), value, sd, ObservationTransform.Growth);

    public static UsedObservation Output(int months, double value, double sd) =>
        SmallProvince.Observe("output", Period.YearToDate(2024, months), value, sd, ObservationTransform.LogLevel);

    /// <summary>What was known on a day: history, and these figures.</summary>
    public static KnownFigures On(int month, params ImmutableArray<UsedObservation> figures) =>
        new(new DateOnly(2024, month, 1), [.. SmallProvince.Usual().Observations, .. figures]);

    public static async Task<MonitoringReport> WatchAsync(params ImmutableArray<KnownFigures> days) => YearMonitor.Watch(await QuestionAsync(days), cancellation: Xunit.TestContext.Current.CancellationToken);

    public static async Task<MonitoringQuestion> QuestionAsync(params ImmutableArray<KnownFigures> days)
    {
        var calibration = await CalibrationAsync();
        var limits = new ForecastLimits(2024, 2030, 1000, 1_000_000, 1);
        var forecaster = new Forecaster(SmallProvince.Compiled, Paths, calibration.Id, calibration.Ensemble, [Plan], limits);
        return new MonitoringQuestion
        {
            Problem = SmallProvince.Usual(),
            Calibration = calibration,
            Forecast = forecaster.Prepare(new ForecastQuestion { Draws = Draws }),
            Start = Start,
            AsOf = AsOf,
            Days = days,
            Headlines = [("output_growth", "total"), ("output", "total")],
        };
    }
}
