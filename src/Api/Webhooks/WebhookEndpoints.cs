using System.Security.Cryptography;
using Simulation.Api.Errors;
using Simulation.Api.Json;
using Simulation.Api.OpenApi;
using Simulation.Api.Writing;
using Simulation.Contracts;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Webhooks;

namespace Simulation.Api.Webhooks;

/// <summary><c>/v1/webhooks</c>: whom to tell that a run has ended.</summary>
internal static class WebhookEndpoints
{
    private const string Tag = "Webhooks";
    private const string SecretMark = "whsec_";
    private const int SecretBytes = 32;

    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/webhooks", RegisterAsync)
            .WithName("createWebhook").WithTags(Tag)
            .WithSummary("Be told when a run has ended")
            .WithDescription(
                "One message is posted to the address when the run has finished, failed or was cancelled, at once when it has already, signed as the Standard Webhooks specification says: HMAC-SHA256 over id, time and bytes, with the secret of this answer, "
                + "which is shown this once. What is not answered with 2xx is sent again, seven times within a day.")
            .TakesBody<WebhookRequest>()
            .Produces<NewWebhookResponse>(StatusCodes.Status201Created)
            .ProducesProblems(ProblemKind.MalformedJson, ProblemKind.NotFound, ProblemKind.UnsupportedMediaType, ProblemKind.BodyTooLarge, ProblemKind.InvalidQuestion, ProblemKind.TooManyRequests, ProblemKind.Unavailable);
        routes.MapGet("/v1/webhooks/{webhook}", FindAsync)
            .WithName("getWebhook").WithTags(Tag)
            .WithSummary("Ask what has become of a webhook")
            .Produces<WebhookResponse>().ProducesProblems(ProblemKind.NotFound, ProblemKind.Unavailable);
    }

    private static async Task<IResult> RegisterAsync(HttpContext http, IGrainDoor grains)
    {
        var (run, url) = await JsonBody.ReadAsync(http.Request, fields => (fields.RequiredText("run", "fdeedd2de0ffcaad3887cb2738164bf6"), fields.RequiredText("url", "https://office.example/finished")));
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        var status = await grains.Webhook(Guid.NewGuid().ToString("N")).RegisterAsync(new WebhookOrder(run, url, secret, Author.Of(http.Request), Guid.NewGuid()), http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Location = $"/v1/webhooks/{status.Id}";
        var answer = new NewWebhookResponse
        {
            Webhook = status.Id,
            Run = status.Run,
            Url = status.Url,
            State = Word(status.State),
            Attempts = status.Attempts,
            Outcome = status.Outcome,
            Next = status.Next,
            Secret = SecretMark + Convert.ToBase64String(secret),
        };
        return JsonAnswer.Of(answer, ApiJson.Default.NewWebhookResponse, StatusCodes.Status201Created);
    }

    private static async Task<IResult> FindAsync(string webhook, HttpContext http, IGrainDoor grains)
    {
        var status = await grains.Webhook(webhook).FindAsync(http.RequestAborted) ?? throw new SimulationFaultException(FaultKind.NotFound, $"There is no webhook '{webhook}'.");
        var answer = new WebhookResponse
        {
            Webhook = status.Id,
            Run = status.Run,
            Url = status.Url,
            State = Word(status.State),
            Attempts = status.Attempts,
            Outcome = status.Outcome,
            Next = status.Next,
        };
        return JsonAnswer.Of(answer, ApiJson.Default.WebhookResponse);
    }

    private static string Word(WebhookState state) => state.ToString().ToLowerInvariant();
}
