using Microsoft.Playwright;

namespace Simulation.Browser.Tests;

/// <summary>The browser of the tests: Chromium as the machine has it, kept from calling home.</summary>
internal static class Chromium
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ];

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = Places.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("There is no Chromium here: ./test installs it, or install it by hand (apt-get install chromium)."),
        Args = Arguments,
    });
}
