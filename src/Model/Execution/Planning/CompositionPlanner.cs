using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution.Planning;

/// <summary>
/// Puts the plan of a run together from segments that were planned apart, by what each says it imports and exports: the places of values are given out
/// anew, and nothing is taken from the plan the segments were made with but their programs and uniform numbers.
/// </summary>
internal sealed class CompositionPlanner
{
    private readonly Projector projector;
    private readonly ImmutableArray<SegmentProjector> segments;
    private readonly Layout layout;
    private readonly HashSet<LaggedSymbol> loads = [];
    private readonly HashSet<(Symbol, int)> exported = [];
    private readonly List<double> uniforms = [];

    private CompositionPlanner(Projector projector, IEnumerable<SegmentProjector> segments)
    {
        this.projector = projector;
        this.segments = [.. segments.OrderBy(segment => segment.Segment.Number)];
        layout = new Layout(projector.StartYear);
    }

    private IEnumerable<int> Years => Enumerable.Range(projector.StartYear + 1, projector.LastYear - projector.StartYear);

    /// <summary>The plan of a run of a forecast through these segments.</summary>
    /// <exception cref="ArgumentException">A segment that the outputs need is missing, or one is given twice.</exception>
    public static RunPlan Plan(Projector projector, IEnumerable<SegmentProjector> segments) => new CompositionPlanner(projector, segments).Plan();

    private RunPlan Plan()
    {
        CheckSegments();
        Reserve();
        var years = ImmutableArray.CreateBuilder<YearPlan>();
        if (projector.FirstYear == projector.StartYear) years.Add(PlanYear(projector.StartYear, []));
        foreach (var year in Years) years.Add(PlanYear(year, [.. segments.Where(segment => segment.Covers(year)).Select(segment => Bind(segment, year))]));
        return new RunPlan
        {
            OpeningLatents = [],
            Opening = null,
            Loads = [.. loads.OrderBy(key => key.Symbol.Id).ThenBy(key => key.Lag).Select(key => new StateLoad(key, Place(key, projector.StartYear)))],
            Years = years.ToImmutable(),
            Captures = [],
            Uniforms = RunPlanner.Pin(uniforms),
            FirstRegister = layout.Count,
            Columns = layout.Count + segments.Select(segment => segment.Registers).DefaultIfEmpty().Max(),
            Slots = segments.Select(segment => segment.Slots).DefaultIfEmpty().Max(),
        };
    }

    private void CheckSegments()
    {
        int[] wanted = [.. projector.Segments.Select(segment => segment.Segment.Number)];
        int[] given = [.. segments.Select(segment => segment.Segment.Number)];
        if (!wanted.SequenceEqual(given))
        {
            throw new ArgumentException(
                $"The forecast is composed of the segments {string.Join(", ", wanted)}; given are {string.Join(", ", given)}: ask every office to lend its own.");
        }
    }

    // Room for every value, with as many years of it as the furthest lag at which it is read.
    private void Reserve()
    {
        var lags = new Dictionary<Symbol, int>();
        foreach (var key in segments.SelectMany(segment => Years.Where(segment.Covers).SelectMany(segment.Keys)))
            lags[key.Symbol] = Math.Max(lags.GetValueOrDefault(key.Symbol), key.Lag);
        foreach (var output in projector.Outputs) lags.TryAdd(output, 0);
        foreach (var (symbol, lag) in lags.OrderBy(pair => pair.Key.Id)) layout.Reserve(symbol, lag);
    }

    private SegmentRun Bind(SegmentProjector segment, int year)
    {
        var run = segment.RunOf(year);
        foreach (var input in run.Program.Inputs) Require(input, year);
        foreach (var export in run.Program.Exports) exported.Add((export.Symbol, year));
        int[] columns = [.. run.Program.Inputs.Concat(run.Program.Exports).Select(key => Place(key, year))];
        var bound = run with { Columns = columns, FirstUniform = uniforms.Count };
        uniforms.AddRange(segment.UniformsOf(year));
        return bound;
    }

    // A value comes from an earlier segment or year, from the ensemble, or from random numbers; nothing else may be read.
    private void Require(LaggedSymbol key, int year)
    {
        if (key.Symbol.Kind == SymbolKind.Latent || exported.Contains((key.Symbol, year - key.Lag))) return;
        var lag = projector.StartYear - (year - key.Lag);
        if (key.Symbol.Kind == SymbolKind.Parameter) loads.Add(new LaggedSymbol(key.Symbol, 0));
        else if (lag >= 0) loads.Add(new LaggedSymbol(key.Symbol, lag));
        else
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"No segment gives '{key.Symbol}' of {year - key.Lag}, which another reads in {year}: the segments are of different questions."));
        }
    }

    private YearPlan PlanYear(int year, ImmutableArray<SegmentRun> runs)
    {
        var isDelivered = year >= projector.FirstYear;
        var broadcasts = ImmutableArray.CreateBuilder<Broadcast>();
        for (var output = 0; isDelivered && output < projector.Outputs.Length; output++)
        {
            var symbol = projector.Outputs[output];
            if (projector.UniformOutput(output, year) is { } value) broadcasts.Add(new Broadcast(layout[symbol, year], value));
            else Require(new LaggedSymbol(symbol, 0), year);
        }

        return new YearPlan(
            year, Latents(runs), runs, [.. projector.Outputs.Select(output => layout[output, year])], broadcasts.ToImmutable(), isDelivered);
    }

    private ImmutableArray<LatentFill> Latents(ImmutableArray<SegmentRun> runs) =>
    [
        .. runs.SelectMany(run => run.Program.Inputs).Select(input => input.Symbol).Where(symbol => symbol.Kind == SymbolKind.Latent)
            .Distinct().OrderBy(symbol => symbol.Id).Select(symbol => new LatentFill(projector.Model.Latents[symbol], layout[symbol, projector.StartYear])),
    ];

    // A parameter has one place for all years, a random number too.
    private int Place(LaggedSymbol key, int year) => layout[key.Symbol, year - key.Lag];
}
