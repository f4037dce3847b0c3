using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Simulation.Contracts.Keys;

namespace Simulation.Api.Security;

/// <summary>Who may ask at which address: the one place where it is written down. An address that is not here keeps the host from starting.</summary>
internal static partial class RouteAccess
{
    /// <summary>Role that an address asks for; null for addresses that answer strangers.</summary>
    public static IReadOnlyDictionary<string, AccessRole?> Roles { get; } = new Dictionary<string, AccessRole?>(StringComparer.Ordinal)
    {
        ["GET /health/live"] = null,
        ["GET /health/ready"] = null,
        ["GET /problems"] = null,
        ["GET /problems/{name}"] = null,
        ["GET /sign-in"] = null,
        ["POST /sign-in"] = null,
        ["POST /sign-out"] = null,
        // A code suffices: what is asked in a workshop, and taking part in it. Wrong codes are counted.
        ["GET /join"] = null,
        ["GET /join/{code}"] = null,
        ["GET /v1/workshops/{code}"] = null,
        ["GET /v1/workshops/{code}/events"] = null,
        ["POST /v1/workshops/{code}/simulate"] = null,
        ["PUT /v1/workshops/{code}/participants/{participant}"] = null,
        ["GET /v1/provinces"] = AccessRole.Viewer,
        ["GET /v1/provinces/{province}"] = AccessRole.Viewer,
        ["GET /v1/provinces/{province}/archive"] = AccessRole.Viewer,
        ["GET /v1/provinces/{province}/plans/{plan}"] = AccessRole.Viewer,
        ["GET /v1/provinces/{province}/plans/{plan}/audit"] = AccessRole.Viewer,
        ["GET /v1/provinces/{province}/plans/{plan}/required-growth"] = AccessRole.Viewer,
        ["GET /v1/provinces/{province}/plans/{plan}/scorecard"] = AccessRole.Viewer,
        ["GET /v1/provinces/{province}/backtest"] = AccessRole.Viewer,
        ["GET /v1/provinces/{province}/monitor"] = AccessRole.Viewer,
        ["GET /v1/provinces/{province}/observations"] = AccessRole.Viewer,
        ["GET /v1/provinces/{province}/audit-trail"] = AccessRole.Viewer,
        ["GET /v1/provinces/{province}/scenario-templates"] = AccessRole.Viewer,
        ["GET /v1/provinces/{province}/scenarios"] = AccessRole.Viewer,
        ["GET /v1/provinces/{province}/scenarios/{scenario}"] = AccessRole.Viewer,
        ["GET /v1/provinces/{province}/scenarios/{scenario}/versions"] = AccessRole.Viewer,
        ["GET /v1/provinces/{province}/workshops"] = AccessRole.Viewer,
        ["GET /v1/workshops/{code}/results"] = AccessRole.Viewer,
        ["GET /v1/models/{model}"] = AccessRole.Viewer,
        ["GET /v1/models/{model}/explain/{variable}"] = AccessRole.Viewer,
        ["GET /v1/models/{model}/graph"] = AccessRole.Viewer,
        ["POST /v1/models/{model}/check"] = AccessRole.Viewer,
        ["POST /v1/models/{model}/estimate"] = AccessRole.Viewer,
        ["POST /v1/models/{model}/track"] = AccessRole.Viewer,
        ["POST /v1/models/{model}/goal-seek"] = AccessRole.Viewer,
        ["POST /v1/models/{model}/multipliers"] = AccessRole.Viewer,
        ["POST /v1/models/{model}/compare"] = AccessRole.Viewer,
        ["GET /v1/analyses/{analysis}/events"] = AccessRole.Viewer,
        ["GET /v1/runs"] = AccessRole.Viewer,
        ["GET /v1/runs/{run}"] = AccessRole.Viewer,
        ["GET /v1/runs/{run}/events"] = AccessRole.Viewer,
        ["GET /v1/runs/{run}/results"] = AccessRole.Viewer,
        ["GET /v1/runs/{run}/draws"] = AccessRole.Viewer,
        ["GET /v1/calibrations/{calibration}"] = AccessRole.Viewer,
        ["GET /v1/calibrations/{calibration}/report"] = AccessRole.Viewer,
        ["GET /sdmx/3.0/structure/{kind}/{agency}/{id}/{version}"] = AccessRole.Viewer,
        ["GET /sdmx/3.0/data/{context}/{agency}/{id}/{version}/{key}"] = AccessRole.Viewer,
        ["GET /sdmx/3.0/availability/{context}/{agency}/{id}/{version}/{key}/{component}"] = AccessRole.Viewer,
        // Questions: something is computed, and nothing kept.
        ["POST /v1/provinces/{province}/simulate"] = AccessRole.Viewer,
        ["POST /v1/provinces/{province}/sectors/{office}/simulate"] = AccessRole.Viewer,
        ["POST /v1/provinces/{province}/compare"] = AccessRole.Viewer,
        ["POST /v1/provinces/{province}/goal-seek"] = AccessRole.Viewer,
        ["POST /v1/provinces/{province}/attribution"] = AccessRole.Viewer,
        ["POST /v1/provinces/{province}/sensitivity"] = AccessRole.Viewer,
        ["POST /v1/provinces/{province}/multipliers"] = AccessRole.Viewer,
        ["POST /v1/provinces/{province}/optimal-control"] = AccessRole.Viewer,
        ["POST /v1/provinces/{province}/judgement"] = AccessRole.Viewer,
        ["PUT /v1/provinces/{province}/scenarios/{scenario}"] = AccessRole.Planner,
        ["DELETE /v1/provinces/{province}/scenarios/{scenario}"] = AccessRole.Planner,
        ["POST /v1/provinces/{province}/runs"] = AccessRole.Planner,
        ["POST /v1/sweeps"] = AccessRole.Planner,
        ["DELETE /v1/runs/{run}"] = AccessRole.Planner,
        ["POST /v1/provinces/{province}/workshops"] = AccessRole.Planner,
        ["POST /v1/workshops/{code}/close"] = AccessRole.Planner,
        ["POST /v1/workshops/{code}/participants/{participant}/leave-out"] = AccessRole.Planner,
        ["POST /v1/webhooks"] = AccessRole.Planner,
        ["GET /v1/webhooks/{webhook}"] = AccessRole.Planner,
        ["POST /v1/provinces/{province}/observations"] = AccessRole.Economist,
        ["POST /v1/provinces/{province}/calibrations"] = AccessRole.Economist,
        ["PUT /v1/provinces/{province}/archive"] = AccessRole.Economist,
        ["DELETE /v1/provinces/{province}"] = AccessRole.Operator,
        ["GET /v1/keys"] = AccessRole.Operator,
        ["POST /v1/keys"] = AccessRole.Operator,
        ["DELETE /v1/keys/{key}"] = AccessRole.Operator,
    };

