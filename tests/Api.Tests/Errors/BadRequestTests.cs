using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Simulation.Api.Json;
using Simulation.Api.Tests.Doubles;
using Xunit;

namespace Simulation.Api.Tests.Errors;

/// <summary>Bad input gets a problem document that names the place, the value and the way out.</summary>
public class BadRequestTests(ApiHost host)
{
    private const string Address = "/v1/provinces/tra-vinh/simulate";

    [Theory]
    [InlineData("{\"levers\":[\n  {\"lever\":\"é\" \"value\":1}]}", "Line 2, column 16")]
    [InlineData("{\"draws\":", "Line 1, column 10")]
    [InlineData("hello", "Line 1, column 1")]
    [InlineData("{\"draws\":1,}", "Line 1, column 12")]
    [InlineData("{} {}", "Line 1, column 4")]
    public async Task Post_MalformedJson_NamesLineAndColumn(string body, string place)
    {
        var problem = await (await host.PostAsync(Address, body)).ProblemAsync(HttpStatusCode.BadRequest, "malformed-json");

        Assert.StartsWith(place, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    public async Task Post_NumberThatIsNone_IsCalledByItsName(string number)
    {
        var problem = await (await host.PostAsync(Address, $$"""{"levers":[{"lever":"social_investment","value":{{number}}}]}""")).ProblemAsync(HttpStatusCode.BadRequest, "malformed-json");

        Assert.Contains($"{number.TrimStart('-')} is not a JSON number", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_FieldTwice_IsRefused() =>
        await (await host.PostAsync(Address, """{"draws":1,"draws":2}""")).ProblemAsync(HttpStatusCode.BadRequest, "malformed-json");

    [Fact]
    public async Task Post_NestedTooDeep_IsRefused()
    {
        var deep = new string('[', JsonBody.MaximumDepth + 1) + new string(']', JsonBody.MaximumDepth + 1);

        await (await host.PostAsync(Address, $$"""{"levers":{{deep}}}""")).ProblemAsync(HttpStatusCode.BadRequest, "malformed-json");
    }

    [Theory]
    [InlineData("""{"draws":"many"}""", "/draws", "\"many\"", "a whole number")]
    [InlineData("""{"draws":1.5}""", "/draws", "1.5", "a whole number")]
    [InlineData("""{"draws":1e30}""", "/draws", "1e30", "a whole number")]
    [InlineData("""{"seed":-1}""", "/seed", "-1", "from 0")]
    [InlineData("""{"horizon":true}""", "/horizon", "true", "a year")]
    [InlineData("""{"horizon":-2027}""", "/horizon", "-2027", "a year")]
    [InlineData("""{"plan":2024}""", "/plan", "2024", "a text")]
    [InlineData("""{"levers":{}}""", "/levers", "{}", "a list")]
    [InlineData("""{"levers":["social_investment"]}""", "/levers/0", "\"social_investment\"", "an object")]
    [InlineData("""{"levers":[{"lever":"social_investment","value":"NaN"}]}""", "/levers/0/value", "\"NaN\"", "a finite number")]
    [InlineData("""{"levers":[{"lever":"social_investment","value":1e999}]}""", "/levers/0/value", "1e999", "a finite number")]
    [InlineData("""{"events":[{"event":"drought","occurs":"yes"}]}""", "/events/0/occurs", "\"yes\"", "true or false")]
    [InlineData("""{"indicators":[1]}""", "/indicators/0", "1", "a text")]
    [InlineData("[]", "", "[]", "an object")]
    public async Task Post_WrongType_NamesFieldValueAndWayOut(string body, string place, string value, string wayOut)
    {
        var problem = await (await host.PostAsync(Address, body)).ProblemAsync(HttpStatusCode.BadRequest, "wrong-shape");

        var error = problem.GetProperty("errors")[0];
        Assert.Equal(place, error.GetProperty("pointer").GetString());
        Assert.Equal(value, error.GetProperty("value").GetString());
        Assert.Contains(wayOut, error.GetProperty("wayOut").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"lever":[]}""", "/lever", "levers")]
    [InlineData("""{"Draws":10}""", "/Draws", "draws")]
    [InlineData("""{"levers":[{"lever":"social_investment","value":1,"yaer":2024}]}""", "/levers/0/yaer", "year")]
    [InlineData("""{"xyz":null}""", "/xyz", "draws")]
    public async Task Post_UnknownField_NamesItAndThoseThatExist(string body, string place, string meant)
    {
        var problem = await (await host.PostAsync(Address, body)).ProblemAsync(HttpStatusCode.BadRequest, "wrong-shape");

        Assert.Equal([place], problem.Pointers());
        Assert.Contains(meant, problem.GetProperty("errors")[0].GetProperty("wayOut").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_SeveralMistakes_AreReportedTogether()
    {
        var problem = await (await host.PostAsync(Address, """{"draws":"x","levers":[{"value":"y"},{"lever":"a","value":1,"year":2024,"to":2025}],"colour":1}"""))
            .ProblemAsync(HttpStatusCode.BadRequest, "wrong-shape");

        Assert.Equal(["/levers/0/lever", "/levers/0/value", "/levers/1/to", "/draws", "/colour"], problem.Pointers());
    }

    [Fact]
    public async Task Post_MistakesOfMeaning_ArePassedOnTogether()
    {
        var problem = await (await host.PostAsync(Address, """{"levers":[{"lever":"colour","value":3}]}""")).ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-question");

        Assert.Equal(["/levers/0/lever", "/levers/0/value"], problem.Pointers());
        Assert.Equal(
            """{"pointer":"/levers/0/lever","value":"colour","message":"There is no such lever.","wayOut":"Give another."}""", problem.GetProperty("errors")[0].GetRawText());
    }

    [Fact]
    public async Task Post_TooManyDraws_IsUnprocessable()
    {
        var problem = await (await host.PostAsync(Address, """{"draws":1000000000}""")).ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-question");

        Assert.Equal(["/draws"], problem.Pointers());
    }

    [Fact]
    public async Task Post_UnknownProvince_NamesThoseThatExist()
    {
        var problem = await (await host.PostAsync("/v1/provinces/atlantis/simulate", "{}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");

        Assert.Equal("There is no province 'atlantis'. The provinces are tra-vinh.", problem.GetProperty("detail").GetString());
        Assert.Equal("/v1/provinces/atlantis/simulate", problem.GetProperty("instance").GetString());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Post_OtherMediaType_IsRefused(string mediaType) =>
        await (await host.PostAsync(Address, "{}", mediaType)).ProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");

    [Fact]
    public async Task Post_BodyTooLong_IsRefused() =>
        await (await host.PostAsync(Address, $$"""{"plan":"{{new string('x', JsonBody.MaximumBytes)}}"}""")).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body-too-large");

    [Fact]
    public async Task Post_SomethingBreaks_InsideStaysInside()
    {
        var problem = await (await host.PostAsync(Address, $$"""{"seed":{{HostState.BreakingSeed}}}""")).ProblemAsync(HttpStatusCode.InternalServerError, "fault");

        Assert.DoesNotContain("secret", JsonSerializer.Serialize(problem), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/province")]
    [InlineData("/nothing/here")]
    public async Task Get_UnknownRoute_IsNotFound(string address)
    {
        var problem = await (await host.GetAsync(address)).ProblemAsync(HttpStatusCode.NotFound, "not-found");

        Assert.Contains(address, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_AddressForPost_NamesTheMethodsAllowed()
    {
        var response = await host.GetAsync(Address);

        Assert.Equal(["POST"], response.Content.Headers.Allow);
        await response.ProblemAsync(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
    }

    [Fact]
    public async Task Problem_SameMistake_SameBytes()
    {
        var first = await (await host.PostAsync(Address, "[")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var second = await (await host.PostAsync(Address, "[")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Problem_Type_LeadsToItsExplanation()
    {
        var problem = await (await host.PostAsync(Address, "[]")).ProblemAsync(HttpStatusCode.BadRequest, "wrong-shape");

        var kind = await (await host.GetAsync(problem.GetProperty("type").GetString()!)).JsonAsync();

        Assert.Equal(problem.GetProperty("title").GetString(), kind.GetProperty("title").GetString());
        Assert.Equal(400, kind.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Problems_List_HoldsEveryKindOnce()
    {
        var kinds = await (await host.GetAsync("/problems")).JsonAsync();

        var names = kinds.GetProperty("problems").EnumerateArray().Select(kind => kind.GetProperty("name").GetString()).ToList();
        Assert.Equal(names.Distinct(), names);
        Assert.Contains("invalid-question", names);
        await (await host.GetAsync("/problems/none")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Post_NoMediaTypeAndNoBody_IsTheBaseline()
    {
        using var content = new ByteArrayContent([]);
        Assert.Null(content.Headers.ContentType);

        await (await host.Client.PostAsync(new Uri(Address, UriKind.Relative), content, TestContext.Current.CancellationToken)).JsonAsync();
    }

    [Fact]
    public async Task Post_EmptyForm_IsTheBaseline() => await (await host.PostAsync(Address, "", "application/x-www-form-urlencoded")).JsonAsync();

    [Fact]
    public async Task Post_InvalidUtf8_IsMalformed()
    {
        using var content = new ByteArrayContent([.. "{\"plan\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        await (await host.Client.PostAsync(new Uri(Address, UriKind.Relative), content, TestContext.Current.CancellationToken))
            .ProblemAsync(HttpStatusCode.BadRequest, "malformed-json");
    }
}
