using Simulation.Api.Json;
using Simulation.Api.OpenApi;
using Simulation.Documents.Analyses;
using Simulation.Documents.Backtesting;
using Simulation.Formats.Subjects;

namespace Simulation.Api.Analyses;

/// <summary><c>GET /v1/provinces/{province}/backtest</c>: several calibrations, computed once and kept.</summary>
internal static class BacktestEndpoint
{
    private const int EarliestYear = 1900;
    private const int LatestYear = 2200;

    public static void MapBacktest(this IEndpointRouteBuilder routes) => routes
        .MapQuestion("/v1/provinces/{province}/backtest", AnalysisCatalogue.Backtest, (_, query) => Read(query), BacktestTable.Of, restsOnCalibration: false)
        .WithName("backtestProvince")
        .WithSummary("Score forecasts from past years against what came")
        .WithDescription("For each origin the province is calibrated to the figures then in print and forecast 1 to 3 years ahead: CRPS, coverage, bias, PIT and skill against naive forecasts, by indicator, sector and horizon. "
            + "Takes a calibration for every origin the first time; the answer is kept.")
        .TakesQuery("firstOrigin", "First origin, the last year of its history; the earliest possible when left out.", EarliestYear, LatestYear)
        .TakesQuery("lastOrigin", "Last origin; the latest possible when left out.", EarliestYear, LatestYear)
        .TakesQuery("horizon", "Years ahead; 3 when left out.", 1, BacktestAnalysis.LongestHorizon)
        .TakesQuery("steps", "Steps of every chain of the calibrations; those of a full calibration when left out.", BacktestAnalysis.FewestSteps, BacktestAnalysis.MostSteps);

    private static BacktestRequest Read(QueryFields query) => new()
    {
        FirstOrigin = query.Whole("firstOrigin", EarliestYear, LatestYear),
        LastOrigin = query.Whole("lastOrigin", EarliestYear, LatestYear),
        Horizon = query.Whole("horizon", 1, BacktestAnalysis.LongestHorizon),
        Steps = query.Whole("steps", BacktestAnalysis.FewestSteps, BacktestAnalysis.MostSteps),
    };
}
