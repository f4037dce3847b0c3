using Simulation.Contracts;
using System.Text.Json;
using Microsoft.OpenApi;
using Simulation.Api.Errors;
using Simulation.Api.Formats;
using Simulation.Api.Json;
using Simulation.Api.OpenApi;
using Simulation.Api.Simulate;
using Simulation.Api.Sweeps;
using Simulation.Contracts.Runs;
using Simulation.Formats.Writers;

namespace Simulation.Api.Runs;

/// <summary><c>GET /v1/runs/{run}/results</c>: the answer of a forecast; the rows of a sweep, as they finish.</summary>
internal static class RunResults
{
    private const string JsonMedia = "application/json";
    private const string RowsMedia = "application/x-ndjson";

    public static void MapRunResults(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/runs/{run}/results", ResultsAsync)
        .WithName("getRunResults").WithTags("Runs")
        .WithSummary("Get the result of a run")
        .WithDescription(
            "The answer of a forecast, in the form of simulate: it never changes, and may be cached for ever. For a sweep one line of JSON for each point, those that are there at once and the "
            + "others as they finish. For a calibration its status: the ensemble is what questions are answered from.")
        .Produces<SweepRowResponse>(StatusCodes.Status200OK, RowsMedia)
        .AddOpenApiOperationTransformer((operation, context, _) =>
        {
            // The framework keeps one type for each status: this operation has two, told apart by their media types.
            operation.Responses!["200"].Content![JsonMedia] = new OpenApiMediaType
            {
                Schema = new OpenApiSchemaReference(nameof(SimulateResponse), context.Document),
                Example = Examples.Read("getRunResults.200.json"),
            };
            return Task.CompletedTask;
        })
        .OffersTables(FormatOffer.Published).TakesSeries()
        .ProducesProblems(ProblemKind.NotFound, ProblemKind.NoResult);

    private static async Task<IResult> ResultsAsync(string run, HttpContext http, IGrainDoor grains, RunFollowing following)
    {
        var wanted = ForecastAnswer.Read(http.Request);
        var status = await RunEndpoints.FindAsync(grains, run, http.RequestAborted);
        RefuseOthers(status.Kind, wanted.Format);
        if (status.Kind == RunKind.Sweep) return Results.Stream(body => WriteRowsAsync(following, run, body, http.RequestAborted), RowsMedia);
        if (status.State != RunState.Finished) throw new ProblemException(ProblemKind.NoResult, WhyNot(status));
        if (status.Kind == RunKind.Calibration) return JsonAnswer.Of(RunMapping.Response(status), ApiJson.Default.RunResponse);
        var result = await grains.Run(run).FindResultAsync(http.RequestAborted)
            ?? throw new ProblemException(ProblemKind.NoResult, "The result is not kept any more. Submit the question again: it comes to the same bytes.");
        return await wanted.OfRunAsync(result, status.Provinces[0], http);
    }

    // Rows of a sweep are lines of JSON whatever is preferred, as long as the client takes either.
    private static void RefuseOthers(RunKind kind, AnswerFormat format)
    {
        if (kind == RunKind.Forecast || format.IsJson || (kind == RunKind.Sweep && format.Table == TableFormat.NdJson)) return;
        throw AnswerFormat.NotOffered(format.Table!.Name, kind == RunKind.Sweep ? RowsMedia : JsonMedia);
    }

    private static async Task WriteRowsAsync(RunFollowing following, string run, Stream body, CancellationToken cancellation)
    {
        await foreach (var row in following.RowsAsync(run, cancellation))
        {
            await JsonSerializer.SerializeAsync(body, SweepMapping.Response(row), ApiJson.Default.SweepRowResponse, cancellation);
            await body.WriteAsync("\n"u8.ToArray(), cancellation);
            await body.FlushAsync(cancellation);
        }
    }

    /// <summary>Why there is no result of a run that has not finished.</summary>
    public static string WhyNot(RunStatus status) => status.State switch
    {
        RunState.Failed => $"The run failed: {status.Failure}",
        RunState.Cancelled => "The run was cancelled. Submit the question again to have it computed.",
        _ => $"{status.Done} of {status.Total} are done. Follow it at {RunMapping.AddressOf(status.Run)}/events.",
    };
}
