using Simulation.Web.Layout;
using Xunit;

namespace Simulation.Browser.Tests;

/// <summary>What holds of every page, whatever it shows.</summary>
/// <param name="pages">Host and browser.</param>
public sealed class PagesTests(PagesFixture pages)
{
    public static TheoryData<string, string> PagesInBothLanguages =>
        [.. from page in PageList.All from language in (string[])["vi", "en"] select (page.Path, language)];

    [Theory]
    [MemberData(nameof(PagesInBothLanguages))]
    public async Task Page_Opened_SpeaksTheLanguageAndHasNoBarriers(string path, string language)
    {
        await using var visitor = await pages.VisitAsync();

        await visitor.OpenAsync($"/{path}?lang={language}");

        Assert.Equal(language, await visitor.Page.GetAttributeAsync("html", "lang"));
        var entry = PageList.All.Single(page => page.Path == path);
        Assert.Equal(language == "vi" ? entry.Vietnamese : entry.English, await visitor.Page.Locator("nav.main a.active").InnerTextAsync());
        await visitor.KeepPictureAsync($"{(path.Length == 0 ? "what-if" : path)}-{language}");
        Assert.Empty(await visitor.FindBarriersAsync());
        visitor.AssertQuiet();
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1366, 768)]
    [InlineData(3840, 2160)]
    public async Task Pages_AtAnyWidth_NeedNoSidewaysScroll(int width, int height)
    {
        await using var visitor = await pages.VisitAsync(width, height);
        foreach (var page in PageList.All)
        {
            await visitor.OpenAsync($"/{page.Path}");

            var over = await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

            await visitor.KeepPictureAsync($"{(page.Path.Length == 0 ? "what-if" : page.Path)}-{width}");
            Assert.True(over <= 0, $"/{page.Path} is {over} pixels wider than a window of {width}.");
        }
    }

    [Fact]
    public async Task Language_Switched_ChangesTheWordsAtOnceAndIsRemembered()
    {
        await using var visitor = await pages.VisitAsync();
        await visitor.OpenAsync("/");

        await visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "EN", Exact = true }).ClickAsync();

        await visitor.Page.GetByText("14 targets of the plan").WaitForAsync();
        await visitor.OpenAsync("/");
        await visitor.Page.GetByText("14 targets of the plan").WaitForAsync();
        visitor.AssertQuiet();
    }
}
