using Simulation.Api.Errors;
using Simulation.Api.Json;
using Simulation.Api.OpenApi;
using Simulation.Api.Security;
using Simulation.Api.Writing;
using Simulation.Contracts;
using Simulation.Contracts.Keys;

namespace Simulation.Api.Keys;

/// <summary><c>/v1/keys</c>: who else may ask. For operators.</summary>
internal static class KeyEndpoints
{
    private const string Tag = "Keys";

    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/keys", ListAsync)
            .WithName("listKeys").WithTags(Tag)
            .WithSummary("List the keys")
            .Produces<KeyListResponse>().ProducesProblems();
        routes.MapPost("/v1/keys", CreateAsync)
            .WithName("createKey").WithTags(Tag)
            .WithSummary("Make a key")
            .WithDescription("The answer holds the secret. It is shown this once: what is kept is a hash of it.")
            .TakesBody<KeyRequest>()
            .Produces<NewKeyResponse>(StatusCodes.Status201Created)
            .ProducesProblems(ProblemKind.MalformedJson, ProblemKind.UnsupportedMediaType, ProblemKind.BodyTooLarge, ProblemKind.InvalidQuestion, ProblemKind.Unavailable);
        routes.MapDelete("/v1/keys/{key}", RevokeAsync)
            .WithName("revokeKey").WithTags(Tag)
            .WithSummary("Revoke a key")
            .WithDescription("Every process of the deployment refuses it within 5 s. It stays in the list, and its name is not given again.")
            .Produces<KeyResponse>().ProducesProblems(ProblemKind.NotFound, ProblemKind.Unavailable);
    }

    private static async Task<IResult> ListAsync(HttpContext http, IGrainDoor grains) =>
        JsonAnswer.Of(new KeyListResponse([.. (await grains.Keys.ListAsync(http.RequestAborted)).Select(Response)]), ApiJson.Default.KeyListResponse);

    private static async Task<IResult> CreateAsync(HttpContext http, IGrainDoor grains, TimeProvider time)
    {
        var request = await JsonBody.ReadAsync(http.Request, Read);
        var (order, secret) = KeyOrders.Of(request, Author.Of(http.Request), time.GetUtcNow());
        var key = await grains.Keys.CreateAsync(order, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Location = $"/v1/keys/{key.Name}";
        return JsonAnswer.Of(
            new NewKeyResponse
            {
                Name = key.Name,
                Role = KeyOrders.Word(key.Role),
                Provinces = key.Provinces,
                Created = key.Created,
                Author = key.Author,
                Expires = key.Expires,
                Revoked = key.Revoked,
                Secret = secret,
            },
            ApiJson.Default.NewKeyResponse, StatusCodes.Status201Created);
    }

    private static async Task<IResult> RevokeAsync(string key, HttpContext http, IGrainDoor grains, KeyRing ring)
    {
        var revoked = await grains.Keys.RevokeAsync(key, Author.Of(http.Request), http.RequestAborted);
        ring.Forget(key);
        return JsonAnswer.Of(Response(revoked), ApiJson.Default.KeyResponse);
    }

    private static KeyRequest Read(JsonFields fields) => new()
    {
        Name = fields.RequiredText("name", "planning-office"),
        Role = fields.RequiredText("role", "planner"),
        Provinces = fields.Texts("provinces"),
        Days = fields.Small("days"),
    };

    private static KeyResponse Response(ApiKey key) => new()
    {
        Name = key.Name,
        Role = KeyOrders.Word(key.Role),
        Provinces = key.Provinces,
        Created = key.Created,
        Author = key.Author,
        Expires = key.Expires,
        Revoked = key.Revoked,
    };
}
