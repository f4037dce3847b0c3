using System.Globalization;
using Simulation.Api.Bench;

// Start and latency of the built embedded host, over loopback HTTP:
//   dotnet run -c Release --project bench/Api.Bench [-- RESULT.md]
// Many clients, cached answers, metadata and the export of draws:
//   dotnet run -c Release --project bench/Api.Bench -- product [RESULT.md]
var assembly = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../src/Api/bin/Release/net10.0/Simulation.Api.dll"));
if (!File.Exists(assembly))
{
    Console.Error.WriteLine($"{assembly} is missing: run with -c Release.");
    return 2;
}

if (args is ["product", ..]) return await ProductMeasurements.RunAsync(assembly, args.ElementAtOrDefault(1));

const int Warm = 50;
const int Questions = 300;
var store = Directory.CreateTempSubdirectory("api-bench-");
try
{
    TimeSpan cold;
    using (var first = await HostProcess.StartAsync(assembly, store.FullName))
        cold = first.TimeToReady;
    using var host = await HostProcess.StartAsync(assembly, store.FullName);
    await Latency.MeasureAsync(host.Client, firstSeed: 1_000_000, Warm);
    var before = host.Usage.Processor;
    var (fresh, repeated, bytes) = await Latency.MeasureAsync(host.Client, firstSeed: 1, Questions);
    var processor = (host.Usage.Processor - before) / Questions;
    var table = string.Create(CultureInfo.InvariantCulture, $"""
        # The embedded host over loopback HTTP

        `simulate`, 2,000 draws x 4 years, all indicators ({bytes:N0} bytes of JSON), one client, {Questions} questions after {Warm} to warm up. {Environment.ProcessorCount} processors.

        | what | measured | to reach |
        |---|---|---|
        | start to ready, first calibration | {cold.TotalSeconds:F1} s | 10 s |
        | start to ready, calibration stored | {host.TimeToReady.TotalSeconds:F1} s | 4 s |
        | new question, median | {fresh.Median:F1} ms | |
        | new question, 95th percentile | {fresh.Percentile95:F1} ms | 30 ms |
        | the same question again, median | {repeated.Median:F1} ms | |
        | the same question again, 95th percentile | {repeated.Percentile95:F1} ms | 5 ms |
        | processor time of a new question and its repetition | {processor.TotalMilliseconds:F1} ms | |
        | memory of the host | {host.Usage.Memory / 1048576.0:F0} MiB | |

        """);
    Console.Write(table);
    if (args.Length > 0) await File.WriteAllTextAsync(args[0], table);
    return 0;
}
finally
{
    store.Delete(recursive: true);
}
