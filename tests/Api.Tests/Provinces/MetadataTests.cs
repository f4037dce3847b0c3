using System.Net;
using System.Net.Http.Headers;
using Xunit;

namespace Simulation.Api.Tests.Provinces;

/// <summary>Descriptions of provinces, plans and models.</summary>
public class MetadataTests(ApiHost host)
{
    [Fact]
    public async Task Provinces_List_NamesEach()
    {
        var list = await (await host.GetAsync("/v1/provinces")).JsonAsync();

        Assert.Equal(
            """{"provinces":[{"id":"tra-vinh","labels":{"en":"Tra Vinh","vi":"Trà Vinh"},"model":"provincial","baseYear":2023,"plans":["2024"]}]}""", list.GetRawText());
    }

    [Fact]
    public async Task Province_Description_HoldsWhatAPageNeeds()
    {
        var province = await (await host.GetAsync("/v1/provinces/tra-vinh")).JsonAsync();

        Assert.Equal("""{"defaultHorizon":2027,"maximumHorizon":2033,"defaultDraws":2000,"maximumDraws":1000000}""", province.GetProperty("limits").GetRawText());
        var lever = province.GetProperty("levers")[0];
        Assert.Equal("""{"en":"Investment","vi":"Đầu tư"}""", lever.GetProperty("labels").GetRawText());
        Assert.Equal("null", lever.GetProperty("maximum").GetRawText());
        Assert.Equal("The plan", lever.GetProperty("levels")[0].GetProperty("justification").GetProperty("en").GetString());
        foreach (var part in new[] { "events", "indicators", "offices", "plans" })
            Assert.Equal(1, province.GetProperty(part).GetArrayLength());
    }

    [Fact]
    public async Task Province_Unknown_IsNotFound() => await (await host.GetAsync("/v1/provinces/atlantis")).ProblemAsync(HttpStatusCode.NotFound, "not-found");

    [Fact]
    public async Task Plan_Known_HoldsItsTargets()
    {
        var plan = await (await host.GetAsync("/v1/provinces/tra-vinh/plans/2024")).JsonAsync();

        Assert.Equal(
            """{"indicator":"grdp_growth","sector":"total","labels":{"en":"Growth"},"operator":">=","value":8.5,"unit":"percent","year":2024,"kind":"simulated","owner":null,"restsOnPriors":false}""",
            plan.GetProperty("targets")[0].GetRawText());
    }

    [Fact]
    public async Task Plan_Unknown_NamesThoseThatExist()
    {
        var problem = await (await host.GetAsync("/v1/provinces/tra-vinh/plans/1999")).ProblemAsync(HttpStatusCode.NotFound, "not-found");

        Assert.Equal("tra-vinh has no plan '1999'. Its plans are 2024.", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Model_Description_HoldsItsEquations()
    {
        var model = await (await host.GetAsync("/v1/models/provincial")).JsonAsync();

        Assert.Equal("grdp = taxes", model.GetProperty("segments")[0].GetProperty("equations")[0].GetProperty("text").GetString());
        await (await host.GetAsync("/v1/models/none")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Explain_Parameters_ReachTheModel()
    {
        await (await host.GetAsync("/v1/models/provincial/explain/value_added[power]?province=tra-vinh&year=2025&depth=3")).JsonAsync();
        Assert.Equal(("value_added[power]", "tra-vinh", 2025, 3), host.Grains.LastExplanation);

        await (await host.GetAsync("/v1/models/provincial/explain/grdp")).JsonAsync();
        Assert.Equal(("grdp", null, null, 1), host.Grains.LastExplanation);
    }

    [Fact]
    public async Task Explain_WrongParameters_AreReportedTogether()
    {
        var problem = await (await host.GetAsync("/v1/models/provincial/explain/grdp?year=soon&depth=99&provinc=x")).ProblemAsync(HttpStatusCode.BadRequest, "wrong-shape");

        Assert.Equal(["?year", "?depth", "?provinc"], problem.Pointers());
        Assert.Contains("'province'", problem.GetProperty("errors")[2].GetProperty("wayOut").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/provinces")]
    [InlineData("/v1/provinces/tra-vinh")]
    [InlineData("/v1/provinces/tra-vinh/plans/2024")]
    [InlineData("/v1/models/provincial")]
    public async Task Metadata_SeenBefore_IsNotSentAgain(string address)
    {
        var first = await host.GetAsync(address);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        var second = await host.Client.SendAsync(again, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        using var changed = new HttpRequestMessage(HttpMethod.Get, address);
        changed.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"older\""));
        Assert.Equal(HttpStatusCode.OK, (await host.Client.SendAsync(changed, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Root_IsThePlannersPage_AndReferenceListsTheCalls()
    {
        var page = await (await host.GetAsync("/")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var reference = await (await host.GetAsync("/reference")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("_framework/blazor.web.js", page, StringComparison.Ordinal);
        Assert.Contains("openapi/v1.json", reference, StringComparison.Ordinal);
    }
}
