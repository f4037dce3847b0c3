using Microsoft.Playwright;
using Simulation.Browser.Tests;
using Simulation.Cluster.Fixture;
using Xunit;

[assembly: AssemblyFixture(typeof(PagesFixture))]

namespace Simulation.Browser.Tests;

/// <summary>A real host and a real browser, for all tests of the pages.</summary>
public sealed class PagesFixture : IAsyncLifetime
{
    private IPlaywright? playwright;

    /// <summary>The host.</summary>
    public EmbeddedHost Host { get; private set; } = null!;

    /// <summary>The browser.</summary>
    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await EmbeddedHost.StartAsync(TestContext.Current.CancellationToken);
        Assertions.SetDefaultExpectTimeout(Visitor.LongestWait);
        playwright = await Playwright.CreateAsync();
        Browser = await Chromium.LaunchAsync(playwright);
    }

    /// <summary>A visitor of his own: nothing is remembered from others.</summary>
    /// <param name="width">Width of the window in pixels.</param>
    /// <param name="height">Its height.</param>
    public Task<Visitor> VisitAsync(int width = 1440, int height = 900) => Visitor.ComeAsync(Browser, Host.Address, width, height);

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        playwright?.Dispose();
        if (Host is not null) await Host.DisposeAsync();
    }
}
