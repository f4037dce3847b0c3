using Simulation.Cluster.Fixture;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Simulation.Browser.Tests;

/// <summary>The server goes away under a planner, and comes back.</summary>
/// <param name="pages">The browser; the host is one of its own, because it is ended.</param>
public sealed class RestartTests(PagesFixture pages)
{
    [Fact]
    public async Task Page_AfterTheServerRestarted_FindsItAgainAndKeepsTheLevers()
    {
        await using var host = await EmbeddedHost.StartAsync(TestContext.Current.CancellationToken);
        await using var visitor = await Visitor.ComeAsync(pages.Browser, host.Address, 1440, 900);
        await visitor.OpenAsync("/?lang=en");
        var field = visitor.Page.Locator(".lv .val input").First;
        await field.FillAsync("36543");
        await field.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync(address => address.Contains("36543", StringComparison.Ordinal));

        await visitor.Page.EvaluateAsync("document.documentElement.setAttribute('data-old', '')");

        await host.Process.KillAsync();
        await Expect(visitor.Page.Locator("#components-reconnect-modal .trying")).ToHaveTextAsync("The connection to the server is lost. Reconnecting; your levers are kept.", new() { UseInnerText = true });
        await host.RestartAsync(TestContext.Current.CancellationToken);

        // The page that lost its server loads again by itself: the mark on the old one is gone then.
        await Expect(visitor.Page.Locator("html:not([data-old]) .tool .chip.chg")).ToHaveTextAsync("1 change from the baseline");
        var again = visitor.Page.Locator(".lv .val input").First;
        await Expect(again).ToHaveValueAsync("36,543");
        await again.FillAsync("37000");
        await again.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync(address => address.Contains("37000", StringComparison.Ordinal));
    }
}
