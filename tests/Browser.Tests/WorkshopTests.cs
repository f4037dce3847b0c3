using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Simulation.Browser.Tests;

/// <summary>A facilitator and participants, each with a browser of his own.</summary>
/// <param name="pages">Host and browser.</param>
public sealed class WorkshopTests(PagesFixture pages)
{
    private const string Investment = "Total social investment, current prices";
    private const string Disbursement = "Share of planned investment carried out";

    [Fact]
    public async Task Workshop_ThreeHandIn_FacilitatorSeesThemLiveClosesAndSavesTheMean()
    {
        await using var facilitator = await pages.VisitAsync();
        var page = facilitator.Page;
        await OpenWorkshopAsync(facilitator, "Investment in 2024");
        var code = await page.Locator(".wscode").InnerTextAsync();
        Assert.Matches("^[2-9B-Z]{3}-[2-9B-Z]{3}-[2-9B-Z]{3}$", code);
        await Expect(page.Locator("svg.qr")).ToBeVisibleAsync();

        await using var an = await JoinAsync(code, "An", phone: true);
        await using var binh = await JoinAsync(code, "Bình");
        await using var chi = await JoinAsync(code, "Chi");
        await Expect(Figure(page, "count")).ToHaveTextAsync("3 joined, 0 handed in");

        await HandInAsync(an, "30000");
        await HandInAsync(binh, "39000");
        await Expect(Figure(Lever(page), "mean")).ToHaveTextAsync("34,500");
        await HandInAsync(chi, null);

        await Expect(Figure(page, "count")).ToHaveTextAsync("3 joined, 3 handed in");
        var lever = Lever(page);
        await Expect(Figure(lever, "min")).ToHaveTextAsync("30,000");
        await Expect(Figure(lever, "mean")).ToHaveTextAsync("34,500");
        await Expect(Figure(lever, "max")).ToHaveTextAsync("39,000");
        await Expect(Figure(lever, "untouched")).ToHaveTextAsync("Untouched by 1: Chi");
        await Expect(lever.Locator("circle.person")).ToHaveCountAsync(2);
        await Expect(Figure(page.GetByRole(AriaRole.Region, new() { Name = Disbursement }), "untouched")).ToHaveTextAsync("Untouched by 3: An, Bình, Chi");
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Chi" })).ToBeVisibleAsync();

        await HandInAsync(binh, "42000");
        await Expect(Figure(lever, "mean")).ToHaveTextAsync("36,000");
        var person = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Bình" });
        await person.GetByRole(AriaRole.Button, new() { Name = "Leave out" }).ClickAsync();
        await Expect(Figure(lever, "max")).ToHaveTextAsync("30,000");
        await person.GetByRole(AriaRole.Button, new() { Name = "Take in again" }).ClickAsync();
        await Expect(Figure(lever, "mean")).ToHaveTextAsync("36,000");
        foreach (var visitor in (Visitor[])[facilitator, an]) Assert.Empty(await visitor.FindBarriersAsync());
        await facilitator.KeepPictureAsync("workshop-facilitator");
        await an.KeepPictureAsync("workshop-participant-390");

        await page.GetByRole(AriaRole.Button, new() { Name = "Close the workshop" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close for good?" }).ClickAsync();
        await Expect(page.Locator(".tool .chip").First).ToContainTextAsync("closed");
        await Expect(an.Page.GetByText("The workshop is closed.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Take the mean as a scenario" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Mean of the workshop");
        await page.GetByLabel("Your name").FillAsync("Facilitator");
        await page.Locator("dialog form .pri").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Compare it with the baseline" }).ClickAsync();
        await Expect(page.Locator(".comparepage")).ToContainTextAsync("36,000");
        foreach (var visitor in (Visitor[])[facilitator, an, binh, chi]) visitor.AssertQuiet();
    }

    [Fact]
    public async Task Participant_NameTaken_IsToldAndMayTakeAnother()
    {
        await using var facilitator = await pages.VisitAsync(390, 844);
        await OpenWorkshopAsync(facilitator, "Names");
        var code = await facilitator.Page.Locator(".wscode").InnerTextAsync();
        foreach (var path in (string[])["workshops", $"workshops/{code}"])
        {
            await facilitator.OpenAsync($"/{path}?lang=vi");
            await AssertFitsAsync(facilitator);
        }

        await using var first = await JoinAsync(code, "Lan");
        await using var second = await pages.VisitAsync();
        await second.Page.GotoAsync($"/join/{code}?lang=vi");
        await AssertFitsAsync(second);
        await second.Page.GetByRole(AriaRole.Link, new() { Name = "EN" }).ClickAsync();

        await second.Page.GetByLabel("Your name").FillAsync("lan");
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();

        await Expect(second.Page.GetByText("Somebody of this name has joined already.")).ToBeVisibleAsync();
        await second.Page.GetByLabel("Your name").FillAsync("Lan B");
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        await Expect(second.Page.Locator("#work")).ToBeVisibleAsync();
    }

    private static async Task AssertFitsAsync(Visitor visitor)
    {
        Assert.Equal("vi", await visitor.Page.GetAttributeAsync("html", "lang"));
        Assert.True(await visitor.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{visitor.Page.Url} is wider than its window.");
        Assert.Empty(await visitor.FindBarriersAsync());
    }

    private static ILocator Lever(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = Investment });

    private static ILocator Figure(IPage page, string name) => page.Locator($"[data-figure={name}]");

    private static ILocator Figure(ILocator part, string name) => part.Locator($"[data-figure={name}]");

    private static async Task OpenWorkshopAsync(Visitor facilitator, string title)
    {
        var page = facilitator.Page;
        await facilitator.OpenAsync("/?lang=en");
        await page.GetByRole(AriaRole.Link, new() { Name = "Workshop" }).ClickAsync();
        await page.GetByLabel("Title").FillAsync(title);
        await page.GetByLabel("Your name").FillAsync("Facilitator");
        await page.GetByLabel(Investment).CheckAsync();
        await page.GetByLabel(Disbursement).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the workshop" }).ClickAsync();
        await page.Locator(".wscode").WaitForAsync();
    }

    private async Task<Visitor> JoinAsync(string code, string name, bool phone = false)
    {
        var visitor = await (phone ? pages.VisitAsync(390, 844) : pages.VisitAsync());
        await visitor.Page.GotoAsync($"/join/{code.ToLowerInvariant()}?lang=en");
        await visitor.Page.GetByLabel("Your name").FillAsync(name);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        await visitor.Page.Locator("#work").WaitForAsync();
        return visitor;
    }

    private static async Task HandInAsync(Visitor participant, string? investment)
    {
        var page = participant.Page;
        if (investment is not null)
        {
            var together = await page.Locator("[data-target] .pc").First.InnerTextAsync();
            var field = page.Locator("fieldset[data-lever=social_investment] input[type=number]");
            await field.FillAsync(investment);
            await field.PressAsync("Tab");
            await Expect(page.Locator("[data-target] .pc").First).Not.ToHaveTextAsync(together);
        }

        await page.Locator("#hand").ClickAsync();
        await Expect(page.Locator("#handed")).ToBeVisibleAsync();
    }
}
