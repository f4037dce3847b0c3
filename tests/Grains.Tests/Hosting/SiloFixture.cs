using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Questions;
using Simulation.Contracts.Runs;
using Simulation.Grains.Hosting;
using Simulation.Grains.Provinces;
using Simulation.Grains.Tests.Hosting;
using Xunit;

[assembly: AssemblyFixture(typeof(SiloFixture))]

namespace Simulation.Grains.Tests.Hosting;

/// <summary>
/// One silo with the shipped province, calibrated with little effort: these tests are about grains, and equality to the bit needs no good posterior. Shards are
/// small, so that small runs have several.
/// </summary>
public sealed class SiloFixture : IAsyncLifetime
{
    public const string Province = "tra-vinh";
    public const int InteractiveDraws = 1_024;
    public const int InteractiveShard = 512;
    public const int BulkShard = 768;

    private readonly DirectoryInfo store = Directory.CreateTempSubdirectory("grains-");
    private readonly IHost host;

    public SiloFixture() => host = Build(Configure);

    /// <summary>Where the silo keeps its data.</summary>
    public string Folder => store.FullName;

    public IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    public IProvinceGrain TraVinh => Grains.GetGrain<IProvinceGrain>(Province);

    public IServiceProvider Services => host.Services;

    internal PreparedProvince Prepared { get; private set; } = null!;

    /// <summary>A silo by itself.</summary>
    internal static IHost Build(Action<SimulationOptions> configure)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure(configure);
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(FreePort(), gatewayPort: 0)
            .AddSimulation());
        return builder.Build();
    }

    /// <summary>A question of so many draws.</summary>
    public static SimulationQuestion Draws(int draws, ulong seed = 1) => new() { Draws = draws, Seed = seed };

    public async ValueTask InitializeAsync()
    {
        await host.StartAsync();
        Prepared = await host.Services.GetRequiredService<ProvinceWorkshop>().Prepare(Province).Province;
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        store.Delete(recursive: true);
    }

    internal void Configure(SimulationOptions options)
    {
        options.DataDirectory = store.FullName;
        options.MaximumDraws = 100_000;
        options.InteractiveDraws = InteractiveDraws;
        options.InteractiveShard = InteractiveShard;
        options.BulkShard = BulkShard;
        options.CalibrationBlocks = 2;
        options.CalibrationSteps = 16;
        options.PrivateWebhooks = true;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

internal static class Bytes
{
    /// <summary>Everything an answer says, as text that differs when any bit of it does.</summary>
    public static string Of(RunResult result) => System.Text.Json.JsonSerializer.Serialize(result);
}
