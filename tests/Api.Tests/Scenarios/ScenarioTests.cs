using System.Net;
using Simulation.Contracts.Questions;
using Simulation.Contracts.Scenarios;
using Simulation.Api.Tests.Doubles;
using Xunit;

namespace Simulation.Api.Tests.Scenarios;

/// <summary>What people keep, over HTTP: conditions, versions, authors, and writes that are done once.</summary>
public class ScenarioTests(ApiHost host)
{
    private const string Address = "/v1/provinces/tra-vinh/scenarios/dry-year";
    private const string Body = """{"name":"Năm hạn","levers":[{"lever":"social_investment","year":2024,"value":40000}]}""";

    private SampleScenarios Asked => host.Grains.Asked("dry-year");

    [Fact]
    public async Task Get_Scenario_HoldsItsVersionAsETag()
    {
        var response = await host.GetAsync(Address);

        Assert.Equal("\"3\"", response.Headers.ETag!.ToString());
        Assert.Equal(
            """{"id":"dry-year","province":"tra-vinh","version":3,"author":"Lan","changed":"2026-11-23T09:15:04+00:00","name":"Năm hạn","description":null,"plan":"2024","horizon":null,"levers":[{"lever":"social_investment","from":2024,"to":2025,"value":40000}],"events":[{"event":"drought","from":2024,"to":2024,"occurs":true}]}""",
            (await response.JsonAsync()).GetRawText());
    }

    [Fact]
    public async Task Get_EarlierVersion_IsAskedFor()
    {
        await (await host.GetAsync(Address + "?version=2")).JsonAsync();

        Assert.Equal(2, Asked.LastVersion);
    }

    [Fact]
    public async Task Get_SeenBefore_IsNotSentAgain()
    {
        Assert.Equal(HttpStatusCode.NotModified, (await host.SendAsync(HttpMethod.Get, Address, null, ("If-None-Match", "\"3\""))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(HttpMethod.Get, Address, null, ("If-None-Match", "\"2\""))).StatusCode);
    }

    [Theory]
    [InlineData("?version=0", "?version")]
    [InlineData("?version=x", "?version")]
    [InlineData("?revision=1", "?revision")]
    public async Task Get_WrongParameter_IsNamed(string query, string field) =>
        Assert.Equal([field], (await (await host.GetAsync(Address + query)).ProblemAsync(HttpStatusCode.BadRequest, "wrong-shape")).Pointers());

    [Fact]
    public async Task Get_Unknown_IsNotFound() => await (await host.GetAsync("/v1/provinces/tra-vinh/scenarios/none")).ProblemAsync(HttpStatusCode.NotFound, "not-found");

    [Fact]
    public async Task Put_New_IsCreatedAtItsAddress()
    {
        var response = await host.SendAsync(HttpMethod.Put, "/v1/provinces/tra-vinh/scenarios/new", Body);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("/v1/provinces/tra-vinh/scenarios/new", response.Headers.Location!.ToString());
        Assert.Equal("\"1\"", response.Headers.ETag!.ToString());
        Assert.Equal("[]", (await response.JsonAsync()).GetProperty("warnings").GetRawText());
        var save = host.Grains.Asked("new").LastSave!;
        Assert.Equal(WriteConditionKind.Unstated, save.Condition.Kind);
        Assert.Equal(new LeverSetting("social_investment", null, 2024, 2024, 40_000), Assert.Single(save.Definition.Levers));
    }

