using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Simulation.Model.Ensembles.Randomness;
using Simulation.Model.Execution;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;

namespace Simulation.Engine.Bench;

/// <summary>A model set up for a forecast of twelve years from a prior ensemble, in the engine and in C.</summary>
internal sealed class Subject
{
    public const string Flags = "-O3 -march=native -ffast-math -fopenmp-simd";
    public const int Draws = 40 * OutputBlock.MaximumDraws;
    public const int Years = 12;
    private const int Base = 2023;

    private readonly BoundModel model;
    private readonly PathTable paths;
    private readonly PhiloxLatents random = new(1);

    public Subject(string file)
    {
        SetMember Plant(string name) => new(name, ImmutableDictionary<string, string>.Empty);
        model = ModelText.Load(File.ReadAllText(file), file, new Dictionary<string, ImmutableArray<SetMember>> { ["plant"] = [Plant("coal"), Plant("wind"), Plant("solar")] });
        Compiled = CompiledModel.Compile(model);
        paths = PathTable.Of(model.Symbols.Where(symbol => symbol.Kind is SymbolKind.Lever or SymbolKind.Given && symbol.Default is null)
            .SelectMany(symbol => Enumerable.Range(Base - 10, Years + 11).Select(year => new YearValue(symbol, year, 1500)))
            .Concat(model.Symbols.Where(symbol => symbol.Kind == SymbolKind.Exogenous).Select(symbol => new YearValue(symbol, Base - 1, 4))));
        Symbol[] published = [.. model.Symbols.Where(symbol => symbol.Declaration.Published is not null && Compiled.Structure.EquationOf(symbol) is not null)];
        Source = new CSource(Compiled, published.Length > 0 ? published : [.. model.Equations.Select(equation => equation.Target)]);
    }

    public CompiledModel Compiled { get; }

    public CSource Source { get; }

    /// <summary>A forecast of so many years from a prior ensemble, with its random numbers.</summary>
    public (Projector Projector, Ensemble Ensemble, LatentSource Latents) Forecast(int years)
    {
        var ensemble = Compiled.CreateProjector(paths, AddFactors.None, Base - 1, Base, Base, []).Capture(new DrawRange(0, 4096), random);
        return (Compiled.CreateProjector(paths, AddFactors.None, Base, Base + 1, Base + years, Source.Outputs), ensemble, random);
    }

    /// <summary>Nanoseconds of a run in C, in the engine with shocks given, in the engine with random numbers; then milliseconds to the first draw of a forecast.</summary>
    public double[] Measure(int rounds)
    {
        var sink = new IgnoringSink();
        var clock = Stopwatch.StartNew();
        var fresh = CompiledModel.Compile(model);
        var ensemble = fresh.CreateProjector(paths, AddFactors.None, Base - 1, Base, Base, []).Capture(new DrawRange(0, 4096), random);
        var projector = fresh.CreateProjector(paths, AddFactors.None, Base, Base + 1, Base + Years, Source.Outputs);
        projector.RunFrom(ensemble, new DrawRange(0, 1), random, sink);
        var firstDraw = clock.Elapsed.TotalMilliseconds;

        using var c = new CLibrary(Source.Write(), Flags);
        var data = CData.Gather(Source, model, ensemble, paths, random, Draws, Base, Years);
        CheckAgreement(c, data, projector, ensemble);
        var sums = new double[Source.Outputs.Count];
        var draws = new DrawRange(0, Draws);
        var shocks = new StandingShocks(random);
        projector.RunFrom(ensemble, draws, shocks, sink);
        shocks.Stands = true;
        var medians = Timing.Medians(
            rounds,
            () => c.Run(Draws, Years, data, sums),
            () => projector.RunFrom(ensemble, draws, shocks, sink),
            () => projector.RunFrom(ensemble, draws, random, sink));
        return [.. medians, firstDraw];
    }

    // Both sides must compute the same thing before their times mean anything. C's beta table is linear between its nodes: hence four digits.
    private void CheckAgreement(CLibrary c, CData data, Projector projector, Ensemble ensemble)
    {
        var sums = new double[Source.Outputs.Count];
        c.Run(OutputBlock.MaximumDraws, Years, data.FirstBlock(Draws), sums);
        var kept = new SummingSink(Base + Years, sums.Length);
        projector.RunFrom(ensemble, new DrawRange(0, OutputBlock.MaximumDraws), new GivenShocks(Source, data.Shocks, Base), kept);
        for (var i = 0; i < sums.Length; i++)
        {
            if (!(Math.Abs(sums[i] - kept.Sums[i]) <= (1e-4 * Math.Abs(kept.Sums[i])) + 1e-6))
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{Source.Outputs[i]}: C {sums[i]:R}, engine {kept.Sums[i]:R}."));
            }
        }
    }
}
