using Simulation.Contracts;
using Simulation.Api.Errors;
using Simulation.Api.Json;
using Simulation.Api.OpenApi;
using Simulation.Api.Runs;
using Simulation.Api.Writing;
using Simulation.Contracts.Calibrations;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Runs;

namespace Simulation.Api.Calibrations;

/// <summary>Calibrations: submitted as runs.</summary>
internal static class CalibrationEndpoints
{
    private const string Tag = "Calibrations";

    public static void MapCalibrations(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/provinces/{province}/calibrations", SubmitAsync)
            .WithName("submitCalibration").WithTags(Tag)
            .WithSummary("Calibrate a province to its observations")
            .WithDescription("A run like others: its progress is at the address given. The same data, priors and effort are the same calibration, which is found when it was computed before.")
            .TakesBody<CalibrateRequest>()
            .Produces<RunResponse>().Produces<RunResponse>(StatusCodes.Status202Accepted)
            .ProducesProblems(ProblemKind.MalformedJson, ProblemKind.NotFound, ProblemKind.BodyTooLarge, ProblemKind.UnsupportedMediaType, ProblemKind.InvalidQuestion, ProblemKind.TooManyRequests, ProblemKind.NotReady);
        routes.MapGet("/v1/calibrations/{calibration}", StatusAsync)
            .WithName("getCalibration").WithTags(Tag)
            .WithSummary("Ask how far a calibration has come")
            .Produces<RunResponse>().ProducesProblems(ProblemKind.NotFound);
    }

    private static async Task<IResult> SubmitAsync(string province, HttpContext http, IGrainDoor grains, RunSubmission submission)
    {
        var question = await JsonBody.ReadAsync(http.Request, Question) with { Author = Author.Of(http.Request) };
        return await submission.AnswerAsync(http, question, () => grains.Province(province).CalibrateAsync(question, http.RequestAborted));
    }

    private static async Task<IResult> StatusAsync(string calibration, HttpContext http, IGrainDoor grains) =>
        await grains.Run(calibration).FindStatusAsync(http.RequestAborted) is { Kind: RunKind.Calibration } status
            ? JsonAnswer.Of(RunMapping.Response(status), ApiJson.Default.RunResponse)
            : throw new SimulationFaultException(FaultKind.NotFound, $"There is no calibration '{calibration}'. The one in use is in the description of its province.");

    private static CalibrationQuestion Question(JsonFields fields) => new()
    {
        Blocks = Small(fields.Whole("blocks")),
        Steps = Small(fields.Whole("steps")),
        Publishes = fields.Truth("publish") ?? true,
    };

    // What does not fit is out of range in any case, and is refused with the range.
    private static int? Small(long? value) => value is { } number ? (int)Math.Clamp(number, int.MinValue, int.MaxValue) : null;
}
