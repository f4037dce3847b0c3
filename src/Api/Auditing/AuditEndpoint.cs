using Simulation.Contracts;
using System.Globalization;
using Simulation.Api.Errors;
using Simulation.Api.Json;
using Simulation.Api.OpenApi;

namespace Simulation.Api.Auditing;

/// <summary><c>GET /v1/provinces/{province}/audit-trail</c>: who changed what.</summary>
internal static class AuditEndpoint
{
    private const int DefaultLimit = 100;
    private const int MaximumLimit = 1_000;

    public static void MapAuditTrail(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/provinces/{province}/audit-trail", ListAsync)
        .WithName("listChanges")
        .WithTags("Audit trail")
        .WithSummary("List what people changed, the newest first")
        .TakesQuery("kind", "Only changes of scenario, observations, province, workshop or workshop-entry.", "scenario")
        .TakesQuery("cursor", "Where to go on: the field next of the page before.", "42")
        .TakesQuery("limit", "Most changes of a page; 100 when left out.", 1, MaximumLimit)
        .Produces<AuditTrailResponse>()
        .ProducesProblems(ProblemKind.WrongShape, ProblemKind.NotFound, ProblemKind.InvalidQuestion, ProblemKind.Unavailable);

    private static async Task<IResult> ListAsync(string province, HttpContext http, IGrainDoor grains)
    {
        var query = new QueryFields(http.Request.Query);
        var (kind, before, limit) = (query.Text("kind"), query.Long("cursor", 1, long.MaxValue), query.Whole("limit", 1, MaximumLimit) ?? DefaultLimit);
        query.Check();
        var changes = await grains.Audit(province).ListAsync(kind, before, limit, http.RequestAborted);
        var answer = new AuditTrailResponse(
            [.. changes.Select(change => new AuditResponse(change.Number, change.When, change.Author, change.Kind, change.Id, change.Version, change.Action, change.Before, change.After))],
            changes.Length == limit ? changes[^1].Number.ToString(CultureInfo.InvariantCulture) : null);
        return JsonAnswer.Metadata(answer, ApiJson.Default.AuditTrailResponse);
    }
}

/// <summary>What people changed in a province.</summary>
/// <param name="Changes">The newest first.</param>
/// <param name="Next">Cursor of the next page; null at the end.</param>
public sealed record AuditTrailResponse(IReadOnlyList<AuditResponse> Changes, string? Next);

/// <summary>A change that somebody made.</summary>
/// <param name="Number">Counts up over all changes; numbers may be missing.</param>
/// <param name="When">When.</param>
/// <param name="Author">Who.</param>
/// <param name="Kind">scenario, observations, province, workshop or workshop-entry.</param>
/// <param name="Id">The scenario, the upload or the province.</param>
/// <param name="Version">Its version after the change.</param>
/// <param name="Action">created, changed or deleted.</param>
/// <param name="Before">What was so before and is not any more, a line for each thing.</param>
/// <param name="After">What is so now and was not before.</param>
public sealed record AuditResponse(
    long Number, DateTimeOffset When, string Author, string Kind, string Id, long Version, string Action, IReadOnlyList<string> Before, IReadOnlyList<string> After);
