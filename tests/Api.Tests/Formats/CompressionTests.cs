using System.IO.Compression;
using System.Net;
using Xunit;

namespace Simulation.Api.Tests.Formats;

public class CompressionTests(ApiHost host)
{
    [Theory]
    [InlineData("/v1/provinces/tra-vinh", "br")]
    [InlineData("/v1/provinces/tra-vinh", "gzip")]
    [InlineData("/v1/provinces/tra-vinh/observations?format=csv", "br")]
    [InlineData("/v1/provinces/tra-vinh/observations?format=json-stat", "gzip")]
    public async Task Get_ClientThatReadsIt_GetsTheSameContentCompressed(string address, string encoding)
    {
        var plain = await (await host.GetAsync(address)).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        var response = await host.SendAsync(HttpMethod.Get, address, null, ("Accept-Encoding", encoding));

        Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using Stream reader = encoding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        using var read = new MemoryStream();
        await reader.CopyToAsync(read, TestContext.Current.CancellationToken);
        Assert.Equal(plain, read.ToArray());
    }

    [Fact]
    public async Task Get_Compressed_HasAWeakTagThatIsKnownAgain()
    {
        var first = await host.SendAsync(HttpMethod.Get, "/v1/provinces", null, ("Accept-Encoding", "br"));
        Assert.True(first.Headers.ETag!.IsWeak);

        var second = await host.SendAsync(HttpMethod.Get, "/v1/provinces", null, ("Accept-Encoding", "br"), ("If-None-Match", first.Headers.ETag.ToString()));

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/v1/provinces/tra-vinh/observations?format=xlsx")]
    [InlineData("/v1/provinces/tra-vinh/scenarios/dry-year")]
    public async Task Get_WhatIsCompressedAlreadyOrIsWrittenBackByItsVersion_IsSentAsItIs(string address)
    {
        var response = await host.SendAsync(HttpMethod.Get, address, null, ("Accept-Encoding", "br, gzip"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.False(response.Headers.ETag!.IsWeak);
    }
}
