using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Simulation.Contracts.Workshops;
using Simulation.Grains.Provinces;
using Simulation.Grains.Tests.Hosting;
using Simulation.Grains.Tests.Runs;
using Xunit;
using static Simulation.Grains.Tests.Workshops.WorkshopSample;

namespace Simulation.Grains.Tests.Workshops;

/// <summary>What was acknowledged is there after the silo has gone.</summary>
public sealed class WorkshopDurabilityTests(CalibratedFolder calibrated) : IClassFixture<CalibratedFolder>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workshop-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Restart_EntriesAndTheirMean_AreThere()
    {
        calibrated.CopyTo(folder.FullName);
        WorkshopResults before;
        string code;
        using (var host = await StartAsync())
        {
            code = (await Grains(host).GetGrain<IPlanningWorkshopsGrain>(SiloFixture.Province).OpenAsync(Order(), Cancellation)).Code;
            var workshop = Grains(host).GetGrain<IPlanningWorkshopGrain>(code);
            await workshop.HandInAsync(HandIn("An", 30_000), Cancellation);
            await workshop.HandInAsync(HandIn("Bình", 36_000), Cancellation);
            before = await workshop.SummariseAsync(Cancellation);
            await host.StopAsync(Cancellation);
        }

        using var again = await StartAsync();
        var after = await Grains(again).GetGrain<IPlanningWorkshopGrain>(code).SummariseAsync(Cancellation);

        Assert.Equal(before.Workshop.Version, after.Workshop.Version);
        Assert.Equal(33_000, after.Levers[0].Mean);
        Assert.Equal(before.Entries.Select(entry => (entry.Participant, entry.Version, entry.Changed)), after.Entries.Select(entry => (entry.Participant, entry.Version, entry.Changed)));
        await again.StopAsync(Cancellation);
    }

    private static IGrainFactory Grains(IHost host) => host.Services.GetRequiredService<IGrainFactory>();

    private async Task<IHost> StartAsync()
    {
        var host = CalibratedFolder.Silo(folder.FullName, workers: 0);
        await host.StartAsync(Cancellation);
        await host.Services.GetRequiredService<ProvinceWorkshop>().Prepare(SiloFixture.Province).Province;
        return host;
    }
}
