using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Simulation.Browser.Tests;

/// <summary>What departments, leaders and economists do on their pages, in both languages.</summary>
/// <param name="pages">Host and browser.</param>
public sealed class UseTests(PagesFixture pages)
{
    [Theory]
    [InlineData("monitor", "en", "As of")]
    [InlineData("monitor", "vi", "Tính đến")]
    [InlineData("scorecard", "en", "As of")]
    [InlineData("scorecard", "vi", "Tính đến")]
    public async Task Day_Chosen_IsStoodOnAndInTheLink(string path, string language, string asOf)
    {
        await using var visitor = await pages.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenAsync($"/{path}?lang={language}");

        await page.GetByLabel(asOf).SelectOptionAsync(new SelectOptionValue { Index = 1 });

        await page.WaitForURLAsync(new Regex("asOf=2024-04-01"));
        await Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
        await Expect(page.Locator(".foot code")).ToContainTextAsync("asOf=2024-04-01");
        await Expect(page.Locator(".foot a[download]").First).ToHaveAttributeAsync("href", new Regex($"format=csv&lang={language}"));
        visitor.AssertQuiet();
    }

    [Theory]
    [InlineData("en", "Search", "urban", "population")]
    [InlineData("vi", "Tìm", "đô thị", "urbanization")]
    public async Task Symbol_SearchedAndChosen_IsExplained(string language, string search, string words, string name)
    {
        await using var visitor = await pages.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenAsync($"/model?lang={language}");

        await page.GetByLabel(search).FillAsync(words);
        await page.Locator(".symbols .list button").First.ClickAsync();

        await page.WaitForURLAsync(new Regex("symbol="));
        await Expect(page.Locator("section[aria-labelledby=explained] .sub code").First).ToContainTextAsync(name);
        await Expect(page.Locator(".symbols button[aria-current=true] code")).ToContainTextAsync(name);
        visitor.AssertQuiet();
    }

    [Theory]
    [InlineData("en", "Search", "GRDP per capita")]
    [InlineData("vi", "Tìm", "GRDP bình quân đầu người")]
    public async Task Figures_Searched_AreThoseOnly(string language, string search, string words)
    {
        await using var visitor = await pages.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenAsync($"/data?lang={language}");

        await page.GetByLabel(search).FillAsync(words);

        await Expect(page.Locator(".pager [role=status]")).Not.ToContainTextAsync("614");
        await page.Locator("table.figures tbody tr").First.Locator("button").ClickAsync();
        await Expect(page.Locator(".wide .card").First).ToContainTextAsync(words);
        visitor.AssertQuiet();
    }
}
