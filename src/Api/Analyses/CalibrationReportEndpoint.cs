using Simulation.Contracts;
using System.Text;
using System.Text.Json;
using Simulation.Api.Errors;
using Simulation.Api.Json;
using Simulation.Api.OpenApi;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Runs;
using Simulation.Documents.Analyses;
using Simulation.Documents.Calibrating;
using Simulation.Documents.Json;

namespace Simulation.Api.Analyses;

/// <summary>How far a calibration can be believed: as JSON, or as a page with pictures for who accepts <c>text/html</c>.</summary>
internal static class CalibrationReportEndpoint
{
    private const string Page = "text/html";

    public static void MapCalibrationReport(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/calibrations/{calibration}/report", ReportAsync)
        .TakesQuery("refit", "true calibrates again without each figure that importance weights cannot leave out: some seconds for each.", "false")
        .TakesQuery("lang", "Language of the page, en or vi; en when left out.", "vi")
        .WithName("getCalibrationReport")
        .WithTags("Calibrations")
        .WithSummary("Doubt a calibration")
        .WithDescription("Prior and posterior of every parameter, fit and influence of every observation, predictive checks, and what the data cannot tell, of any calibration that has finished, published or not. Accept: text/html gives a page with pictures.")
        .Produces<CalibrationReviewDocument>()
        .Produces<AnalysisProgressResponse>(StatusCodes.Status202Accepted)
        .ProducesProblems(ProblemKind.WrongShape, ProblemKind.NotFound, ProblemKind.NotReady);

    private static async Task<IResult> ReportAsync(string calibration, HttpContext http, IGrainDoor grains)
    {
        var query = new QueryFields(http.Request.Query);
        var (request, language) = (new CalibrationReviewRequest { Refit = query.Truth("refit") }, query.Text("lang"));
        query.Check();
        var province = await FindAsync(calibration, grains, http.RequestAborted);
        return await AnalysisRoutes.AskAsync(
            AnalysisCatalogue.CalibrationReview, province, request, http, grains, WantsPage(http.Request) ? document => Render(document, language) : null, calibration);
    }

    // Calibrations are runs, published or not. One that came with a store of its own may be in use without ever having been a run here.
    private static async Task<string> FindAsync(string calibration, IGrainDoor grains, CancellationToken cancellation)
    {
        if (await grains.Run(calibration).FindStatusAsync(cancellation) is { Kind: RunKind.Calibration, Provinces: [var province, ..] } run)
            return run.State == RunState.Finished ? province : throw Unfinished(run);
        foreach (var known in await grains.Provinces.ListAsync(cancellation))
            if (await InUseAsync(known.Id, grains, cancellation) == calibration)
                return known.Id;
        throw new SimulationFaultException(FaultKind.NotFound, $"There is no calibration '{calibration}'. The one in use is in the description of its province.");
    }

    private static SimulationFaultException Unfinished(RunStatus run) => run.State switch
    {
        RunState.Failed => new SimulationFaultException(FaultKind.NotFound, $"The calibration '{run.Run}' failed and has no report: {run.Failure}"),
        RunState.Cancelled => new SimulationFaultException(FaultKind.NotFound, $"The calibration '{run.Run}' was cancelled and has no report. Submit it again."),
        _ => new SimulationFaultException(FaultKind.NotReady, FormattableString.Invariant($"The calibration '{run.Run}' is {(run.Total > 0 ? 100.0 * run.Done / run.Total : 0):F0} % done. Ask again shortly.")),
    };

    private static async Task<string?> InUseAsync(string province, IGrainDoor grains, CancellationToken cancellation)
    {
        try
        {
            return (await grains.Province(province).DescribeAsync(cancellation)).Calibration;
        }
        catch (SimulationFaultException fault) when (fault.Kind is FaultKind.NotReady)
        {
            return null;
        }
    }

    private static bool WantsPage(HttpRequest request) =>
        request.GetTypedHeaders().Accept.OrderByDescending(accepted => accepted.Quality ?? 1).FirstOrDefault()?.MediaType.Value == Page;

    private static IResult Render(byte[] document, string? language) => Results.Text(
        CalibrationReviewHtml.Render(JsonSerializer.Deserialize(document, DocumentJson.Default.CalibrationReviewDocument)!, language == "vi"), Page, Encoding.UTF8);
}
