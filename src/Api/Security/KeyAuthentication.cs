using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Simulation.Api.Errors;
using Simulation.Contracts.Keys;
using Simulation.Operations.Telemetry;

namespace Simulation.Api.Security;

/// <summary>
/// Knows callers by their key: <c>Authorization: Bearer sim_…</c>, <c>X-API-Key: sim_…</c>, or the cookie of who has signed in to the pages. On a host that asks for no keys everybody may do everything,
/// except what a page of another site makes a browser send.
/// </summary>
internal sealed class KeyAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SecuritySettings security, KeyRing keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string Name = "Key";

    /// <summary>Header with a key alone.</summary>
    public const string Header = "X-API-Key";

    private const string Bearer = "Bearer ";

    /// <summary>The secret that a request shows in its headers; null when it shows none.</summary>
    public static string? Shown(HttpRequest request) =>
        request.Headers[Header].ToString() is { Length: > 0 } key ? key
        : request.Headers.Authorization.ToString() is { } authorization && authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim()
        : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Shown(Request) is { } shown) return await KnowAsync(shown);
        if (security.IsOpen) return IsTrusted() ? Success(Identity.Of(null, Access.Full, Name)) : AuthenticateResult.Fail("This host answers everybody on this machine, and nobody else.");
        return Session.Of(Request) is { } session ? await KnowAsync(session) : AuthenticateResult.NoResult();
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (SignIn.Redirect(Context)) return Task.CompletedTask;
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        var detail = security.IsOpen && Shown(Request) is null
            ? "This host asks for no keys and therefore answers who asks from this machine only, under its own name, without a proxy and not for pages of other sites. docs/guide/security.md says how keys are asked for."
            : Shown(Request) is null
                ? $"Send a key: Authorization: Bearer {KeySecret.Mark}..., or {Header}: {KeySecret.Mark}.... Whoever operates this host makes keys."
                : "The key or token is not known here, or has expired, or was revoked. Ask whoever operates this host for another.";
        return ProblemWriter.WriteAsync(Context, ProblemWriter.Describe(Context, ProblemKind.Unauthenticated, detail));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        if (SignIn.Redirect(Context)) return Task.CompletedTask;
        return ProblemWriter.WriteAsync(Context, ProblemWriter.Describe(Context, ProblemKind.Forbidden, AccessHandler.WhyNot(Context)));
    }

    private static AuthenticateResult Success(System.Security.Claims.ClaimsPrincipal user) => AuthenticateResult.Success(new AuthenticationTicket(user, Name));

    private async Task<AuthenticateResult> KnowAsync(string shown) => await keys.KnowAsync(shown, Context.RequestAborted) is var (name, access)
        ? Success(Identity.Of(name, access, Name))
        : AuthenticateResult.Fail("The key is not known, has expired or was revoked.");

    // Who insists that there are no keys has said that everybody is trusted. Else: this machine, by its own name (a name that was made to point here is somebody's trick), and no other site's page.
    private bool IsTrusted() => security.Keyless == true
        ? !IsOtherSite()
        : Loopback.IsCaller(Context) && IsOwnName(Request.Host.Host) && !IsOtherSite();

    private bool IsOtherSite() =>
        Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" && Request.Headers["Sec-Fetch-Mode"].ToString() is not "navigate" && !security.Origins.Contains(Request.Headers.Origin.ToString(), StringComparer.Ordinal);

    private static bool IsOwnName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
