using System.Net;
using System.Text;
using MiniExcelLibs;
using Simulation.Contracts.Observations;
using Xunit;

namespace Simulation.Api.Tests.Observations;

/// <summary>Figures over HTTP: listed with where they stand, uploaded with a report.</summary>
public class ObservationTests(ApiHost host)
{
    private const string Address = "/v1/provinces/tra-vinh/observations";
    private const string Table = "region,indicator\ntra-vinh,grdp_growth\n";

    [Fact]
    public async Task Get_Figures_HaveSourceVintageAndOrigin()
    {
        var list = await (await host.GetAsync(Address)).JsonAsync();

        Assert.Equal(
            """{"region":"tra-vinh","indicator":"grdp_growth","sector":"total","period":"2023","value":8.25,"unit":"percent","status":"pso_estimate","source":"Cục Thống kê","note":"","vintage":"2024-01-01","origin":{"file":"vn/tra-vinh/observations.csv","line":40,"value":"8,25","unit":"percent"}}""",
            list.GetProperty("observations")[0].GetRawText());
        Assert.Equal("3f2a", list.GetProperty("observations")[1].GetProperty("origin").GetProperty("upload").GetString());
        Assert.Equal((2, "7"), (list.GetProperty("revision").GetInt32(), list.GetProperty("next").GetString()));
    }

    [Fact]
    public async Task Get_Restrictions_ReachTheProvince()
    {
        await (await host.GetAsync(Address + "?asOf=2024-01-31&indicator=grdp_growth&sector=total&cursor=5&limit=9&date=2020:2023&mrv=2")).JsonAsync();

        Assert.Equal(
            new ObservationQuery { AsOf = new DateOnly(2024, 1, 31), Indicator = "grdp_growth", Sector = "total", After = 5, Limit = 9, FromYear = 2020, ToYear = 2023, MostRecent = 2 }, host.Grains.Sample.LastQuery);
    }

    [Fact]
    public async Task Get_WrongParameters_AreReportedTogether()
    {
        var problem = await (await host.GetAsync(Address + "?asOf=January&limit=0&sektor=total")).ProblemAsync(HttpStatusCode.BadRequest, "wrong-shape");

        Assert.Equal(["?asOf", "?limit", "?sektor"], problem.Pointers());
    }

    [Fact]
    public async Task Post_Table_IsKeptAndReported()
    {
        var response = await host.PostTableAsync(Address + "?published=2024-06-29", Table);
        var report = await response.JsonAsync();

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(("accepted", "3f2a"), (report.GetProperty("outcome").GetString(), report.GetProperty("upload").GetString()));
        Assert.Equal("""{"new":0,"repeated":0,"revising":1,"conflicting":0}""", report.GetProperty("counts").GetRawText());
        Assert.Equal(8.25, report.GetProperty("figures")[0].GetProperty("others")[0].GetProperty("value").GetDouble());
        Assert.Equal("""{"rule":"jump","period":"2023","message":"It leaps.","lines":[2]}""", report.GetProperty("implausible")[0].GetRawText());
        Assert.Equal("warning", report.GetProperty("problems")[0].GetProperty("severity").GetString());
        var upload = host.Grains.Sample.LastUpload!;
        Assert.Equal((Table, new DateOnly(2024, 6, 29), false), (Encoding.UTF8.GetString(upload.Text), upload.Published, upload.IsTrial));
    }

    [Fact]
    public async Task Post_DryRun_OnlyReports()
    {
        var response = await host.PostTableAsync(Address + "?dryRun=true", Table);

        Assert.Equal((HttpStatusCode.OK, "acceptable"), (response.StatusCode, (await response.JsonAsync()).GetProperty("outcome").GetString()));
        Assert.True(host.Grains.Sample.LastUpload!.IsTrial);
    }

