using System.Globalization;
using System.Text;
using Simulation.Analysis.Bench;

// Measures the analyses. Run from the root of the repository: dotnet run -c Release --project bench/Analysis.Bench -- [bench/results/analysis.md]
// Each group of measurements is a class of its own and a line here.
(string Group, IEnumerable<Measurement> Measurements)[] groups =
[
    ("Control of models", ControlMeasurements.All()),
    ("Decisions", DecisionMeasurements.All()),
];

var text = new StringBuilder("# Analyses\n\n");
text.AppendLine(CultureInfo.InvariantCulture, $"Medians of wall-clock times, warm, {Environment.ProcessorCount} processors. Written by `bench/Analysis.Bench`.");
foreach (var (group, measurements) in groups)
{
    text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## {group}").AppendLine().AppendLine("| what | measured | to reach |").AppendLine("|---|---|---|");
    foreach (var measurement in measurements)
        text.AppendLine(CultureInfo.InvariantCulture, $"| {measurement.What} | {measurement.MedianMilliseconds():0.0} ms | {measurement.ToReach} |");
}

Console.Write(text);
if (args.Length > 0) File.WriteAllText(args[0], text.ToString());
