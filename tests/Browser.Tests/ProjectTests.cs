using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Simulation.Browser.Tests;

/// <summary>A planner with a project by its name.</summary>
/// <param name="pages">Host and browser.</param>
public sealed class ProjectTests(PagesFixture pages)
{
    [Theory]
    [InlineData("en", "Add a project", "Name", "Value added a year", "150", "Add")]
    [InlineData("vi", "Thêm dự án", "Tên dự án", "Giá trị tăng thêm mỗi năm", "150", "Thêm")]
    public async Task Project_Added_MovesTheFiguresAndIsInTheLinkAndOnPaper(string language, string open, string name, string gain, string amount, string add)
    {
        await using var visitor = await pages.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenAsync($"/?lang={language}");
        await page.Locator("details.grp", new() { Has = page.GetByRole(AriaRole.Button, new() { Name = open, IncludeHidden = true }) }).Locator("summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = open }).ClickAsync();
        var dialog = page.Locator("dialog");
        await Expect(dialog.GetByLabel(name, new() { Exact = true })).ToBeFocusedAsync();

        await dialog.GetByLabel(name, new() { Exact = true }).FillAsync("Coconut works");
        await dialog.Locator(".sizes .btn").First.ClickAsync();
        await dialog.GetByLabel(gain).FillAsync(amount);
        Assert.Empty(await visitor.FindBarriersAsync());
        await dialog.GetByRole(AriaRole.Button, new() { Name = add, Exact = true }).ClickAsync();

        await Expect(page.Locator(".project")).ToContainTextAsync("Coconut works");
        await Expect(page.Locator(".tool .chip.chg")).ToContainTextAsync("1");
        await page.WaitForURLAsync(address => address.Contains("projects=", StringComparison.Ordinal));
        await using var other = await pages.VisitAsync();
        await other.OpenAsync(new Uri(page.Url).PathAndQuery);
        await Expect(other.Page.Locator(".project")).ToContainTextAsync("Coconut works");
        Assert.Equal(await page.Locator(".score ol").InnerTextAsync(), await other.Page.Locator(".score ol").InnerTextAsync());
        await other.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Expect(other.Page.Locator(".annex tbody")).ToContainTextAsync("Coconut works");
        visitor.AssertQuiet();
        other.AssertQuiet();
    }
}