    [Fact]
    public async Task Post_DryRunOfATableWithErrors_IsAnsweredWithThem()
    {
        var report = await (await host.PostTableAsync(Address + "?dryRun=true", Table + "wrong")).JsonAsync();

        Assert.Equal("refused", report.GetProperty("outcome").GetString());
        Assert.Equal(
            """{"severity":"error","line":3,"column":"value","value":"abc","message":"'abc' found; a number expected.","wayOut":"Write digits."}""",
            report.GetProperty("problems")[0].GetRawText());
    }

    [Fact]
    public async Task Post_TableWithErrors_IsRefusedNamingLineAndColumn()
    {
        var problem = await (await host.PostTableAsync(Address, Table + "wrong")).ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-observations");

        Assert.Equal(["line 3, column value", "line 4, column unit"], problem.Pointers());
    }

    [Fact]
    public async Task Post_OtherMediaType_IsRefused() =>
        await (await host.PostAsync(Address, Table, "text/plain")).ProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");

    [Fact]
    public async Task Post_Json_IsKeptAsTheTableItSays()
    {
        await (await host.PostAsync(Address, """
            {"revision":3,"observations":[{"region":"tra-vinh","indicator":"grdp_growth","sector":"total","period":"2023","value":8.25,"unit":"percent","status":"official",
            "source":"Yearbook, page 3","note":"said \"revised\"","vintage":"2024-01-01","origin":{"file":"a","line":1}}],"next":null}
            """)).JsonAsync();

        Assert.Equal(
            "region,indicator,sector,period,value,unit,status,source,note\r\ntra-vinh,grdp_growth,total,2023,8.25,percent,official,\"Yearbook, page 3\",\"said \"\"revised\"\"\"\r\n",
            Encoding.UTF8.GetString(host.Grains.Sample.LastUpload!.Text));
    }

    [Fact]
    public async Task Post_JsonOfAnotherShape_NamesEveryPlace()
    {
        var problem = await (await host.PostAsync(Address, """{"observations":[{"region":"tra-vinh","value":"much","unitt":"percent"}]}""")).ProblemAsync(HttpStatusCode.BadRequest, "wrong-shape");

        Assert.Contains("/observations/0/value", problem.Pointers());
        Assert.Contains("/observations/0/unitt", problem.Pointers());
        Assert.Contains("/observations/0/indicator", problem.Pointers());
    }

    [Fact]
    public async Task Post_Workbook_IsKeptAsItsFirstSheet()
    {
        using var file = new MemoryStream();
        file.SaveAs(new[] { new { region = "tra-vinh", indicator = "grdp_growth", sector = "total", period = 2024, value = 7.77 } });

        await (await PostWorkbookAsync(file.ToArray())).JsonAsync();

        Assert.Equal("region,indicator,sector,period,value\r\ntra-vinh,grdp_growth,total,2024,7.77\r\n", Encoding.UTF8.GetString(host.Grains.Sample.LastUpload!.Text));
    }

    [Fact]
    public async Task Post_WorkbookThatIsNone_SaysSo() =>
        await (await PostWorkbookAsync("PK no workbook"u8.ToArray())).ProblemAsync(HttpStatusCode.BadRequest, "wrong-shape");

    [Fact]
    public async Task Post_TableTooLong_IsRefusedNamingTheLimit()
    {
        var problem = await (await host.PostTableAsync(Address, new string('x', ObservationUpload.MaximumBytes + 1)))
            .ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body-too-large");

        Assert.Contains("1048576", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_LongerThanAQuestion_IsTaken() => await (await host.PostTableAsync(Address, new string('x', ObservationUpload.MaximumBytes))).JsonAsync();

    private async Task<HttpResponseMessage> PostWorkbookAsync(byte[] workbook)
    {
        using var body = new ByteArrayContent(workbook);
        body.Headers.ContentType = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        return await host.Client.PostAsync(new Uri(Address, UriKind.Relative), body, TestContext.Current.CancellationToken);
    }
}
