using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;
using Simulation.Contracts.Keys;

namespace Simulation.Api.Security;

/// <summary>Knows callers by the token of an OpenID Connect provider: signed, unexpired, of this issuer, for this audience.</summary>
internal static class TokenAuthentication
{
    /// <summary>What names from tokens begin with: names of keys have no colon, so that neither passes for the other.</summary>
    public const string Prefix = "user:";

    private const string Everywhere = "*";
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    /// <summary>Sets up the framework's handler.</summary>
    public static void Configure(JwtBearerOptions options, TokenSettings tokens)
    {
        options.MapInboundClaims = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = tokens.Authority,
            ValidAudience = tokens.Audience,
            ClockSkew = ClockSkew,
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            // Public keys only: a provider's public key must not pass for a shared secret.
            ValidAlgorithms =
            [
                SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384,
                SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
            ],
        };
        if (tokens.KeysFile is { } file)
        {
            options.TokenValidationParameters.IssuerSigningKeys = new JsonWebKeySet(File.ReadAllText(file)).GetSigningKeys();
        }
        else
        {
            options.Authority = tokens.Authority;
            options.RequireHttpsMetadata = !new Uri(tokens.Authority).IsLoopback;
        }

        options.Events = new JwtBearerEvents
        {
            OnTokenValidated = context =>
            {
                context.Principal = Translate(context.Principal!, tokens);
                return Task.CompletedTask;
            },
        };
    }

    private static ClaimsPrincipal Translate(ClaimsPrincipal token, TokenSettings tokens)
    {
        var name = token.FindFirst(tokens.NameClaim)?.Value ?? token.FindFirst("sub")?.Value ?? "unnamed";
        var roles = token.FindAll(tokens.RoleClaim).Where(claim => tokens.Roles.ContainsKey(claim.Value)).Select(claim => tokens.Roles[claim.Value]).ToList();
        return Identity.Of(Prefix + name, roles.Count == 0 ? null : Access(roles.Max(), [.. token.FindAll(tokens.ProvinceClaim).Select(claim => claim.Value)]), JwtBearerDefaults.AuthenticationScheme);
    }

    // Operators look after the whole deployment; everybody else reaches the provinces that the token names, and none where it names none.
    private static Access Access(AccessRole role, string[] provinces) => new(role, role == AccessRole.Operator || provinces.Contains(Everywhere) ? null : provinces);
}
