using Simulation.Api.Tests.Embedded;
using Xunit;

namespace Simulation.Api.Tests.Readers;

/// <summary>A reader of Excel files that is not the one we write with finds typed cells and all sheets.</summary>
public class ExcelReaderTests(EmbeddedFixture host)
{
    private const string Question = """{"draws":500,"indicators":["grdp_growth"]}""";

    [Fact]
    public async Task Workbook_ReadByAnother_HoldsTheMeansOfTheDocumentAsNumbers()
    {
        var document = await (await host.SimulateAsync(Question)).JsonAsync();
        var sheets = (await NodeReader.ReadAsync("xlsx", $"{host.Client.BaseAddress}v1/provinces/tra-vinh/simulate?format=xlsx", Question))
            .EnumerateArray().ToDictionary(sheet => sheet.GetProperty("sheet").GetString()!, sheet => sheet.GetProperty("data").EnumerateArray().ToList());

        Assert.Equal(["Data", "Metadata", "Codes"], sheets.Keys);
        var header = sheets["Data"][0].EnumerateArray().Select(cell => cell.GetString()).ToList();
        var (indicator, sector, year, statistic, value) = (header.IndexOf("indicator"), header.IndexOf("sector"), header.IndexOf("year"), header.IndexOf("statistic"), header.IndexOf("value"));
        var forecast = document.GetProperty("forecasts").EnumerateArray().First(item => item.GetProperty("sector").GetString() == "total");
        var means = sheets["Data"].Skip(1).Where(row => row[indicator].GetString() == "grdp_growth" && row[sector].GetString() == "total" && row[statistic].GetString() == "mean").ToList();
        Assert.Equal(forecast.GetProperty("mean").EnumerateArray().Select(number => number.GetDouble()), means.Select(row => row[value].GetDouble()));
        Assert.Equal(document.GetProperty("years").EnumerateArray().Select(number => number.GetInt32()), means.Select(row => row[year].GetInt32()));
    }
}
