using Simulation.Contracts;
using System.Text;
using System.Text.Json;
using Simulation.Api.Errors;
using Simulation.Api.Json;
using Simulation.Api.OpenApi;
using Simulation.Contracts.Faults;
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
        .WithDescription("Prior and posterior of every parameter, fit and influence of every observation, predictive checks, and what the data cannot tell. Accept: text/html gives a page with pictures.")
        .Produces<CalibrationReviewDocument>()
        .Produces<AnalysisProgressResponse>(StatusCodes.Status202Accepted)
        .ProducesProblems(ProblemKind.WrongShape, ProblemKind.NotFound, ProblemKind.NotReady);

    private static async Task<IResult> ReportAsync(string calibration, HttpContext http, IGrainDoor grains)
    {
        var query = new QueryFields(http.Request.Query);
        var (request, language) = (new CalibrationReviewRequest { Refit = query.Truth("refit") }, query.Text("lang"));
        query.Check();
        var province = await FindAsync(calibration, grains, http.RequestAborted);
        return await AnalysisRoutes.AskAsync(AnalysisCatalogue.CalibrationReview, province, request, http, grains, WantsPage(http.Request) ? document => Render(document, language) : null);
    }

    // A review goes on to forecasts, so it is made of calibrations that answer questions.
    private static async Task<string> FindAsync(string calibration, IGrainDoor grains, CancellationToken cancellation)
    {
        foreach (var province in await grains.Provinces.ListAsync(cancellation))
            if (await InUseAsync(province.Id, grains, cancellation) == calibration)
                return province.Id;
        throw new SimulationFaultException(
            FaultKind.NotFound, $"No province answers questions from a calibration '{calibration}'. Publish it, or ask for the one in the description of its province.");
    }

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
