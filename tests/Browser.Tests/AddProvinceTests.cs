using System.IO.Compression;
using System.Net;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Simulation.Browser.Tests;

/// <summary>Somebody who brings a province: from a starter to the first forecast, without leaving the pages.</summary>
/// <param name="pages">Host and browser.</param>
public sealed class AddProvinceTests(PagesFixture pages)
{
    private const string Id = "ben-tre";
    private const string Figures = "data/vn/provinces/observations.csv";

    [Fact]
    public async Task Journey_FromAStarterToTheFirstForecast()
    {
        await using var visitor = await pages.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenAsync("/data?lang=en&province=tien-giang");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a province" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Add a province");

        await page.Locator(".addpage select").SelectOptionAsync("tien-giang");
        await page.GetByLabel("Id of the new province").FillAsync(Id);
        await page.GetByLabel("Its name").FillAsync("Bến Tre");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download the starter" }).ClickAsync());
        Assert.Equal($"{Id}.zip", download.SuggestedFilename);
        var starter = await File.ReadAllBytesAsync((await download.PathAsync())!, TestContext.Current.CancellationToken);

        await DropAsync(page, Changed(starter, text => text.Replace("tien-giang,grdp_growth,industry,2023,6.57,", "tien-giang,grdp_growth,industry,2023,much,", StringComparison.Ordinal)));
        await Expect(page.Locator(".report")).ToContainTextAsync("cannot be accepted");
        await Expect(page.Locator(".report h3").First).ToHaveTextAsync("vn/provinces/observations.csv");
        await page.GetByRole(AriaRole.Button, new() { Name = "VI", Exact = true }).ClickAsync();
        await Expect(page.Locator(".report")).ToContainTextAsync("Chỗ này phải là một số.");
        await page.GetByRole(AriaRole.Button, new() { Name = "EN", Exact = true }).ClickAsync();
        Assert.Empty(await visitor.FindBarriersAsync());
        await visitor.KeepPictureAsync("add-province-errors");

        // One figure less than Tiền Giang: another calibration, which is really computed.
        await DropAsync(page, Changed(starter, text => string.Join('\n', text.Split('\n').Where(line => !line.StartsWith("tien-giang,grdp_growth,industry,2023,", StringComparison.Ordinal)))));
        await Expect(page.Locator(".report")).ToContainTextAsync("It can be accepted.");
        await page.GetByLabel("Your name, for the audit trail").FillAsync("An");
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept the province" }).ClickAsync();
        await Expect(page.Locator(".trial")).ToContainTextAsync("Calibrated.");
        Assert.Empty(await visitor.FindBarriersAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Open its what-if page" }).ClickAsync();

        await page.WaitForURLAsync(address => address.Contains($"province={Id}", StringComparison.Ordinal));
        await Expect(page.Locator("header .brand")).ToContainTextAsync("Bến Tre");
        await Expect(page.Locator("svg").First).ToBeVisibleAsync();
        await Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
        visitor.AssertQuiet();
        // Other visitors of the same host find it as it was.
        var removed = await pages.Host.Api.SendAsync(HttpMethod.Delete, $"/v1/provinces/{Id}", null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, removed.Status);
    }

    private static Task DropAsync(IPage page, byte[] archive) =>
        page.Locator(".drop input").SetInputFilesAsync(new FilePayload { Name = $"{Id}.zip", MimeType = "application/zip", Buffer = archive });

    private static byte[] Changed(byte[] archive, Func<string, string> change)
    {
        using var bytes = new MemoryStream();
        bytes.Write(archive);
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry(Figures)!;
            string text;
            using (var reader = new StreamReader(entry.Open())) text = reader.ReadToEnd();
            var changed = change(text);
            Assert.NotEqual(text, changed);
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(Figures).Open());
            writer.Write(changed);
        }

        return bytes.ToArray();
    }
}
