using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Simulation.Browser.Tests;

/// <summary>An operator who watches what is computed.</summary>
/// <param name="pages">Host and browser.</param>
public sealed class RunsTests(PagesFixture pages)
{
    [Theory]
    [InlineData("en", "Draws", "Seed", "Submit", "finished")]
    [InlineData("vi", "Số lượt", "Hạt giống", "Gửi chạy", "xong")]
    public async Task Run_SubmittedFromThePage_IsFollowedToItsResult(string language, string draws, string seed, string submit, string finished)
    {
        await using var visitor = await pages.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenAsync($"/runs?lang={language}");
        await Expect(page.Locator("table.silos tbody tr").First).ToBeVisibleAsync();

        await page.GetByLabel(draws, new() { Exact = true }).FillAsync("100000");
        await page.GetByLabel(seed, new() { Exact = true }).FillAsync(language == "en" ? "71" : "72");
        await page.GetByRole(AriaRole.Button, new() { Name = submit }).ClickAsync();

        await Expect(page.Locator("section[aria-labelledby=ended] tbody tr").First).ToContainTextAsync(finished);
        await Expect(page.Locator("section[aria-labelledby=result] tbody tr")).Not.ToHaveCountAsync(0);
        Assert.Empty(await visitor.FindBarriersAsync());
        visitor.AssertQuiet();
    }
}
