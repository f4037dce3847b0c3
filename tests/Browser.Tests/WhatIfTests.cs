using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Simulation.Browser.Tests;

/// <summary>A planner at the what-if page.</summary>
/// <param name="pages">Host and browser.</param>
public sealed class WhatIfTests(PagesFixture pages)
{
    private const int Planners = 16;

    [Fact]
    public async Task Journey_OpenMoveUndoSolveSavePrint_Works()
    {
        await using var visitor = await pages.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenAsync("/?lang=en");
        var growth = page.Locator(".score li").First.Locator(".pc b");
        var before = await growth.InnerTextAsync();

        await LoadShift(page).GetByRole(AriaRole.Button).Nth(3).ClickAsync();

        await Expect(growth).Not.ToHaveTextAsync(before);
        await Expect(page.Locator(".tool .chip.chg")).ToHaveTextAsync("1 change from the baseline");
        await Expect(page.Locator(".wf svg")).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("load"));
        var after = await growth.InnerTextAsync();

        await page.Keyboard.PressAsync("Control+z");
        await Expect(growth).ToHaveTextAsync(before);
        await page.Keyboard.PressAsync("Control+y");
        await Expect(growth).ToHaveTextAsync(after);

        await page.GetByRole(AriaRole.Button, new() { Name = "Back to the baseline", Exact = true }).ClickAsync();
        await Expect(growth).ToHaveTextAsync(before);
        await page.GetByRole(AriaRole.Button, new() { Name = "Solve for me" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await page.Locator("dialog .notice").WaitForAsync();
        await page.Locator("dialog .actions .pri").ClickAsync();
        await Expect(page.Locator("dialog")).ToHaveCountAsync(0);
        await Expect(growth).Not.ToHaveTextAsync(before);

        await SaveAsync(page, "Solved by the search", "Planner A");
        await Expect(page.Locator("#content h1").First).ToHaveTextAsync("Solved by the search");

        await AssertAnnexAsync(page);
        visitor.AssertQuiet();
    }

    [Fact]
    public async Task Link_OpenedByAnother_ShowsTheSameFiguresToTheDigit()
    {
        await using var first = await pages.VisitAsync();
        await first.OpenAsync("/?lang=en");
        var field = first.Page.Locator(".lv .val input").First;
        await field.FillAsync("36,543");
        await field.PressAsync("Enter");
        await Expect(first.Page.Locator(".tool .chip.chg")).ToHaveTextAsync("1 change from the baseline");
        await first.Page.WaitForURLAsync(address => address.Contains("36543", StringComparison.Ordinal));
        var figures = await first.Page.Locator(".score ol").InnerTextAsync();

        await using var second = await pages.VisitAsync();
        await second.OpenAsync(new Uri(first.Page.Url).PathAndQuery);
        await Expect(second.Page.Locator(".tool .chip.chg")).ToBeVisibleAsync();

        Assert.Equal(figures, await second.Page.Locator(".score ol").InnerTextAsync());
        second.AssertQuiet();
    }

    [Fact]
    public async Task Slider_ByKeys_MovesByStepsAndLevelsAndSaysItsValue()
    {
        await using var visitor = await pages.VisitAsync();
        await visitor.OpenAsync("/?lang=en");
        var slider = visitor.Page.GetByLabel("Total social investment, current prices", new() { Exact = true });
        await slider.FocusAsync();

        await slider.PressAsync("PageUp");

        await Expect(slider).ToHaveAttributeAsync("aria-valuetext", "38,000 billion VND");
        await slider.PressAsync("ArrowRight");
        await Expect(slider).ToHaveAttributeAsync("aria-valuetext", "38,100 billion VND");
        await slider.PressAsync("PageDown");
        await Expect(slider).ToHaveAttributeAsync("aria-valuetext", "38,000 billion VND");
        await slider.PressAsync("Home");
        await Expect(slider).ToHaveAttributeAsync("aria-valuetext", "30,000 billion VND");
        visitor.AssertQuiet();
    }

    [Fact]
    public async Task Value_OutOfRange_IsRefusedWithTheRange()
    {
        await using var visitor = await pages.VisitAsync();
        await visitor.OpenAsync("/?lang=vi");
        var field = visitor.Page.Locator(".lv .val input").First;

        await field.FillAsync("300.000");
        await field.PressAsync("Enter");

        await Expect(visitor.Page.Locator(".lv .why.bad")).ToContainTextAsync("200.000");
    }

    [Fact]
    public async Task TwoPlanners_OnOneScenario_LoseNothing()
    {
        await using var first = await pages.VisitAsync();
        await using var second = await pages.VisitAsync();
        foreach (var visitor in (Visitor[])[first, second]) await visitor.OpenAsync("/?lang=en");
        await LoadShift(first.Page).GetByRole(AriaRole.Button).Nth(2).ClickAsync();
        await SaveAsync(first.Page, "Shared plan", "Planner A");
        await Expect(first.Page.Locator("#content h1").First).ToHaveTextAsync("Shared plan");

        await LoadShift(second.Page).GetByRole(AriaRole.Button).Nth(3).ClickAsync();
        await SaveAsync(second.Page, "Shared plan", "Planner B");

        await Expect(second.Page.Locator("dialog .notice")).ToContainTextAsync("Planner A saved version 1");
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Save mine as the next version" }).ClickAsync();
        await Expect(second.Page.Locator("dialog")).ToHaveCountAsync(0);
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Scenarios" }).ClickAsync();
        var row = second.Page.Locator("dialog tbody tr").Filter(new() { HasText = "Shared plan" });
        await Expect(row).ToContainTextAsync("Planner B");
        await row.GetByRole(AriaRole.Button, new() { Name = "History" }).ClickAsync();
        await Expect(second.Page.Locator("dialog tbody").Filter(new() { HasText = "Planner A" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task TwoPlanners_OneSaves_TheOtherIsToldAtOnceAndKeepsHisWork()
    {
        await using var first = await pages.VisitAsync();
        await using var second = await pages.VisitAsync();
        foreach (var visitor in (Visitor[])[first, second]) await visitor.OpenAsync("/?lang=en");
        await LoadShift(first.Page).GetByRole(AriaRole.Button).Nth(2).ClickAsync();
        await SaveAsync(first.Page, "Watched plan", "Planner A");
        await Expect(first.Page.Locator("#content h1").First).ToHaveTextAsync("Watched plan");
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Scenarios" }).ClickAsync();
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Watched plan" }).ClickAsync();
        await Expect(second.Page.Locator("#content h1").First).ToHaveTextAsync("Watched plan");

        await LoadShift(first.Page).GetByRole(AriaRole.Button).Nth(3).ClickAsync();
        await SaveAsync(first.Page, "Watched plan", "Planner A");

        var notice = second.Page.Locator(".notice").Filter(new() { HasText = "Planner A saved version 2" });
        await Expect(notice).ToContainTextAsync("you work from version 1");
        await Expect(LoadShift(second.Page).GetByRole(AriaRole.Button).Nth(2)).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(first.Page.Locator(".notice")).ToHaveCountAsync(0);
        Assert.Empty(await second.FindBarriersAsync());
        await notice.GetByRole(AriaRole.Button, new() { Name = "See theirs" }).ClickAsync();
        await Expect(LoadShift(second.Page).GetByRole(AriaRole.Button).Nth(3)).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(notice).ToHaveCountAsync(0);
        second.AssertQuiet();
    }

    [Fact]
    public async Task ManyPlanners_AtOnce_AreAllAnswered()
    {
        var visitors = new List<Visitor>();
        try
        {
            for (var i = 0; i < Planners; i++) visitors.Add(await pages.VisitAsync());
            await Task.WhenAll(visitors.Select(visitor => visitor.OpenAsync("/?lang=en")));

            await Task.WhenAll(visitors.Select((visitor, i) => TypeAsync(visitor.Page, 35_000 + (100 * i))));

            foreach (var visitor in visitors) visitor.AssertQuiet();
        }
        finally
        {
            foreach (var visitor in visitors) await visitor.DisposeAsync();
        }

        static async Task TypeAsync(IPage page, int value)
        {
            var field = page.Locator(".lv .val input").First;
            await field.FillAsync(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
            await field.PressAsync("Enter");
            await Expect(page.Locator(".tool .chip.chg")).ToHaveTextAsync("1 change from the baseline");
        }
    }

    // What goes to the People's Committee: numbered tables, what they rest on, and nothing to press.
    private static async Task AssertAnnexAsync(IPage page)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Expect(page.GetByText("Table 1. Changes from the baseline")).ToBeVisibleAsync();
        await Expect(page.GetByText("Table 2. Targets of the plan")).ToBeVisibleAsync();
        await Expect(page.Locator(".foot")).ToContainTextAsync("seed");
        await Expect(page.Locator(".btn:visible")).ToHaveCountAsync(0);
        await Expect(page.Locator("input[type=range]").First).ToBeHiddenAsync();
        var printed = await page.PdfAsync(new PagePdfOptions { Format = "A4" });
        Assert.Equal("%PDF"u8, printed.AsSpan(0, 4));
    }

    [Fact]
    public async Task Horizon_Chosen_ForecastsThatFarAndIsInTheLink()
    {
        await using var visitor = await pages.VisitAsync();
        await visitor.OpenAsync("/?lang=en");

        await visitor.Page.GetByLabel("Last year of the forecast").SelectOptionAsync("2029");

        await visitor.Page.WaitForURLAsync(address => address.Contains("horizon=2029", StringComparison.Ordinal));
        await Expect(visitor.Page.Locator(".mainc table tbody")).ToContainTextAsync("2029");
        visitor.AssertQuiet();
    }

    private static ILocator LoadShift(IPage page) => page.GetByRole(AriaRole.Group, new() { NameRegex = new("load, points at half load") });

    private static async Task SaveAsync(IPage page, string name, string author)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Scenarios" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByLabel("Your name").FillAsync(author);
        await page.Locator("dialog form .pri").ClickAsync();
    }
}
