using System.Net;
using Simulation.Api.Errors;
using Xunit;

namespace Simulation.Api.Tests.Errors;

/// <summary>Problems in the language of who asks, and the pages that their types lead to.</summary>
public class ProblemLanguageTests(ApiHost host)
{
    private const string Nowhere = "/v1/nowhere";

    [Theory]
    [InlineData("vi", "vi")]
    [InlineData("vi-VN,vi;q=0.9,en;q=0.8", "vi")]
    [InlineData("fr, vi;q=0.5, en;q=0.1", "vi")]
    [InlineData("en-GB,vi;q=0.5", "en")]
    [InlineData("vi;q=0", "en")]
    [InlineData("fr", "en")]
    public async Task Problem_Language_IsWhatTheReaderPrefers(string accepted, string language)
    {
        using var response = await host.SendAsync(HttpMethod.Get, Nowhere, null, ("Accept-Language", accepted));

        var problem = await response.ProblemAsync(HttpStatusCode.NotFound, "not-found");
        var kind = language == "vi" ? ProblemWords.Translate(ProblemKind.NotFound) : ProblemKind.NotFound;
        Assert.Equal(kind.Title, problem.GetProperty("title").GetString());
        Assert.Equal(language == "vi", problem.GetProperty("detail").GetString()!.StartsWith(kind.Meaning, StringComparison.Ordinal));
        Assert.Equal(language, Assert.Single(response.Content.Headers.ContentLanguage));
        Assert.Contains("Accept-Language", string.Join(',', response.Headers.Vary), StringComparison.Ordinal);
    }

    [Fact]
    public void Kinds_InVietnamese_AreAllTranslated() => Assert.All(ProblemKind.All, kind =>
    {
        var translated = ProblemWords.Translate(kind);
        Assert.NotEqual(kind.Title, translated.Title);
        Assert.NotEqual(kind.Meaning, translated.Meaning);
        Assert.Equal((kind.Type, kind.Status), (translated.Type, translated.Status));
    });

    [Fact]
    public async Task Kinds_Followed_HaveAPageEachInBothLanguages()
    {
        foreach (var kind in ProblemKind.All)
        {
            using var response = await host.SendAsync(HttpMethod.Get, kind.Type, null, ("Accept", "text/html"));

            Assert.Equal((HttpStatusCode.OK, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
            var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            foreach (var words in (string[])[kind.Meaning, ProblemWords.Translate(kind).Meaning]) Assert.Contains(words, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Kind_AskedForInVietnamese_IsExplainedInIt()
    {
        using var response = await host.SendAsync(HttpMethod.Get, ProblemKind.Forbidden.Type, null, ("Accept-Language", "vi"));

        Assert.Equal(ProblemWords.Translate(ProblemKind.Forbidden).Title, (await response.JsonAsync()).GetProperty("title").GetString());
    }
}