    [Fact]
    public async Task Put_WithIfMatch_ReplacesThatVersion()
    {
        var response = await host.SendAsync(HttpMethod.Put, Address, Body, ("If-Match", "\"3\""), ("X-Author", "Phòng Tổng hợp"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Null(response.Headers.Location);
        Assert.Equal("\"4\"", response.Headers.ETag!.ToString());
        Assert.Equal("""[{"pointer":"/levers/0","message":"This changes nothing."}]""", (await response.JsonAsync()).GetProperty("warnings").GetRawText());
        Assert.Equal([3], Asked.LastSave!.Condition.Versions);
        Assert.Equal("Phòng Tổng hợp", Asked.LastSave.Author);
    }

    [Fact]
    public async Task Put_OtherVersionSeen_NamesTheNewest()
    {
        var problem = await (await host.SendAsync(HttpMethod.Put, Address, Body, ("If-Match", "\"2\""))).ProblemAsync(HttpStatusCode.PreconditionFailed, "precondition-failed");

        Assert.Equal(["If-Match"], problem.Pointers());
    }

    [Fact]
    public async Task Put_ExistingWithoutCondition_IsNotOverwritten() =>
        await (await host.SendAsync(HttpMethod.Put, Address, Body)).ProblemAsync(HttpStatusCode.PreconditionRequired, "precondition-required");

    [Theory]
    [InlineData("If-Match", "*", WriteConditionKind.Exists, "")]
    [InlineData("If-None-Match", "*", WriteConditionKind.IsNew, "")]
    [InlineData("If-Match", "\"1\", \"3\"", WriteConditionKind.IsVersion, "1,3")]
    [InlineData("If-Match", "\"3\", W/\"2\", \"abc\"", WriteConditionKind.IsVersion, "3,-1,-1")]
    public async Task Put_Condition_ReachesTheScenario(string header, string value, WriteConditionKind kind, string versions)
    {
        await (await host.SendAsync(HttpMethod.Put, Address, Body, (header, value))).JsonAsync();

        Assert.Equal((kind, versions), (Asked.LastSave!.Condition.Kind, string.Join(',', Asked.LastSave.Condition.Versions)));
    }

    [Theory]
    [InlineData("If-Match", "3", "If-None-Match", "", "If-Match")]
    [InlineData("If-None-Match", "\"3\"", "If-Match", "", "If-None-Match")]
    [InlineData("If-Match", "\"3\"", "If-None-Match", "*", "If-None-Match")]
    public async Task Put_ConditionOfAnotherForm_IsRefused(string header, string value, string other, string otherValue, string field)
    {
        (string, string)[] headers = otherValue.Length == 0 ? [(header, value)] : [(header, value), (other, otherValue)];

        var problem = await (await host.SendAsync(HttpMethod.Put, Address, Body, headers)).ProblemAsync(HttpStatusCode.BadRequest, "wrong-shape");

        Assert.Equal([field], problem.Pointers());
    }

    [Fact]
    public async Task Put_MistakesOfShape_AreReportedTogether()
    {
        var problem = await (await host.SendAsync(HttpMethod.Put, Address, """{"levers":[{"lever":"a"}],"draws":5}"""))
            .ProblemAsync(HttpStatusCode.BadRequest, "wrong-shape");

        Assert.Equal(["/name", "/levers/0/value", "/draws"], problem.Pointers());
    }

    [Fact]
    public async Task Put_AnswerSentBack_IsTaken()
    {
        var read = (await (await host.GetAsync(Address)).JsonAsync()).GetRawText();

        await (await host.SendAsync(HttpMethod.Put, Address, read, ("If-Match", "*"))).JsonAsync();

        var (kept, definition) = (SampleScenarios.Definition, Asked.LastSave!.Definition);
        Assert.Equal((kept.Name, kept.Plan, kept.Horizon), (definition.Name, definition.Plan, definition.Horizon));
        Assert.Equal(kept.Levers, definition.Levers);
        Assert.Equal(kept.Events, definition.Events);
    }

    [Fact]
    public async Task Put_SameKeyAndBody_IsTheSameWrite()
    {
        var first = await TokenAsync(Address, Body, ("Idempotency-Key", "k1"));

        Assert.Equal(first, await TokenAsync(Address, Body, ("Idempotency-Key", "k1")));
        Assert.NotEqual(first, await TokenAsync(Address, Body, ("Idempotency-Key", "k2")));
        Assert.NotEqual(first, await TokenAsync(Address + "2", Body, ("Idempotency-Key", "k1")));
        Assert.NotEqual(first, await TokenAsync(Address, Body + " ", ("Idempotency-Key", "k1")));
        Assert.NotEqual(first, await TokenAsync(Address, Body, ("Idempotency-Key", "k1"), ("X-Author", "Lan")));
    }

    [Fact]
    public async Task Put_WithoutKey_IsAWriteOfItsOwn() => Assert.NotEqual(await TokenAsync(Address, Body), await TokenAsync(Address, Body));

    [Fact]
    public async Task Put_AuthorThatCannotBeShown_IsRefused()
    {
        var problem = await (await host.SendAsync(HttpMethod.Put, Address, Body, ("X-Author", new string('x', 101)))).ProblemAsync(HttpStatusCode.BadRequest, "wrong-shape");

        Assert.Equal(["X-Author"], problem.Pointers());
    }

    [Fact]
    public async Task Delete_VersionSeen_LeavesNothingToSay()
    {
        var response = await host.SendAsync(HttpMethod.Delete, Address, null, ("If-Match", "\"3\""), ("X-Author", "Lan"));

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal([3], Asked.LastDeletion!.Value.Condition.Versions);
        Assert.Equal("Lan", Asked.LastDeletion.Value.Author);
    }

    [Fact]
    public async Task List_Pages_FollowEachOther()
    {
        var first = await (await host.GetAsync("/v1/provinces/tra-vinh/scenarios?limit=2")).JsonAsync();
        var second = await (await host.GetAsync($"/v1/provinces/tra-vinh/scenarios?limit=2&cursor={first.GetProperty("next").GetString()}")).JsonAsync();

        Assert.Equal(["a", "b"], first.GetProperty("scenarios").EnumerateArray().Select(item => item.GetProperty("id").GetString()));
        Assert.Equal(
            """{"scenarios":[{"id":"c","name":"C","version":1,"author":"Lan","changed":"2026-11-23T09:15:04+00:00","changes":2}],"next":null}""", second.GetRawText());
    }

    [Fact]
    public async Task Versions_Pages_FollowEachOther()
    {
        var first = await (await host.GetAsync(Address + "/versions?limit=2")).JsonAsync();
        var second = await (await host.GetAsync($"{Address}/versions?limit=2&cursor={first.GetProperty("next").GetString()}")).JsonAsync();

        Assert.Equal("""{"version":2,"author":"Bình","changed":"2026-11-23T09:15:04+00:00","isDeletion":true,"name":null,"changes":0}""", first.GetProperty("versions")[1].GetRawText());
        Assert.Equal([1], second.GetProperty("versions").EnumerateArray().Select(version => version.GetProperty("version").GetInt32()));
        Assert.Equal("null", second.GetProperty("next").GetRawText());
    }

    private async Task<Guid> TokenAsync(string address, string body, params (string, string)[] headers)
    {
        await (await host.SendAsync(HttpMethod.Put, address, body, [("If-None-Match", "*"), .. headers])).JsonAsync();
        return host.Grains.Asked(address.Split('/')[^1]).LastSave!.Token;
    }
}
