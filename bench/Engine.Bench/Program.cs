using System.Collections.Immutable;
using System.Globalization;
using Simulation.Engine.Bench;
using Simulation.Model.Ensembles.Randomness;
using Simulation.Model.Execution;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;

const string Flags = "-O3 -march=native -ffast-math -fopenmp-simd";
const int Draws = 40 * OutputBlock.MaximumDraws;
const int Base = 2023;
const int Years = 12;

var file = args.Length > 0 ? args[0] : "models/provincial.model";
var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 31;
SetMember Plant(string name) => new(name, ImmutableDictionary<string, string>.Empty);
var model = ModelText.Load(File.ReadAllText(file), file, new Dictionary<string, ImmutableArray<SetMember>> { ["plant"] = [Plant("coal"), Plant("wind"), Plant("solar")] });
var compiled = CompiledModel.Compile(model);

var paths = PathTable.Of(model.Symbols.Where(symbol => symbol.Kind is SymbolKind.Lever or SymbolKind.Given && symbol.Default is null)
    .SelectMany(symbol => Enumerable.Range(Base - 10, Years + 11).Select(year => new YearValue(symbol, year, 1500)))
    .Concat(model.Symbols.Where(symbol => symbol.Kind == SymbolKind.Exogenous).Select(symbol => new YearValue(symbol, Base - 1, 4))));
Symbol[] outputs = [.. model.Symbols.Where(symbol => symbol.Declaration.Published is not null && compiled.Structure.EquationOf(symbol) is not null)];
if (outputs.Length == 0)
{
    outputs = [.. model.Equations.Select(equation => equation.Target)];
}

var random = new PhiloxLatents(1);
var ensemble = compiled.CreateProjector(paths, AddFactors.None, Base - 1, Base, Base, []).Capture(new DrawRange(0, 4096), random);
var projector = compiled.CreateProjector(paths, AddFactors.None, Base, Base + 1, Base + Years, outputs);
var sink = new IgnoringSink();
var shocks = new StandingShocks(random);

var source = new CSource(compiled, outputs);
var text = source.Write();
if (args.Length > 2)
{
    File.WriteAllText(args[2], text);
}

using var c = new CLibrary(text, Flags);
var (parameters, start, shock, levers) = CData.Gather(source, model, ensemble, paths, random, Draws, Base, Years);
var sums = new double[outputs.Length];

CheckAgreement();
var draws = new DrawRange(0, Draws);
var medians = Timing.Medians(
    rounds,
    () => c.Run(Draws, Years, parameters, start, shock, levers, sums),
    () => projector.RunFrom(ensemble, draws, shocks, sink),
    () => projector.RunFrom(ensemble, draws, random, sink));

Console.Write(Report.Write(file, compiled, source, medians, Draws, Years, Flags));

void CheckAgreement()
{
    // Both sides must compute the same thing before their times mean anything. C's beta table is linear between its nodes: hence four digits.
    Array.Clear(sums);
    c.Run(OutputBlock.MaximumDraws, Years, CData.Slice(parameters, Draws), CData.Slice(start, Draws), shock, levers, sums);
    var kept = new SummingSink(Base + Years, outputs.Length);
    projector.RunFrom(ensemble, new DrawRange(0, OutputBlock.MaximumDraws), new GivenShocks(source, shock, Base), kept);
    for (var i = 0; i < outputs.Length; i++)
    {
        if (Math.Abs(sums[i] - kept.Sums[i]) > 1e-4 * Math.Abs(kept.Sums[i]) + 1e-6)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{outputs[i]}: C {sums[i]:R}, engine {kept.Sums[i]:R}."));
        }
    }
}
