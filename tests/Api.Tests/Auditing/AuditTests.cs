using System.Net;
using Xunit;

namespace Simulation.Api.Tests.Auditing;

public class AuditTests(ApiHost host)
{
    private const string Address = "/v1/provinces/tra-vinh/audit-trail";

    [Fact]
    public async Task Get_Changes_SayWhoWhenAndWhat()
    {
        var trail = await (await host.GetAsync(Address)).JsonAsync();

        Assert.Equal(
            """{"number":9,"when":"2026-11-23T09:15:04+00:00","author":"Lan","kind":"scenario","id":"dry-year","version":2,"action":"changed","before":["name: Dry"],"after":["name: Năm hạn"]}""",
            trail.GetProperty("changes")[0].GetRawText());
        Assert.Equal("null", trail.GetProperty("next").GetRawText());
        Assert.Equal((null, null, 100), host.Grains.Trail.Last);
    }

    [Fact]
    public async Task Get_Page_LeadsToTheNext()
    {
        var first = await (await host.GetAsync(Address + "?limit=1&kind=scenario")).JsonAsync();
        Assert.Equal("9", first.GetProperty("next").GetString());

        await (await host.GetAsync(Address + "?limit=1&cursor=9")).JsonAsync();
        Assert.Equal((null, 9L, 1), host.Grains.Trail.Last);
    }

    [Fact]
    public async Task Get_WrongParameters_AreReportedTogether() => Assert.Equal(
        ["?cursor", "?limit"], (await (await host.GetAsync(Address + "?cursor=x&limit=x")).ProblemAsync(HttpStatusCode.BadRequest, "wrong-shape")).Pointers());
}
