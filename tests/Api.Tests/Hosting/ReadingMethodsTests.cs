using System.Net;
using Xunit;

namespace Simulation.Api.Tests.Hosting;

/// <summary>HEAD and OPTIONS are answered wherever something can be read.</summary>
public class ReadingMethodsTests(ApiHost host)
{
    [Theory]
    [InlineData("/v1/provinces")]
    [InlineData("/v1/provinces/tra-vinh/observations?format=csv")]
    [InlineData("/v1/provinces/tra-vinh/plans/2024/audit")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/problems")]
    public async Task Head_WhereGetIsTaken_HasItsHeadersAndNoBody(string address)
    {
        var whole = await host.GetAsync(address);

        var head = await host.SendAsync(HttpMethod.Head, address);

        Assert.Equal((whole.StatusCode, whole.Content.Headers.ContentType, whole.Headers.ETag), (head.StatusCode, head.Content.Headers.ContentType, head.Headers.ETag));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Head_KnownAlready_IsNotModified()
    {
        var tag = (await host.GetAsync("/v1/provinces")).Headers.ETag!.Tag;

        Assert.Equal(HttpStatusCode.NotModified, (await host.SendAsync(HttpMethod.Head, "/v1/provinces", null, ("If-None-Match", tag))).StatusCode);
    }

    [Theory]
    [InlineData("/v1/runs")]
    [InlineData("/v1/keys")]
    [InlineData("/v1/provinces/tra-vinh/scenario-templates")]
    [InlineData("/v1/models/provincial/graph")]
    [InlineData("/problems/not-found")]
    public async Task Get_KnownAlready_IsNotModified(string address)
    {
        var tag = (await host.GetAsync(address)).Headers.ETag!.ToString();

        Assert.Equal(HttpStatusCode.NotModified, (await host.SendAsync(HttpMethod.Get, address, null, ("If-None-Match", tag))).StatusCode);
    }

    [Fact]
    public async Task Head_OfAStream_IsRefused() =>
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await host.SendAsync(HttpMethod.Head, "/v1/analyses/abc/events")).StatusCode);

    [Theory]
    [InlineData("/v1/provinces", "GET, HEAD, OPTIONS")]
    [InlineData("/v1/provinces/tra-vinh/simulate", "OPTIONS, POST")]
    public async Task Options_Address_TellsItsMethods(string address, string methods)
    {
        var response = await host.SendAsync(HttpMethod.Options, address);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(methods, string.Join(", ", response.Content.Headers.Allow.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Options_NoAddress_IsNotFound() => await (await host.SendAsync(HttpMethod.Options, "/v1/nothing")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
}