    /// <summary>A group of addresses, each of which asks for the role that the table gives.</summary>
    public static RouteGroupBuilder MapGuarded(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("");
        ((IEndpointConventionBuilder)group).Add(Guard);
        return group;
    }

    /// <summary>An address as the table and the API document write it: without the values that parts have when they are left out.</summary>
    public static string NameOf(string method, string pattern) => $"{method} /{Standards().Replace(pattern, "").TrimStart('/')}";

    private static void Guard(EndpointBuilder endpoint)
    {
        if (endpoint is not RouteEndpointBuilder { RoutePattern.RawText: { } pattern }) return;
        var method = endpoint.Metadata.OfType<IHttpMethodMetadata>().LastOrDefault()?.HttpMethods is [var only] ? only : HttpMethods.Get;
        if (!Roles.TryGetValue(NameOf(method, pattern), out var role))
            throw new InvalidOperationException($"{NameOf(method, pattern)} is not in the table of {nameof(RouteAccess)}: say which role it asks for.");
        endpoint.Metadata.Add(role is { } needed ? new AccessMark(needed) : new AllowAnonymousAttribute());
    }

    [GeneratedRegex("=[^}]*")]
    private static partial Regex Standards();
}

/// <summary>Marks an address with the role it asks for.</summary>
/// <param name="Role">The role.</param>
internal sealed record AccessMark(AccessRole Role);
