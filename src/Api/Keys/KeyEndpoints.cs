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
    private const int DefaultLimit = 100;
    private const int MaximumLimit = 1_000;

    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/keys", ListAsync)
            .WithName("listKeys").WithTags(Tag)
            .WithSummary("List the keys")
            .TakesQuery("cursor", "Where to go on: the field next of the page before.", "planning-office")
            .TakesQuery("limit", "Most keys of a page; 100 when left out.", 1, MaximumLimit)
            .Produces<KeyListResponse>().ProducesProblems(ProblemKind.WrongShape, ProblemKind.Unavailable);
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

    private static async Task<IResult> ListAsync(HttpContext http, IGrainDoor grains)
    {
        var query = new QueryFields(http.Request.Query);
        var (after, limit) = (query.Text("cursor"), query.Whole("limit", 1, MaximumLimit) ?? DefaultLimit);
        query.Check();
        var keys = await grains.Keys.ListAsync(after, limit, http.RequestAborted);
        return JsonAnswer.Of(new KeyListResponse([.. keys.Select(Response)], keys.Length == limit ? keys[^1].Name : null), ApiJson.Default.KeyListResponse);
    }

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
