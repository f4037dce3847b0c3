using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Simulation.Cluster.Fixture;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Questions;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Cluster.Bench;

/// <summary>
/// Latency of what-if questions inside the cluster, from a client's call of a grain to its answer, without HTTP: in a cluster of three whose silos and API share the machine, beside a
/// run of the largest size, with one silo alone, and in the engine alone, which is the floor.
/// </summary>
internal static class SmallQuestions
{
    private const int Draws = 2_000;
    private const long LargeDraws = 10_000_000;
    // Until what a question runs through is compiled for good.
    private const int Warm = 1_500;
    private const int Measured = 500;
    private const int Shard = 1_024;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly (string Name, string[] Indicators)[] Kinds = [("two indicators", ["grdp_growth", "grdp"]), ("all indicators", [])];

    /// <summary>Measures in a cluster that is there.</summary>
    public static async Task MeasureAsync(ClusterHarness cluster, Table table, CancellationToken cancellation)
    {
        using var host = Client(cluster.Connection);
        await host.StartAsync(cancellation);
        var province = Province(host);
        await AskKindsAsync(province, "from a client of the cluster of three", table, cancellation);
        await AskBesideAsync(cluster, province, table, cancellation);
        await host.StopAsync(cancellation);
    }

    /// <summary>Measures with one silo and PostgreSQL, and in the engine.</summary>
    public static async Task MeasureFloorAsync(Table table, CancellationToken cancellation)
    {
        await using var cluster = await ClusterHarness.PrepareAsync(cancellation);
        await cluster.AddSilo([]).ReadyAsync(cancellation);
        using var host = Client(cluster.Connection);
        await host.StartAsync(cancellation);
        await AskKindsAsync(Province(host), "from a client of one silo, no other and no API on the machine", table, cancellation);
        await host.StopAsync(cancellation);
        var forecaster = await Engine.ForecasterAsync(cancellation);
        foreach (var (name, indicators) in Kinds)
        {
            Compute(forecaster, indicators, Warm);
            Add(table, name, "in the engine alone, in process on all threads: prepared, computed, read", Compute(forecaster, indicators, Measured));
        }
    }

    private static IProvinceGrain Province(IHost host) => host.Services.GetRequiredService<IGrainFactory>().GetGrain<IProvinceGrain>(Settings.Province);

    private static async Task AskKindsAsync(IProvinceGrain province, string where, Table table, CancellationToken cancellation)
    {
        foreach (var (_, indicators) in Kinds) await AskAsync(province, indicators, 100_000, Warm, cancellation);
        foreach (var (name, indicators) in Kinds) Add(table, name, where, await AskAsync(province, indicators, 300_000, Measured, cancellation));
    }

    private static void Add(Table table, string what, string where, IReadOnlyCollection<double> milliseconds) => table.Add(
        $"new question of 2,000 draws, {what}, {where}: median, 95th percentile", $"{Sorted.Median(milliseconds):F1} ms, {Sorted.Quantile(milliseconds, 0.95):F1} ms", "3 ms (95th)");

    // While the largest run that is allowed is computed by the same silos.
    private static async Task AskBesideAsync(ClusterHarness cluster, IProvinceGrain province, Table table, CancellationToken cancellation)
    {
        var (milliseconds, memory, seed) = (new List<double>(), 0L, 500_000);
        var run = Question.RunAsync(cluster.Api, LargeDraws, 7, cancellation);
        var watching = WatchAsync();
        while (!run.IsCompleted) milliseconds.AddRange(await AskAsync(province, Kinds[0].Indicators, Interlocked.Add(ref seed, 10), 10, cancellation));
        var (_, seconds) = await run;
        await watching;
        table.Add(
            $"the same, two indicators, {milliseconds.Count:N0} of them one after the other while a run of 10,000,000 draws is computed by all silos: median, 95th percentile",
            $"{Sorted.Median(milliseconds):F1} ms, {Sorted.Quantile(milliseconds, 0.95):F1} ms");
        table.Add("that run meanwhile: its time; most memory of a silo", $"{seconds:F0} s; {memory / 1e6:F0} MB");

        async Task WatchAsync()
        {
            while (!run.IsCompleted)
            {
                foreach (var silo in cluster.Silos.Where(silo => silo.Process.IsRunning)) memory = Math.Max(memory, await silo.Process.MemoryAsync());
                await Task.WhenAny(run, Task.Delay(Look, cancellation));
            }
        }
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

    private static double[] Compute(Forecaster forecaster, string[] indicators, int count)
    {
        var milliseconds = new double[count];
        for (var i = 0; i < count; i++)
        {
            var clock = Stopwatch.GetTimestamp();
            var forecast = forecaster.Prepare(new ForecastQuestion { Draws = Draws, Seed = (ulong)i, Indicators = [.. indicators] });
            var summary = Engine.Simulate(forecast, Shard, Environment.ProcessorCount);
            Engine.Read(forecast, summary);
            summary.Release();
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
