using System.Globalization;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Simulation.Browser.Tests;

/// <summary>What stands still while a planner moves a lever.</summary>
/// <param name="pages">Host and browser.</param>
public sealed class LayoutShiftTests(PagesFixture pages)
{
    private const int Steps = 12;

    [Theory]
    [InlineData(1366, 768, "vi")]
    [InlineData(1920, 1080, "en")]
    [InlineData(390, 844, "vi")]
    public async Task Slider_Dragged_ShiftsNothing(int width, int height, string language)
    {
        await using var visitor = await pages.VisitAsync(width, height);
        var page = visitor.Page;
        await visitor.OpenAsync($"/?lang={language}");
        var slider = page.Locator(".lv input[type=range]").First;
        // On a phone the chart stays at the top, over what is scrolled below it.
        await slider.EvaluateAsync("each => each.scrollIntoView({ block: 'end' })");
        await page.EvaluateAsync(
            """
            () => {
              window.shifts = [];
              new PerformanceObserver(list => list.getEntries().forEach(entry => window.shifts.push(
                `${entry.value.toFixed(4)} ${entry.sources.map(source => (source.node?.outerHTML ?? source.node?.parentElement?.outerHTML)?.slice(0, 120)).join(' | ')}`))).observe({ type: 'layout-shift' });
            }
            """);

        await DragAsync(page, slider);

        await Expect(page.Locator(".tool .chip.chg")).ToHaveTextAsync(language == "vi" ? "1 thay đổi so với cơ sở" : "1 change from the baseline");
        await Expect(page.Locator(".wf svg")).ToBeVisibleAsync();
        // What was painted is told of after the frame that follows.
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        // Words within a sentence that says something else may stand elsewhere in it; nothing else moves: 0.000 as browsers report it.
        var shifts = await page.EvaluateAsync<string[]>("window.shifts");
        Assert.True(shifts.Sum(shift => double.Parse(shift.Split(' ')[0], CultureInfo.InvariantCulture)) < 0.0005, string.Join('\n', shifts));
        visitor.AssertQuiet();
    }

    // As a hand does it: pressed, moved in small steps, let go. Each step is drawn before the next.
    private static async Task DragAsync(IPage page, ILocator slider)
    {
        var box = (await slider.BoundingBoxAsync())!;
        var before = await slider.GetAttributeAsync("aria-valuetext");
        await page.Mouse.MoveAsync(box.X + (box.Width * 0.3f), box.Y + (box.Height / 2));
        await page.Mouse.DownAsync();
        for (var step = 1; step <= Steps; step++) await page.Mouse.MoveAsync(box.X + (box.Width * (0.3f + (0.6f * step / Steps))), box.Y + (box.Height / 2));
        await page.Mouse.UpAsync();
        await Expect(slider).Not.ToHaveAttributeAsync("aria-valuetext", before!);
    }
}
