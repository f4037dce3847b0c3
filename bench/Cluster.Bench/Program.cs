using System.Diagnostics;
using System.Runtime.Versioning;
using Simulation.Cluster.Bench;

[assembly: SupportedOSPlatform("linux")]

// Measures clusters of real processes on a PostgreSQL of their own, on loopback; needs two processors, taskset and a PostgreSQL that is installed:
//   dotnet run -c Release --project bench/Cluster.Bench [-- RESULT.md]
using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(15));
var clock = Stopwatch.StartNew();
var table = new Table();
await Formation.MeasureAsync(table, limit.Token);
await Scaling.MeasureAsync(table, limit.Token);
await GrainsAgainstEngine.MeasureAsync(table, limit.Token);
await Overload.MeasureAsync(table, limit.Token);
var text = $"""
    # Clusters of real processes

    Written by `dotnet run -c Release --project bench/Cluster.Bench -- bench/results/cluster.md`. {Environment.ProcessorCount} processors, which silos, API, PostgreSQL and the
    asker share; documented settings of membership; a calibration of little effort, which is found in the store.

    {table}

    """;
Console.Write(text);
Console.Error.WriteLine($"{clock.Elapsed.TotalSeconds:F0} s in all");
if (args.Length > 0) await File.WriteAllTextAsync(args[0], text, limit.Token);
return 0;
