using System.Globalization;
using Simulation.Engine.Bench;

// engine-bench [model text] [processes] [rounds]: prints the table of results. engine-bench measure <model text> <rounds>: one process's figures.
// engine-bench composition [model text] [draws] [rounds]: prints the section on composition and shards.
if (args is ["measure", var measured, var count])
{
    Console.WriteLine(string.Join(' ', new Subject(measured).Measure(int.Parse(count, CultureInfo.InvariantCulture)).Select(value => value.ToString("R", CultureInfo.InvariantCulture))));
    return;
}

if (args is ["composition", ..])
{
    var draws = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1_000_000;
    var times = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 5;
    Console.Write(Composition.Write(new Subject(args.Length > 1 ? args[1] : "models/provincial.model"), draws, times));
    return;
}

var file = args.Length > 0 ? args[0] : "models/provincial.model";
var processes = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 7;
var rounds = args.Length > 2 ? args[2] : "31";
Console.Write(Report.Write(file, new Subject(file), [.. Enumerable.Range(0, processes).Select(_ => Child.Measure(file, rounds))]));
