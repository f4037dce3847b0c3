using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Simulation.Browser.Tests;

/// <summary>An economist who judges, and who changes the model.</summary>
/// <param name="pages">Host and browser.</param>
public sealed class EconomistTests(PagesFixture pages)
{
    [Theory]
    [InlineData("en", "Added each year", "0.05", "Author", "Reason", "Write into the ledger", "Take out")]
    [InlineData("vi", "Cộng thêm mỗi năm", "0,05", "Người điều chỉnh", "Lý do", "Ghi vào sổ điều chỉnh", "Bỏ")]
    public async Task AddFactor_Written_ShowsWhatItDoesAndStaysInTheBrowser(string language, string value, string number, string author, string reason, string write, string takeOut)
    {
        await using var visitor = await pages.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenAsync($"/calibrate?lang={language}");
        var panel = page.Locator("#judgement");

        await panel.Locator("input[list]").FillAsync("core_value_added[services]");
        await Expect(panel.Locator("pre.equation")).ToContainTextAsync("core_value_added");
        await panel.GetByLabel(value).FillAsync(number);
        await panel.GetByLabel(author).FillAsync("Planner A");
        await panel.GetByLabel(reason).FillAsync("A new port opens");
        await panel.GetByRole(AriaRole.Button, new() { Name = write }).ClickAsync();

        await Expect(panel.Locator(".ledger tbody tr")).ToContainTextAsync("A new port opens");
        // More services, more growth: the target of growth is likelier.
        await Expect(panel.Locator(".effect > .scroll tbody tr").First).ToContainTextAsync("▲");
        await visitor.KeepPictureAsync($"judgement-{language}");
        Assert.Empty(await visitor.FindBarriersAsync());

        await visitor.OpenAsync($"/calibrate?lang={language}");
        await Expect(panel.Locator(".effect svg")).ToBeVisibleAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = takeOut, Exact = true }).ClickAsync();
        await Expect(panel.Locator(".ledger")).ToHaveCountAsync(0);
        visitor.AssertQuiet();
    }

    [Fact]
    public async Task Copy_OfTheModel_IsCheckedRunAndKept()
    {
        await using var visitor = await pages.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenAsync("/model?lang=en");
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit a copy" }).ClickAsync();
        var sheet = page.GetByLabel("Text of the model");
        await Expect(page.Locator("#found")).ToContainTextAsync("right");
        var text = await sheet.InputValueAsync();

        await sheet.FillAsync(text.Replace("core_value_added[s] + project_value_added[s]", "core_value_added[s] + projekt_value_added[s]", StringComparison.Ordinal));
        await Expect(page.Locator(".diagnostics .bad").First).ToContainTextAsync("project_value_added");
        await page.Locator(".diagnostics .bad .lnk").First.ClickAsync();
        await Expect(sheet).ToBeFocusedAsync();
        Assert.Equal("projekt_value_added", await page.EvaluateAsync<string>("() => { const area = document.activeElement; return area.value.slice(area.selectionStart, area.selectionEnd).slice(0, 19); }"));

        await sheet.FillAsync(text.Replace("core_value_added[s] + project_value_added[s]", "core_value_added[s] + 2 * project_value_added[s]", StringComparison.Ordinal));
        await Expect(page.Locator("#found")).ToContainTextAsync("right");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Run it on") }).ClickAsync();
        await Expect(page.Locator(".modeleffect h3")).ToContainTextAsync("come out differently");
        Assert.Empty(await visitor.FindBarriersAsync());

        await visitor.OpenAsync("/model?lang=en");
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit a copy" }).ClickAsync();
        await Expect(sheet).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(@"\+ 2 \* project_value_added"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Start over from the shipped text" }).ClickAsync();
        await Expect(sheet).ToHaveValueAsync(text);
        visitor.AssertQuiet();
    }
}
