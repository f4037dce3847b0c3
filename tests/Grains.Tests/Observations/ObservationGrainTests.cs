using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Simulation.Contracts.Auditing;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Observations;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Scenarios;
using Simulation.Grains.Forecasts;
using Simulation.Grains.Provinces;
using Simulation.Grains.Tests.Hosting;
using Simulation.Grains.Tests.Scenarios;
using Xunit;

namespace Simulation.Grains.Tests.Observations;

/// <summary>
/// Uploads are kept whole and change no forecast until a calibration of them is published; what was begun before goes on from what it was begun with. On a silo
/// of its own, because a publication changes what everybody is answered.
/// </summary>
public sealed class ObservationGrainTests(SiloFixture silo) : IAsyncLifetime
{
    private const string Header = "region,indicator,sector,period,value,unit,status,source,note\n";
    private const string Revision = Header + "tra-vinh,grdp_growth,total,2023,4.5,percent,official,yearbook,\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("uploads-");
    private IHost host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    private IProvinceGrain TraVinh => Grains.GetGrain<IProvinceGrain>(SiloFixture.Province);

    private ProvinceWorkshop Workshop => host.Services.GetRequiredService<ProvinceWorkshop>();

    public ValueTask InitializeAsync() => StartAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Observations_FromUploadToPublication()
    {
        // Before: the files alone.
        var baseline = await TraVinh.SimulateAsync(SiloFixture.Draws(300), Cancellation);
        var files = await TraVinh.ObserveAsync(new() { Limit = 10_000 }, Cancellation);
        Assert.Equal((0L, 0L), ((await TraVinh.GetDataAsync(Cancellation)).Revision, files.Revision));

        // A dry run and a table with errors change nothing.
        Assert.Equal(UploadOutcome.Acceptable, (await UploadAsync(Revision, isTrial: true)).Outcome);
        Assert.Equal(UploadOutcome.Refused, (await UploadAsync(Revision + "tra-vinh,grdp_growth,total,2022,x,percent,official,yearbook,\n")).Outcome);
        Assert.Equal(0, (await TraVinh.GetDataAsync(Cancellation)).Revision);

        // Accepted once, however often it comes.
        var accepted = await UploadAsync(Revision);
        var again = await UploadAsync(Revision);
        Assert.Equal((UploadOutcome.Accepted, 1L), (accepted.Outcome, accepted.Revision));
        Assert.Equal("revising", Assert.Single(accepted.Figures).Verdict);
        Assert.Equal((UploadOutcome.AlreadyThere, 1L, accepted.Id), (again.Outcome, again.Revision, again.Id));

        // Shown beside the files, and counted in no forecast.
        var joined = await TraVinh.ObserveAsync(new() { Indicator = "grdp_growth", Sector = "total", AsOf = new DateOnly(2024, 1, 1) }, Cancellation);
        Assert.Equal((accepted.Id, 4.5), (joined.Figures[^1].Upload, joined.Figures[^1].Value));
        Assert.Equal(files.Figures.Length + 1, (await TraVinh.ObserveAsync(new() { Limit = 10_000 }, Cancellation)).Figures.Length);
        Assert.Equal(baseline.Run, (await TraVinh.SimulateAsync(SiloFixture.Draws(300), Cancellation)).Run);
        var described = await TraVinh.DescribeAsync(Cancellation);
        Assert.Equal((1L, 0L), (described.Revision, described.CalibrationRevision));
        Assert.Contains(described.Warnings, warning => warning.StartsWith("1 upload of observations came after the calibration in use", StringComparison.Ordinal));

        // What is not kept cannot be published.
        await Assert.ThrowsAsync<SimulationFaultException>(() => TraVinh.PublishAsync(1, new string('0', 64), "Lan", Guid.NewGuid(), Cancellation));
        await Assert.ThrowsAsync<SimulationFaultException>(() => TraVinh.PublishAsync(7, baseline.Calibration, "Lan", Guid.NewGuid(), Cancellation));

        // A calibration of the new revision, published: now it counts, and the warning is gone.
        var (calibration, token) = (await CalibrateAsync(), Guid.NewGuid());
        var published = await TraVinh.PublishAsync(1, calibration, "Lan", token, Cancellation);
        Assert.Equal((2L, new PublishedCalibration(1, calibration)), (published.Revision, published.Published));
        Assert.Equal(2, (await TraVinh.PublishAsync(1, calibration, "Lan", token, Cancellation)).Revision);
        var revised = await TraVinh.SimulateAsync(SiloFixture.Draws(300), Cancellation);
        Assert.Equal(calibration, revised.Calibration);
        Assert.NotEqual(baseline.Run, revised.Run);
        Assert.DoesNotContain((await TraVinh.DescribeAsync(Cancellation)).Warnings, warning => warning.Contains("came after", StringComparison.Ordinal));

        // A run of the earlier calibration goes on to the same answer.
        var earlier = new RunTicket
        {
            Run = baseline.Run,
            Province = SiloFixture.Province,
            Calibration = baseline.Calibration,
            Revision = 0,
            Question = SiloFixture.Draws(300),
            Draws = 300,
        };
        var forecast = await host.Services.GetRequiredService<ForecastLibrary>().FindAsync(earlier);
        Assert.Equal(baseline.Calibration, forecast.Calibration);

        // A new process answers as the old one did.
        await StopAsync();
        await StartAsync();
        Assert.Equal(Bytes.Of(revised), Bytes.Of(await TraVinh.SimulateAsync(SiloFixture.Draws(300), Cancellation)));
        Assert.Equal(earlier.Run, (await host.Services.GetRequiredService<ForecastLibrary>().FindAsync(earlier)).Id);

        await AssertTrailAsync(accepted.Id, calibration);
    }

