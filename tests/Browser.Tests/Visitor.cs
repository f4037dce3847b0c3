using Microsoft.Playwright;
using Xunit;

namespace Simulation.Browser.Tests;

/// <summary>Somebody with a browser window: what the page complains about, and every request that leaves the host, is noted.</summary>
public sealed class Visitor : IAsyncDisposable
{
    // A machine that runs other tests at the same time is slow; nobody waits longer than needed.
    internal const float LongestWait = 60_000;

    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];
    private readonly List<string> strangers = [];
    private readonly Uri host;

    private Visitor(IBrowserContext context, IPage page, Uri host)
    {
        (this.context, Page, this.host) = (context, page, host);
        page.Console += (_, message) =>
        {
            if (message.Type == "error") complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        context.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss" } address && address.Authority != host.Authority) strangers.Add(request.Url);
        };
    }

    /// <summary>The window.</summary>
    public IPage Page { get; }

    internal static async Task<Visitor> ComeAsync(IBrowser browser, Uri host, int width, int height)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height }, BaseURL = host.ToString(), ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(LongestWait);
        return new Visitor(context, await context.NewPageAsync(), host);
    }

    /// <summary>Opens a page and waits until it shows more than that it is waiting.</summary>
    /// <param name="path">Path below the root, with its query.</param>
    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await Page.Locator("#content h1").First.WaitForAsync();
        await Assertions.Expect(Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0, new() { Timeout = LongestWait });
    }

    /// <summary>Nothing went wrong, and nothing was asked of anybody but the host.</summary>
    public void AssertQuiet()
    {
        Assert.Empty(complaints);
        Assert.Empty(strangers);
    }

    /// <summary>Keeps a picture of the whole page with the results of the tests.</summary>
    public async Task KeepPictureAsync(string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "pictures");
        Directory.CreateDirectory(folder);
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }

    /// <summary>What axe finds wrong with the page, by the rules of WCAG 2.2 AA.</summary>
    public async Task<IReadOnlyList<string>> FindBarriersAsync()
    {
        var axe = Path.Combine(AppContext.BaseDirectory, "axe.min.js");
        Assert.True(File.Exists(axe), "axe-core is missing: ./test fetches it before it builds, or run npm ci in tests/Browser.Tests/axe and build again.");
        // Not as a script of the page, which the host tells browsers to refuse.
        await Page.EvaluateAsync($"() => {{ {await File.ReadAllTextAsync(axe, TestContext.Current.CancellationToken)} }}");
        return await Page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })).violations
              .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`))
            """);
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
