using System.Diagnostics;
using System.Runtime.Versioning;
using Simulation.Cluster.Bench;

[assembly: SupportedOSPlatform("linux")]

// Measures clusters of real processes on a PostgreSQL of their own, on loopback; needs two processors, taskset and a PostgreSQL that is installed:
//   dotnet run -c Release --project bench/Cluster.Bench [-- [RESULT.md] [PART...]]
// Parts are formation, floor, scaling, grains and overload; all of them without a word.
using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(20));
var clock = Stopwatch.StartNew();
var table = new Table();
(string Name, Func<Table, CancellationToken, Task> MeasureAsync)[] parts =
[
    ("formation", Formation.MeasureAsync), ("floor", SmallQuestions.MeasureFloorAsync), ("scaling", Scaling.MeasureAsync), ("grains", GrainsAgainstEngine.MeasureAsync), ("overload", Overload.MeasureAsync),
];
var result = args.FirstOrDefault(word => word.EndsWith(".md", StringComparison.Ordinal));
var wanted = args.Where(word => word != result).ToArray();
foreach (var part in parts.Where(part => wanted.Length == 0 || wanted.Contains(part.Name))) await part.MeasureAsync(table, limit.Token);
var text = $"""
    # Clusters of real processes

    Written by `dotnet run -c Release --project bench/Cluster.Bench -- bench/results/cluster.md`. {Environment.ProcessorCount} processors, which silos, API, PostgreSQL and the
    asker share; documented settings of membership; a calibration of little effort, which is found in the store. New questions are timed after 1,500 of each kind to warm up.

    {table}

    """;
Console.Write(text);
Console.Error.WriteLine($"{clock.Elapsed.TotalSeconds:F0} s in all");
if (result is not null) await File.WriteAllTextAsync(result, text, limit.Token);
return 0;