    [Fact]
    public async Task Observe_Pages_FollowEachOther()
    {
        var whole = await TraVinh.ObserveAsync(new() { Indicator = "grdp_growth" }, Cancellation);
        var seen = new List<ObservationFigure>();
        int? next = 0;
        while (next is { } after)
        {
            var page = await TraVinh.ObserveAsync(new() { Indicator = "grdp_growth", After = after, Limit = 7 }, Cancellation);
            seen.AddRange(page.Figures);
            next = page.Next;
        }

        Assert.Equal(whole.Figures, seen);
    }

    [Fact]
    public async Task Observe_MostRecent_HasTheLatestPeriodsOfEachSeries()
    {
        var all = (await TraVinh.ObserveAsync(new() { Indicator = "grdp_growth", Sector = "total", Limit = 10_000 }, Cancellation)).Figures;
        var latest = (await TraVinh.ObserveAsync(new() { Indicator = "grdp_growth", Sector = "total", MostRecent = 2 }, Cancellation)).Figures;
        var years = all.Where(figure => figure.Period.All(char.IsAsciiDigit)).Select(figure => figure.Period).Distinct().Order(StringComparer.Ordinal).ToList();

        // Every figure of the last two years, those that conflict too, and no other year.
        Assert.Equal(all.Where(figure => years[^2..].Contains(figure.Period)), latest.Where(figure => figure.Period.All(char.IsAsciiDigit)));
        Assert.Equal(latest.Select(figure => figure.Line), latest.Select(figure => figure.Line).Order());
    }

    [Fact]
    public async Task Observe_Years_HoldWholePeriods()
    {
        var figures = (await TraVinh.ObserveAsync(new() { Indicator = "grdp_growth", FromYear = 2016, ToYear = 2020, Limit = 10_000 }, Cancellation)).Figures;

        Assert.Contains(figures, figure => figure.Period == "2016-2020avg");
        Assert.DoesNotContain(figures, figure => figure.Period.StartsWith("2015", StringComparison.Ordinal) || figure.Period.StartsWith("2021", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Observe_UnknownNames_SuggestTheNearest()
    {
        var fault = await Assert.ThrowsAsync<SimulationFaultException>(() => TraVinh.ObserveAsync(new() { Indicator = "grdp_grwth" }, Cancellation));

        Assert.Equal("?indicator", Assert.Single(fault.Problems).Path);
        Assert.Contains("Did you mean 'grdp_growth'?", fault.Message, StringComparison.Ordinal);
    }

    private async Task AssertTrailAsync(string upload, string calibration)
    {
        var scenario = Grains.GetGrain<IScenarioGrain>($"{SiloFixture.Province}/trail");
        await scenario.SaveAsync(Sample.Save(Sample.Investment(40_000), WriteCondition.IsNew), Cancellation);
        await scenario.SaveAsync(Sample.Save(Sample.Investment(45_000), WriteCondition.IsVersion(1), author: "Bình"), Cancellation);
        await scenario.DeleteAsync(WriteCondition.Exists, "Lan", Guid.NewGuid(), Cancellation);
        var audit = Grains.GetGrain<IAuditGrain>(SiloFixture.Province);

        var trail = await audit.ListAsync(null, null, 100, Cancellation);

        Assert.Equal(
            ["scenario trail 3 deleted", "scenario trail 2 changed", "scenario trail 1 created", "province tra-vinh 2 changed", "province tra-vinh 1 created", $"observations {upload} 1 created"],
            trail.Select(change => $"{change.Kind} {change.Id} {change.Version} {change.Action}"));
        Assert.Equal(("Bình", "social_investment = 40000 in 2025", "social_investment = 45000 in 2025"), (trail[1].Author, Assert.Single(trail[1].Before), Assert.Single(trail[1].After)));
        Assert.Equal([$"published calibration {calibration} of revision 1"], trail[3].After);
        Assert.Equal([$"upload {upload}"], trail[4].After);
        Assert.Equal(["name: Đầu tư", "social_investment = 45000 in 2025"], trail[0].Before);
        Assert.Equal([3L, 2, 1], (await audit.ListAsync("scenario", null, 100, Cancellation)).Select(change => change.Version));
        Assert.Equal(trail.Skip(2).Select(change => change.Number), (await audit.ListAsync(null, trail[1].Number, 100, Cancellation)).Select(change => change.Number));
        Assert.Equal("?kind", Assert.Single((await Assert.ThrowsAsync<SimulationFaultException>(() => audit.ListAsync("colour", null, 1, Cancellation))).Problems).Path);
    }

    private async Task<string> CalibrateAsync()
    {
        var status = await TraVinh.CalibrateAsync(new() { Publishes = false }, Cancellation);
        await foreach (var next in Grains.GetGrain<IRunGrain>(status.Run).WatchAsync(Cancellation)) status = next;
        Assert.Equal(RunState.Finished, status.State);
        return status.Run;
    }

    private Task<UploadResult> UploadAsync(string text, bool isTrial = false) => TraVinh.UploadAsync(
        new() { Text = Encoding.UTF8.GetBytes(text), IsTrial = isTrial, Author = "Lan", Token = Guid.NewGuid() }, Cancellation);

    private async ValueTask StartAsync()
    {
        host = SiloFixture.Build(options =>
        {
            silo.Configure(options);
            options.DataDirectory = folder.FullName;
        });
        await host.StartAsync(Cancellation);
        await Workshop.Prepare(SiloFixture.Province).Province;
    }

    private async Task StopAsync()
    {
        await host.StopAsync(Cancellation);
        host.Dispose();
    }
}
