using Microsoft.AspNetCore.Authorization;
using Simulation.Contracts.Keys;

namespace Simulation.Api.Security;

/// <summary>What every address asks for that does not answer strangers: a role that suffices, and the province that the address names.</summary>
internal sealed class AccessRequirement : IAuthorizationRequirement;

/// <summary>Compares what an address asks for with what the caller may do. An address without a mark is the operator's.</summary>
internal sealed class AccessHandler : AuthorizationHandler<AccessRequirement>
{
    private const string Province = "province";

    /// <summary>What keeps a caller out, and the way in.</summary>
    public static string WhyNot(HttpContext http)
    {
        if (Identity.AccessOf(http.User) is not { } access) return "The token gives no role here. Ask whoever operates this host which one you should have.";
        var needed = RoleOf(http);
        return access.Role < needed
            ? $"This needs the role {Word(needed)}, and you have the role {Word(access.Role)}."
            : $"You may not ask about '{Named(http).FirstOrDefault(province => !access.Covers(province))}'. You may ask about {(access.Provinces is { Count: > 0 } own ? string.Join(", ", own) : "no province")}.";
    }

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, AccessRequirement requirement)
    {
        if (context.Resource is not HttpContext http) return Task.CompletedTask;
        // Nothing is there, or not for this method: to say so gives nothing away, the list of addresses is public.
        var isNothing = http.GetEndpoint() is not RouteEndpoint;
        if (isNothing || (Identity.AccessOf(context.User) is { } access && access.Role >= RoleOf(http) && Named(http).All(access.Covers))) context.Succeed(requirement);
        return Task.CompletedTask;
    }

    private static AccessRole RoleOf(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<AccessMark>()?.Role ?? AccessRole.Operator;

    private static IEnumerable<string> Named(HttpContext http)
    {
        if (http.Request.RouteValues.TryGetValue(Province, out var part) && part is string place) yield return place;
        foreach (var asked in http.Request.Query[Province])
            if (!string.IsNullOrEmpty(asked)) yield return asked;
    }

    private static string Word(AccessRole role) => role.ToString().ToLowerInvariant();
}
