using Microsoft.Playwright;
using Simulation.Cluster.Fixture;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Simulation.Browser.Tests;

/// <summary>What a page says when there is nothing to show, or somebody may not do something.</summary>
/// <param name="pages">Host and browser.</param>
public sealed class StatesTests(PagesFixture pages)
{
    private const string Operator = "a-key-for-tests-of-the-pages-0123456789";

    [Fact]
    public async Task Province_Unknown_IsSaidWithThoseThereAre()
    {
        await using var visitor = await pages.VisitAsync();
        var page = visitor.Page;
        await page.GotoAsync("/?lang=vi&province=atlantis");
        await Expect(page.Locator(".problem")).ToContainTextAsync("Không có nội dung được yêu cầu");

        await page.Locator(".ways .btn").First.ClickAsync();

        await Expect(page.Locator(".mainc svg")).ToBeVisibleAsync();
        visitor.AssertQuiet();
    }

    [Fact]
    public async Task Viewer_OnPagesThatWrite_SeesWhatHeMayNotDo()
    {
        await using var host = await EmbeddedHost.StartAsync(TestContext.Current.CancellationToken, "--Security:Keyless", "false", "--Security:OperatorKey", Operator);
        await using var visitor = await Visitor.ComeAsync(pages.Browser, host.Address, 1440, 900);
        var page = visitor.Page;
        await page.GotoAsync("/data?lang=en");
        await page.Locator("#key").FillAsync(await MakeViewerAsync(host));
        await page.Locator("form[action^='/sign-in'] button").ClickAsync();

        await Expect(page.Locator("a.who")).ToHaveTextAsync("looker · viewer");
        await Expect(page.Locator("#upload ~ .notice")).ToContainTextAsync("this needs the role economist");
        await visitor.OpenAsync("/runs?lang=en");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await Expect(page.Locator(".problem")).ToContainTextAsync("needs the role planner");
        visitor.AssertQuiet();
    }

    private static async Task<string> MakeViewerAsync(EmbeddedHost host)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/keys");
        request.Headers.Authorization = new("Bearer", Operator);
        request.Content = new StringContent("""{"name":"looker","role":"viewer","provinces":["tra-vinh"]}""", System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        using var made = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return made.RootElement.GetProperty("secret").GetString()!;
    }
}
