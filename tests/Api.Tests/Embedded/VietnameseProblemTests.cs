using System.Net;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Simulation.Api.Tests.Embedded;

/// <summary>What is wrong with a question to the shipped province, its shape, names, years and values, is said in Vietnamese to the last sentence.</summary>
public class VietnameseProblemTests(EmbeddedFixture host)
{
    private const string Simulate = "/v1/provinces/tra-vinh/simulate";

    [Theory]
    [InlineData(Simulate, """{"draws":0,"horizon":1999}""", 2)]
    [InlineData(Simulate, """{"draws":"many","levers":5,"unknown":1,"seed":-1}""", 4)]
    [InlineData(Simulate, """{"plan":"five-year"}""", 1)]
    [InlineData(Simulate, """{"indicators":["gdp"]}""", 1)]
    [InlineData(Simulate, """{"horizon":2024,"plan":"2024","levers":[{"lever":"social_investmen","year":2024,"value":1},{"lever":"social_investment","year":2034,"value":1},{"lever":"social_investment","from":2025,"to":2024,"value":-1}]}""", 4)]
    [InlineData(Simulate, """{"levers":[{"lever":"investment_share","sector":"mining","value":0.1},{"lever":"social_investment","sector":"agriculture","value":1},{"value":1}]}""", 1)]
    [InlineData(Simulate, """{"levers":[{"lever":"investment_share","sector":"mining","value":0.1},{"lever":"social_investment","sector":"agriculture","value":1}]}""", 2)]
    [InlineData(Simulate, """{"events":[{"event":"flood","occurs":true},{"event":"drought"},{"event":"drought","probability":2}]}""", 3)]
    [InlineData(Simulate, """{"levers":[{"lever":"social_investment","year":2024,"from":2024,"value":1}]}""", 1)]
    [InlineData(Simulate + "?units=miles&date=soon&mrw=1", "{}", 3)]
    public async Task Question_Wrong_IsCorrectedInVietnamese(string address, string body, int mistakes)
    {
        var english = await AskAsync(address, body, "en");
        var vietnamese = await AskAsync(address, body, "vi");

        var (wrong, translated) = (english.GetProperty("errors").EnumerateArray().ToArray(), vietnamese.GetProperty("errors").EnumerateArray().ToArray());
        Assert.Equal(mistakes, wrong.Length);
        Assert.Equal(wrong.Select(error => error.GetProperty("pointer").GetString()), translated.Select(error => error.GetProperty("pointer").GetString()));
        Assert.All(translated, error =>
        {
            Assert.True(IsVietnamese(error.GetProperty("message").GetString()!), error.ToString());
            Assert.True(IsVietnamese(error.GetProperty("wayOut").GetString()!), error.ToString());
        });
        Assert.DoesNotContain("(", vietnamese.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Province_NotThere_IsSaidInVietnamese()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/provinces/tra-vin");
        request.Headers.Add("Accept-Language", "vi");
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.EndsWith("Không có tỉnh 'tra-vin'. Có phải ý bạn là 'tra-vinh'? Các tỉnh hiện có: tien-giang, tra-vinh.", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> AskAsync(string address, string body, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Accept-Language", language);
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.False(response.IsSuccessStatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
    }

    // Vietnamese cannot be written without its marks for long; the English of the checks has none.
    private static bool IsVietnamese(string sentence) => sentence.Any(letter => !char.IsAscii(letter) && char.IsLetter(letter));
}
