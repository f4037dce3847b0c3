using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Simulation.Browser.Tests;

/// <summary>A planner who sets scenarios side by side.</summary>
/// <param name="pages">Host and browser.</param>
public sealed class CompareTests(PagesFixture pages)
{
    [Fact]
    public async Task Scenarios_SideBySide_ShowAssumptionsResultsAndWhoChangedWhat()
    {
        await SaveAsync("side-by-side-dry", """{"name":"Dry and cheap","levers":[{"lever":"social_investment","from":2024,"to":2027,"value":30000}],"events":[{"event":"drought","year":2024,"occurs":true}]}""", "Planner A");
        await SaveAsync("side-by-side-rich", """{"name":"More investment","levers":[{"lever":"social_investment","from":2024,"to":2027,"value":44000}]}""", "Planner B");
        await using var visitor = await pages.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenAsync("/compare?lang=en");

        await page.GetByLabel("Dry and cheap").CheckAsync();
        await page.GetByLabel("More investment").CheckAsync();

        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "More investment" })).ToHaveCountAsync(3);
        await Expect(page.GetByRole(AriaRole.Table, new() { NameRegex = new("^Table 2") })).ToContainTextAsync("44,000");
        await Expect(page.GetByRole(AriaRole.Table, new() { NameRegex = new("^Table 4") })).ToContainTextAsync("Planner B");
        await Expect(page.GetByRole(AriaRole.Table, new() { NameRegex = new("^Table 4") })).ToContainTextAsync("baseline → 44,000 billion VND (2024–2027)");
        await Expect(page.Locator(".strips svg")).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("Dry and cheap.*More investment"));
        Assert.Empty(await visitor.FindBarriersAsync());
        visitor.AssertQuiet();
    }

    [Fact]
    public async Task Changes_NotSavedYet_AreComparedFromTheWhatIfPage()
    {
        await using var visitor = await pages.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenAsync("/?lang=en&levers=social_investment:2024-2027:36543");
        await Expect(page.Locator(".tool .chip.chg")).ToHaveTextAsync("1 change from the baseline");

        await page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Not saved" })).ToHaveCountAsync(3);
        await Expect(page.GetByRole(AriaRole.Table, new() { NameRegex = new("^Table 2") })).ToContainTextAsync("36,543");
        visitor.AssertQuiet();
    }

    private async Task SaveAsync(string id, string body, string author)
    {
        using var client = new HttpClient { BaseAddress = pages.Host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/v1/provinces/tra-vinh/scenarios/{id}");
        request.Headers.Add("If-None-Match", "*");
        request.Headers.Add("X-Author", author);
        request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
