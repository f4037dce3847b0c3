using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Simulation.Cluster.Fixture;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Questions;

namespace Simulation.Cluster.Bench;

/// <summary>Latency of what-if questions inside the cluster: from a client's call of a grain to its answer, without HTTP.</summary>
internal static class SmallQuestions
{
    private const int Draws = 2_000;
    private const int Warm = 300;
    private const int Measured = 500;
    private static readonly string[] Two = ["grdp_growth", "grdp"];

    /// <summary>Measures.</summary>
    public static async Task MeasureAsync(ClusterHarness cluster, Table table, CancellationToken cancellation)
    {
        using var host = Client(cluster.Connection);
        await host.StartAsync(cancellation);
        var province = host.Services.GetRequiredService<IGrainFactory>().GetGrain<IProvinceGrain>(Settings.Province);
        await AskAsync(province, Two, 100_000, Warm, cancellation);
        await AskAsync(province, [], 200_000, Warm, cancellation);
        Add("two indicators", await AskAsync(province, Two, 300_000, Measured, cancellation));
        Add("all indicators", await AskAsync(province, [], 400_000, Measured, cancellation));
        await host.StopAsync(cancellation);

        void Add(string what, double[] milliseconds) => table.Add(
            $"new question of 2,000 draws, {what}, from a client of the cluster: median, 95th percentile", $"{Sorted.Median(milliseconds):F1} ms, {Sorted.Quantile(milliseconds, 0.95):F1} ms", "3 ms (95th)");
    }

    private static async Task<double[]> AskAsync(IProvinceGrain province, string[] indicators, int firstSeed, int count, CancellationToken cancellation)
    {
        var milliseconds = new double[count];
        for (var i = 0; i < count; i++)
        {
            var clock = Stopwatch.GetTimestamp();
            await province.SimulateAsync(new SimulationQuestion { Draws = Draws, Seed = (ulong)(firstSeed + i), Indicators = indicators }, cancellation);
            milliseconds[i] = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
        }

        return milliseconds;
    }

    private static IHost Client(string connection)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client => client
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("simulation", "simulation"))
            .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", connection)));
        return builder.Build();
    }
}
