using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Simulation.Api.Security;
using Simulation.Api.Tests.Doubles;
using Simulation.Contracts.Keys;
using Xunit;

namespace Simulation.Api.Tests.Security;

/// <summary>Every address of the API document, asked by every role, for its own province and for another.</summary>
public partial class RouteAccessTests(GuardedHost guarded)
{
    private static readonly string[] Undescribed = ["GET /sign-in", "POST /sign-in", "POST /sign-out", "GET /join", "GET /join/{code}"];

    [Fact]
    public async Task Table_Addresses_AreThoseOfTheDocument() => Assert.Equal(
        (await OperationsAsync()).Select(operation => RouteAccess.NameOf(operation.Method, operation.Path)).Order(StringComparer.Ordinal),
        RouteAccess.Roles.Keys.Except(Undescribed).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(AccessRole.Viewer)]
    [InlineData(AccessRole.Planner)]
    [InlineData(AccessRole.Economist)]
    [InlineData(AccessRole.Operator)]
    public async Task Address_OwnProvince_AnswersWhoseRoleSuffices(AccessRole role)
    {
        foreach (var (method, path) in await OperationsAsync())
        {
            using var response = await guarded.AskAsync(new HttpMethod(method), Fill(path, GuardedHost.Own), guarded.SecretOf(role));

            var mayAsk = RouteAccess.Roles[RouteAccess.NameOf(method, path)] is not { } needed || role >= needed;
            if (mayAsk) Assert.False(response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, $"{role} {method} {path}: {(int)response.StatusCode}");
            else await response.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        }
    }

    [Theory]
    [InlineData(AccessRole.Viewer)]
    [InlineData(AccessRole.Planner)]
    [InlineData(AccessRole.Economist)]
    public async Task Address_OtherProvince_IsRefusedWhateverTheRole(AccessRole role)
    {
        var asked = 0;
        foreach (var (method, path) in (await OperationsAsync()).Where(operation => operation.Path.Contains("{province}", StringComparison.Ordinal)))
        {
            using var response = await guarded.AskAsync(new HttpMethod(method), Fill(path, GuardedHost.Other), guarded.SecretOf(role));

            await response.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
            asked++;
        }

        Assert.True(asked > 20, $"{asked} addresses of a province");
    }

    [Fact]
    public async Task Address_OtherProvince_AnswersOperators()
    {
        using var response = await guarded.AskAsync(HttpMethod.Get, $"/v1/provinces/{GuardedHost.Other}", guarded.SecretOf(AccessRole.Operator));

        // The sample knows one province.
        await response.ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Address_ProvinceAsParameter_IsRefusedToo()
    {
        using var response = await guarded.AskAsync(HttpMethod.Get, $"/v1/models/provincial/explain/grdp?province={GuardedHost.Other}", guarded.SecretOf(AccessRole.Economist));

        await response.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Address_WithoutKey_IsRefusedUnlessItAnswersStrangers()
    {
        foreach (var (method, path) in await OperationsAsync())
        {
            using var response = await guarded.AskAsync(new HttpMethod(method), Fill(path, GuardedHost.Own), secret: null);

            if (RouteAccess.Roles[RouteAccess.NameOf(method, path)] is null)
            {
                Assert.NotEqual(HttpStatusCode.Unauthorized, response.StatusCode);
                continue;
            }

            await response.ProblemAsync(HttpStatusCode.Unauthorized, "unauthenticated");
            Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
        }
    }

    [Theory]
    [InlineData("/v1/nothing", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/v1/sweeps", HttpStatusCode.MethodNotAllowed, "method-not-allowed")]
    public async Task Address_ThatIsNone_SaysSoToEverybody(string address, HttpStatusCode status, string kind)
    {
        using var response = await guarded.AskAsync(HttpMethod.Get, address, secret: null);

        await response.ProblemAsync(status, kind);
    }

    [Fact]
    public async Task Document_Operations_SayTheirRoleAndTheirRefusals()
    {
        foreach (var (path, methods) in (await DocumentAsync())["paths"]!.AsObject())
        {
            foreach (var (method, operation) in methods!.AsObject())
            {
                var role = RouteAccess.Roles[RouteAccess.NameOf(method.ToUpperInvariant(), path)];
                Assert.Equal(role is null ? 0 : 2, operation!["security"]?.AsArray().Count ?? 0);
                Assert.Equal(role is not null, operation["responses"]!["401"] is not null && operation["responses"]!["403"] is not null);
                if (role is { } needed) Assert.Contains($"role {needed.ToString().ToLowerInvariant()}", operation["description"]!.GetValue<string>(), StringComparison.Ordinal);
            }
        }
    }

    private static string Fill(string path, string province) => Part().Replace(path, part => part.Groups["name"].Value switch
    {
        "province" => province,
        "run" => SampleRun.Id,
        "model" => "provincial",
        "code" => SampleWorkshop.Code,
        "key" when path.StartsWith("/v1/keys", StringComparison.Ordinal) => "nobody",
        _ => "any",
    });

    private async Task<List<(string Method, string Path)>> OperationsAsync() =>
        [.. (await DocumentAsync())["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => (operation.Key.ToUpperInvariant(), path.Key)))];

    private async Task<JsonNode> DocumentAsync() => JsonNode.Parse((await (await guarded.Host.GetAsync("/openapi/v1.json")).JsonAsync()).GetRawText())!;

    [GeneratedRegex(@"\{(?<name>\w+)\}")]
    private static partial Regex Part();
}
