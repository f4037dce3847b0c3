using System.Net;
using System.Text;
using Simulation.Contracts.Scenarios;
using Xunit;

namespace Simulation.Api.Tests.Provinces;

/// <summary>Whole provinces over HTTP: got as one archive, and brought with a report.</summary>
public class ArchiveTests(ApiHost host)
{
    private const string Address = "/v1/provinces/tra-vinh/archive";

    [Fact]
    public async Task Get_Archive_IsAFileWhoseTagBeginsWithTheRevision()
    {
        var response = await host.GetAsync(Address);

        Assert.Equal(("application/zip", "PK archive"), (response.Content.Headers.ContentType!.MediaType, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Equal("attachment; filename=\"tra-vinh.zip\"", response.Content.Headers.ContentDisposition!.ToString());
        Assert.StartsWith("\"7-", response.Headers.ETag!.Tag, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, (await host.SendAsync(HttpMethod.Get, Address, null, ("If-None-Match", response.Headers.ETag.Tag))).StatusCode);
    }

    [Fact]
    public async Task Get_AsAnother_IsPassedOn()
    {
        var response = await host.GetAsync(Address + "?as=ben-tre&name=B%E1%BA%BFn%20Tre");

        Assert.Equal("attachment; filename=\"ben-tre.zip\"", response.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal(("ben-tre", "Bến Tre"), (host.Grains.Sample.LastExport!.As, host.Grains.Sample.LastExport.Name));
    }

    [Fact]
    public async Task Put_Archive_IsKeptAndReported()
    {
        var response = await PutAsync("a province", ("If-None-Match", "*"), ("X-Author", "An"));
        var report = await response.JsonAsync();

        Assert.Equal((HttpStatusCode.Created, "/v1/provinces/tra-vinh", "\"1\""), (response.StatusCode, response.Headers.Location!.ToString(), response.Headers.ETag!.Tag));
        Assert.Equal(("created", "cal"), (report.GetProperty("outcome").GetString(), report.GetProperty("calibration").GetString()));
        Assert.Equal(("warning", "stale", "photo.jpg"), (Problem(report, 1, "severity"), Problem(report, 1, "kind"), Problem(report, 1, "file")));
        Assert.Equal((WriteConditionKind.IsNew, "An"), (host.Grains.Sample.LastImport!.Condition.Kind, host.Grains.Sample.LastImport.Author));
    }

    [Fact]
    public async Task Put_TagOfAnExport_NamesItsRevision()
    {
        await (await PutAsync("a province", ("If-Match", "\"7-5f0e\""))).JsonAsync();

        Assert.Equal([7], host.Grains.Sample.LastImport!.Condition.Versions);
    }

    [Fact]
    public async Task Put_TagOfAnotherForm_StandsForNoRevision()
    {
        await (await PutAsync("a province", ("If-Match", "\"abc\""))).JsonAsync();

        // 0 is the revision of files that nobody changed.
        Assert.Equal([-1], host.Grains.Sample.LastImport!.Condition.Versions);
    }

    [Fact]
    public async Task Put_DryRun_OnlyReports()
    {
        var response = await PutAsync("something wrong", "?dryRun=true");

        Assert.Equal((HttpStatusCode.OK, "refused"), (response.StatusCode, (await response.JsonAsync()).GetProperty("outcome").GetString()));
        Assert.True(host.Grains.Sample.LastImport!.IsTrial);
    }

    [Fact]
    public async Task Put_ArchiveWithErrors_IsRefusedNamingFileLineAndColumn()
    {
        var problem = await (await PutAsync("something wrong")).ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-archive");

        Assert.Equal(["vn/ben-tre/observations.csv, line 3, column value"], problem.Pointers());
    }

    [Fact]
    public async Task Put_OtherMediaType_IsRefused() =>
        await (await host.SendAsync(HttpMethod.Put, Address, "{}")).ProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");

    [Fact]
    public async Task Delete_ProvinceThatWasBrought_IsDone() => Assert.Equal(HttpStatusCode.NoContent, (await host.SendAsync(HttpMethod.Delete, "/v1/provinces/ben-tre")).StatusCode);

    [Fact]
    public async Task Delete_ProvinceThatCameWithTheProgram_IsRefused() =>
        await (await host.SendAsync(HttpMethod.Delete, "/v1/provinces/tra-vinh")).ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-question");

    private static string? Problem(System.Text.Json.JsonElement report, int index, string field) => report.GetProperty("problems")[index].GetProperty(field).GetString();

    private Task<HttpResponseMessage> PutAsync(string archive, params (string Name, string Value)[] headers) => PutAsync(archive, "", headers);

    private async Task<HttpResponseMessage> PutAsync(string archive, string query, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, Address + query) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(archive)) };
        request.Content.Headers.ContentType = new("application/zip");
        foreach (var (name, value) in headers) Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        return await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
