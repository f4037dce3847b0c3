using System.Security.Claims;
using Simulation.Contracts.Keys;

namespace Simulation.Api.Security;

/// <summary>Who a request comes from, as claims, and back.</summary>
internal static class Identity
{
    /// <summary>The one whom a key names, or a token, or everybody.</summary>
    /// <param name="name">Name in the audit trail; null for everybody.</param>
    /// <param name="access">What he may do; null for nothing.</param>
    /// <param name="scheme">How he was known.</param>
    public static ClaimsPrincipal Of(string? name, Access? access, string scheme)
    {
        var identity = new ClaimsIdentity(scheme);
        if (name is not null) identity.AddClaim(new Claim(identity.NameClaimType, name));
        if (access is not null) identity.AddClaim(new Claim(Access.Claim, access.ToString()));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>What somebody may do; null for nothing.</summary>
    public static Access? AccessOf(ClaimsPrincipal user) => user.FindFirst(Access.Claim) is { } claim ? Access.Parse(claim.Value) : null;

    /// <summary>Name of somebody who was known; null for everybody, and for strangers.</summary>
    public static string? NameOf(ClaimsPrincipal user) => user.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name } ? name : null;
}
