using System.Globalization;
using Simulation.Engine.Bench;

// engine-bench [model text] [processes] [rounds]: prints the table of results. engine-bench measure <model text> <rounds>: one process's figures.
if (args is ["measure", var measured, var count])
{
    Console.WriteLine(string.Join(' ', new Subject(measured).Measure(int.Parse(count, CultureInfo.InvariantCulture)).Select(value => value.ToString("R", CultureInfo.InvariantCulture))));
    return;
}

var file = args.Length > 0 ? args[0] : "models/provincial.model";
var processes = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 7;
var rounds = args.Length > 2 ? args[2] : "31";
Console.Write(Report.Write(file, new Subject(file), [.. Enumerable.Range(0, processes).Select(_ => Child.Measure(file, rounds))]));
