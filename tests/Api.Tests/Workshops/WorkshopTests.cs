using System.Net;
using Simulation.Api.Tests.Doubles;
using Simulation.Contracts.Scenarios;
using Simulation.Contracts.Workshops;
using Xunit;

namespace Simulation.Api.Tests.Workshops;

/// <summary>Workshops over HTTP: how they are opened, joined, followed and read.</summary>
public class WorkshopTests(ApiHost host)
{
    private const string Address = "/v1/workshops/k7q-f2m-prt";
    private const string Order = """{"title":"Vốn 2024","levers":[{"lever":"social_investment","year":2024}]}""";
    private const string HandIn = """{"key":"a secret of sixteen","levers":[{"lever":"social_investment","value":40000}]}""";

    private SampleWorkshop Held => host.Grains.Held;

    [Fact]
    public async Task Open_AnswersWithTheCodeAndItsAddress()
    {
        var response = await host.SendAsync(HttpMethod.Post, "/v1/provinces/tra-vinh/workshops", Order, ("X-Author", "Lan"));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("/v1/workshops/K7Q-F2M-PRT", response.Headers.Location!.ToString());
        var workshop = await response.JsonAsync();
        Assert.Equal(("K7Q-F2M-PRT", "open"), (workshop.GetProperty("code").GetString(), workshop.GetProperty("state").GetString()));
        Assert.Equal(34_000, workshop.GetProperty("levers")[0].GetProperty("start")[0].GetDouble());
        Assert.Equal(("Lan", new WorkshopAsk("social_investment", null, 2024, 2024)), (Held.LastOrder!.Author, Held.LastOrder.Asks.Single()));
    }

    [Fact]
    public async Task Open_Repeated_CarriesTheSameToken()
    {
        async Task<Guid> TokenAsync(string key)
        {
            await host.SendAsync(HttpMethod.Post, "/v1/provinces/tra-vinh/workshops", Order, ("Idempotency-Key", key));
            return Held.LastOrder!.Token;
        }

        var first = await TokenAsync("once");

        Assert.Equal(first, await TokenAsync("once"));
        Assert.NotEqual(first, await TokenAsync("twice"));
    }

    [Fact]
    public async Task Open_WrongShape_ListsEveryField() => Assert.Equal(
        ["/closes", "/levers", "/title"],
        (await (await host.PostAsync("/v1/provinces/tra-vinh/workshops", """{"closes":"tomorrow"}""")).ProblemAsync(HttpStatusCode.BadRequest, "wrong-shape")).Pointers().Order(StringComparer.Ordinal));

    [Fact]
    public async Task HandIn_FirstTime_IsCreatedAndOnlyAHashOfItsKeyIsPassedOn()
    {
        var response = await host.SendAsync(HttpMethod.Put, $"{Address}/participants/%C4%90%E1%BA%B7ng%20Lan", HandIn, ("If-None-Match", "*"));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("\"1\"", response.Headers.ETag!.ToString());
        Assert.DoesNotContain("key", (await response.JsonAsync()).GetRawText(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(("Đặng Lan", 32, true, WriteConditionKind.IsNew), (Held.LastHandIn!.Participant, Held.LastHandIn.KeyHash.Length, Held.LastHandIn.IsHandedIn, Held.LastHandIn.Condition.Kind));
        Assert.Equal([new WorkshopValue("social_investment", null, 40_000)], Held.LastHandIn.Values);
    }

    [Fact]
    public async Task HandIn_Changed_IsTheNextVersion()
    {
        var response = await host.SendAsync(HttpMethod.Put, $"{Address}/participants/An", HandIn, ("If-Match", "\"4\""));

        Assert.Equal((HttpStatusCode.OK, "\"5\""), (response.StatusCode, response.Headers.ETag!.ToString()));
    }

    [Theory]
    [InlineData("Taken", HttpStatusCode.PreconditionFailed, "precondition-failed")]
    [InlineData("Late", HttpStatusCode.Conflict, "closed")]
    public async Task HandIn_Refused_SaysWhy(string name, HttpStatusCode status, string kind) =>
        await (await host.SendAsync(HttpMethod.Put, $"{Address}/participants/{name}", HandIn)).ProblemAsync(status, kind);

    [Fact]
    public async Task HandIn_ShortKey_IsRefusedWithoutShowingIt()
    {
        var response = await host.SendAsync(HttpMethod.Put, $"{Address}/participants/An", """{"key":"tooshort"}""");

        var problem = await response.ProblemAsync(HttpStatusCode.BadRequest, "wrong-shape");
        Assert.Equal(["/key"], problem.Pointers());
        Assert.DoesNotContain("tooshort", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Try_PassesTheLeversOn()
    {
        var chances = await (await host.PostAsync($"{Address}/simulate", """{"levers":[{"lever":"social_investment","value":41000}]}""")).JsonAsync();

        Assert.Equal(0.3, chances.GetProperty("targets")[0].GetProperty("probability").GetDouble());
        Assert.Equal([new WorkshopValue("social_investment", null, 41_000)], Held.LastTried!);
    }

    [Fact]
    public async Task Events_TellCountsAndThenTheEnd()
    {
        var text = await (await host.GetAsync($"{Address}/events")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("event: changed\ndata: {\"version\":7,\"state\":\"open\"", text, StringComparison.Ordinal);
        Assert.Contains("event: closed\ndata: {\"version\":8,\"state\":\"closed\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_HoldFiguresAndNames()
    {
        var results = await (await host.GetAsync($"{Address}/results")).JsonAsync();

        var lever = results.GetProperty("levers")[0];
        Assert.Equal((30_000, 35_000, 40_000, 2), (lever.GetProperty("minimum").GetDouble(), lever.GetProperty("mean").GetDouble(), lever.GetProperty("maximum").GetDouble(), lever.GetProperty("moved").GetInt32()));
        Assert.Equal("Chi", lever.GetProperty("untouched")[0].GetString());
        Assert.Equal(["An", "Bình"], results.GetProperty("chances").EnumerateArray().Select(chances => chances.GetProperty("participant").GetString()));
    }

    [Fact]
    public async Task Results_AsCsv_HaveARowForEachOpinion()
    {
        var text = await (await host.GetAsync($"{Address}/results?format=csv")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        var rows = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(rows, row => row.Contains("opinion,An,30000", StringComparison.Ordinal) || row.Contains("opinion,An", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("opinion_mean,*all", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("probability_maximum,*all", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Results_AsWorkbook_AreOne()
    {
        var response = await host.GetAsync($"{Address}/results?format=xlsx");

        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("""{"leftOut":false}""", false)]
    public async Task LeaveOut_SaysWhetherTheEntryCounts(string? body, bool isLeftOut)
    {
        var entry = await (await host.SendAsync(HttpMethod.Post, $"{Address}/participants/An/leave-out", body)).JsonAsync();

        Assert.Equal(("An", isLeftOut), (entry.GetProperty("participant").GetString(), entry.GetProperty("leftOut").GetBoolean()));
    }

    [Fact]
    public async Task Close_NamesWhoCloses()
    {
        var closed = await (await host.SendAsync(HttpMethod.Post, $"{Address}/close", null, ("X-Author", "Bình"))).JsonAsync();

        Assert.Equal(("closed", "Bình"), (closed.GetProperty("state").GetString(), Held.ClosedBy));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/results")]
    [InlineData("/events")]
    public async Task Code_OfNone_IsNotFound(string part) => await (await host.GetAsync($"/v1/workshops/K7Q-F2M-PRA{part}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
}
