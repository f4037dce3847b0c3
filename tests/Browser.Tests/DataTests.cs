using Microsoft.Playwright;
using MiniExcelLibs;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Simulation.Browser.Tests;

/// <summary>Somebody who brings figures.</summary>
/// <param name="pages">Host and browser.</param>
public sealed class DataTests(PagesFixture pages)
{
    [Fact]
    public async Task Workbook_Dropped_IsCheckedAsItsFirstSheet()
    {
        await using var visitor = await pages.VisitAsync();
        await visitor.OpenAsync("/data?lang=en");

        await visitor.Page.Locator(".drop input").SetInputFilesAsync(new FilePayload { Name = "figures.xlsx", MimeType = "application/octet-stream", Buffer = Workbook() });

        await Expect(visitor.Page.Locator(".report")).ToContainTextAsync("It can be accepted.");
        await Expect(visitor.Page.Locator(".report tbody")).ToContainTextAsync("7.77");
        visitor.AssertQuiet();
    }

    [Fact]
    public async Task FileThatOnlyLooksLikeAWorkbook_Dropped_SaysSo()
    {
        await using var visitor = await pages.VisitAsync();
        await visitor.OpenAsync("/data?lang=en");

        await visitor.Page.Locator(".drop input").SetInputFilesAsync(new FilePayload { Name = "figures.xlsx", MimeType = "application/octet-stream", Buffer = "PK\u0003\u0004 no"u8.ToArray() });

        await Expect(visitor.Page.Locator("[role=alert].notice")).ToContainTextAsync("cannot be read as a workbook");
        visitor.AssertQuiet();
    }

    private static byte[] Workbook()
    {
        using var file = new MemoryStream();
        file.SaveAs(new[]
        {
            new { region = "tra-vinh", indicator = "grdp_growth", sector = "total", period = 2024, value = 7.77, unit = "percent", status = "preliminary", source = "statistics office, 2025", note = "" },
        });
        return file.ToArray();
    }
}
