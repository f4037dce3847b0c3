using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Simulation.Grains.Provinces;
using Simulation.Grains.Tests.Hosting;
using Xunit;

namespace Simulation.Grains.Tests.Runs;

/// <summary>The data folder of a silo that has calibrated the province and was stopped: what tests of restarts begin with.</summary>
public sealed class CalibratedFolder : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("calibrated-");

    public async ValueTask InitializeAsync()
    {
        using var host = Silo(folder.FullName, workers: 2);
        await host.StartAsync();
        await host.Services.GetRequiredService<ProvinceWorkshop>().Prepare(SiloFixture.Province).Province;
        await host.StopAsync();
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    internal void CopyTo(string target)
    {
        foreach (var file in folder.EnumerateFiles()) file.CopyTo(Path.Combine(target, file.Name));
    }

    /// <summary>A silo with small shards that records whatever it can.</summary>
    internal static IHost Silo(string folder, int workers) => SiloFixture.Build(options =>
    {
        options.DataDirectory = folder;
        options.InteractiveDraws = SiloFixture.InteractiveDraws;
        options.BulkShard = SiloFixture.BulkShard;
        options.CalibrationBlocks = 2;
        options.CalibrationSteps = 16;
        options.WorkerThreads = workers;
        options.RecordEvery = TimeSpan.Zero;
    });
}
