using Microsoft.OpenApi;
using Simulation.Api.Errors;
using Simulation.Api.Formats;
using Simulation.Api.Json;
using Simulation.Api.OpenApi;
using Simulation.Contracts;
using Simulation.Contracts.Runs;
using Simulation.Formats.Draws;

namespace Simulation.Api.Runs;

/// <summary><c>GET /v1/runs/{run}/draws</c>: every draw of a forecast, computed again while it is sent.</summary>
internal static class RunDrawsEndpoint
{
    public static void MapRunDraws(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/runs/{run}/draws", DrawsAsync)
        .WithName("getRunDraws").WithTags("Runs")
        .WithSummary("Get the draws of a forecast")
        .WithDescription(
            "One row for each draw and year, one column for each series: 'grdp_growth', or 'sector_share__agriculture' where it is of a part. Draws are not kept: they are computed again, to the same bits, "
            + "while they are sent, so that any number of them may be asked for. A Parquet file holds model, vintage, seed and units in its metadata; of the others they are under results.")
        .Produces<string>(StatusCodes.Status200OK, DrawsFormat.Parquet.MediaType, [.. DrawsFormat.All.Skip(1).Select(format => format.MediaType)])
        .TakesQuery("format", "Format of the answer, over what Accept says.", [.. FormatOffer.Draws.Select(offer => offer.Name)])
        .TakesYears()
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Responses!["200"].Content![DrawsFormat.Parquet.MediaType] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } };
            return Task.CompletedTask;
        })
        .ProducesProblems(ProblemKind.NotFound, ProblemKind.NoResult, ProblemKind.WrongShape, ProblemKind.NotAcceptable);

    private static async Task<IResult> DrawsAsync(string run, HttpContext http, IGrainDoor grains)
    {
        var query = new QueryFields(http.Request.Query);
        var years = SeriesQuery.ReadYears(query);
        var name = AnswerFormat.Choose(http.Request, query, FormatOffer.Draws).Name;
        query.Check();
        var status = await RunEndpoints.FindAsync(grains, run, http.RequestAborted);
        if (status.Kind != RunKind.Forecast) throw new ProblemException(ProblemKind.NoResult, $"The run is a {RunMapping.Response(status).Kind}: only forecasts have draws.");
        if (status.State != RunState.Finished) throw new ProblemException(ProblemKind.NoResult, RunResults.WhyNot(status));
        var draws = await grains.Run(run).FindDrawsAsync(http.RequestAborted)
            ?? throw new ProblemException(ProblemKind.NoResult, "The run is not kept any more. Submit the question again: it comes to the same draws.");
        return new DrawsAnswer(grains, new DrawsTable(draws, years), DrawsFormat.All.Single(format => format.Name == name));
    }
}
