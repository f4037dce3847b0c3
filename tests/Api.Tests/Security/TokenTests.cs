using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace Simulation.Api.Tests.Security;

/// <summary>Tokens of a provider whose keys are in a file.</summary>
public sealed class TokenTests : IAsyncLifetime
{
    private const string Issuer = "https://login.example/realms/office";
    private const string Audience = "simulation";

    private readonly RSA key = RSA.Create(2_048);
    private readonly RSA stranger = RSA.Create(2_048);
    private readonly string file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
    private ApiHost host = null!;

    public async ValueTask InitializeAsync()
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        var set = new { keys = new[] { new { kty = "RSA", use = "sig", kid = "first", n = Base64UrlEncoder.Encode(parameters.Modulus!), e = Base64UrlEncoder.Encode(parameters.Exponent!) } } };
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(set));
        host = new ApiHost(
            "--Security:Tokens:Authority", Issuer, "--Security:Tokens:Audience", Audience, "--Security:Tokens:KeysFile", file, "--Security:Tokens:Roles:Planner", "office-planning lập-kế-hoạch");
        await host.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        File.Delete(file);
        key.Dispose();
        stranger.Dispose();
    }

    [Theory]
    [InlineData("viewer", HttpStatusCode.Forbidden)]
    [InlineData("office-planning", HttpStatusCode.Accepted)]
    [InlineData("lập-kế-hoạch", HttpStatusCode.Accepted)]
    public async Task Token_Role_DecidesAsThatOfAKeyDoes(string role, HttpStatusCode status)
    {
        using var response = await GuardedHost.SendAsync(host, HttpMethod.Post, "/v1/provinces/tra-vinh/runs", Token(role, "tra-vinh"));

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("tra-vinh", HttpStatusCode.OK)]
    [InlineData("*", HttpStatusCode.OK)]
    [InlineData("tien-giang", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Forbidden)]
    public async Task Token_Province_DecidesToo(string? province, HttpStatusCode status)
    {
        using var response = await GuardedHost.SendAsync(host, HttpMethod.Get, "/v1/provinces/tra-vinh", Token("viewer", province));

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Token_WithoutARoleOfOurs_IsKnownAndMayNothing()
    {
        using var response = await GuardedHost.SendAsync(host, HttpMethod.Get, "/v1/provinces", Token("gardener", "*"));

        await response.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Token_Write_IsSignedByItsSubject()
    {
        using var response = await GuardedHost.SendAsync(host, HttpMethod.Put, "/v1/provinces/tra-vinh/scenarios/from-token", Token("economist", "tra-vinh"), """{"name":"Dry year"}""");

        await response.JsonAsync();
        Assert.Equal("user:lan", host.Grains.Asked("from-token").LastSave?.Author);
    }

    [Theory]
    [InlineData("signature")]
    [InlineData("issuer")]
    [InlineData("audience")]
    [InlineData("expired")]
    [InlineData("symmetric")]
    public async Task Token_NotOfTheProvider_IsRefused(string wrong)
    {
        var token = wrong switch
        {
            "signature" => Token("operator", "*", signer: new RsaSecurityKey(stranger) { KeyId = "first" }),
            "issuer" => Token("operator", "*", issuer: "https://elsewhere.example"),
            "audience" => Token("operator", "*", audience: "another program"),
            "expired" => Token("operator", "*", expires: DateTime.UnixEpoch.AddYears(40)),
            // Signed with the public key as if it were a shared secret.
            _ => Token("operator", "*", signer: new SymmetricSecurityKey(key.ExportSubjectPublicKeyInfo()) { KeyId = "first" }, algorithm: SecurityAlgorithms.HmacSha256),
        };

        using var response = await GuardedHost.SendAsync(host, HttpMethod.Get, "/v1/provinces", token);

        await response.ProblemAsync(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    private string Token(
        string role, string? province, string issuer = Issuer, string audience = Audience, DateTime? expires = null, SecurityKey? signer = null, string algorithm = SecurityAlgorithms.RsaSha256)
    {
        var claims = new Dictionary<string, object> { ["sub"] = "lan", ["roles"] = new[] { role } };
        if (province is not null) claims["provinces"] = new[] { province };
        var end = expires ?? DateTime.UtcNow.AddHours(1);
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            Claims = claims,
            IssuedAt = end.AddHours(-2),
            NotBefore = end.AddHours(-2),
            Expires = end,
            SigningCredentials = new SigningCredentials(signer ?? new RsaSecurityKey(key) { KeyId = "first" }, algorithm),
        });
    }
}
