using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using Simulation.Api.Bench;
using Simulation.Browser.Tests;
using Simulation.Web.Bench;

// Usage: Web.Bench HOST.dll RESULT.md. Measures how long a planner waits after moving a lever.
const int WarmUp = 30;
const int Moves = 100;

var store = Directory.CreateTempSubdirectory("simulation-web-bench-");
try
{
    using var host = await HostProcess.StartAsync(args[0], store.FullName);
    using var playwright = await Playwright.CreateAsync();
    await using var browser = await Chromium.LaunchAsync(playwright);
    var page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
    await page.GotoAsync($"{host.Client.BaseAddress}?lang=en");
    await page.Locator(".score li").First.WaitForAsync();
    var slider = new Slider(page, "plants' load");
    await slider.MoveAsync(WarmUp);
    var waits = await slider.MoveAsync(Moves);
    var report = new StringBuilder()
        .AppendLine("# Moving a lever on the what-if page").AppendLine()
        .AppendLine(CultureInfo.InvariantCulture, $"Chromium on the host's own machine ({Environment.ProcessorCount} processors for both), 2,000 draws x 4 years, one lever, {Moves} values that nobody has asked for after {WarmUp} to warm up.")
        .AppendLine("From the `input` event of the slider to the frame after the last change of the page that it brings.").AppendLine()
        .AppendLine("| what | median | 95th percentile | to reach |").AppendLine("|---|---|---|---|")
        .AppendLine(Row("fan chart and scoreboard are the new ones", [.. waits.Select(wait => wait.Picture)], "100 ms"))
        .AppendLine(Row("the waterfall too", [.. waits.Select(wait => wait.Waterfall)], ""))
        .AppendLine().AppendLine("Command: `dotnet run -c Release --project bench/Web.Bench -- src/Api/bin/Release/net10.0/Simulation.Api.dll bench/results/web.md`");
    await File.WriteAllTextAsync(args[1], report.ToString());
    Console.Write(report);
}
finally
{
    store.Delete(recursive: true);
}

static string Row(string what, double[] milliseconds, string goal)
{
    Array.Sort(milliseconds);
    return string.Create(CultureInfo.InvariantCulture, $"| {what} | {At(0.5):0} ms | {At(0.95):0} ms | {goal} |");
    double At(double share) => milliseconds[(int)Math.Ceiling(share * milliseconds.Length) - 1];
}
