using System.Collections.Immutable;
using Simulation.Model.Execution.Lowering;
using Simulation.Model.Execution.Machine;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution.Planning;

/// <summary>Works out everything about a run that does not depend on draws.</summary>
internal sealed class RunPlanner
{
    private readonly CompiledModel model;
    private readonly ProjectorRequest request;
    private readonly ImmutableArray<LaggedSymbol> captures;
    private readonly Needs needs;
    private readonly KnownValues known;
    private readonly Layout layout;
    private readonly HashSet<Symbol> stored;
    private readonly List<double> uniforms = [];
    private int registers;
    private int slots;

    private RunPlanner(CompiledModel model, ProjectorRequest request, ImmutableArray<LaggedSymbol> captures)
    {
        this.model = model;
        this.request = request;
        this.captures = captures;
        needs = new Needs(model, captures.Concat(request.Outputs.Select(output => new LaggedSymbol(output, 0))));
        known = new KnownValues(model, request);
        layout = new Layout(request.StartYear);
        stored = StoredSymbols();
        foreach (var symbol in stored.Concat(needs.Parameters).Concat(request.Outputs).OrderBy(symbol => symbol.Id))
        {
            layout.Reserve(symbol, needs.Lags.GetValueOrDefault(symbol));
        }
    }

    /// <summary>The plan of a run.</summary>
    /// <param name="model">The model.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="captures">State to take after the last year.</param>
    /// <param name="fromStart">Whether parameters and starting values come from random numbers; else from an ensemble.</param>
    public static RunPlan Plan(CompiledModel model, ProjectorRequest request, ImmutableArray<LaggedSymbol> captures, bool fromStart) =>
        new RunPlanner(model, request, captures).Plan(fromStart);

    private RunPlan Plan(bool fromStart)
    {
        var states = NeededStates();
        var opening = fromStart ? PlanOpening(states) : null;
        var loads = fromStart ? [] : PlanLoads(states);
        var years = ImmutableArray.CreateBuilder<YearPlan>();
        if (request.FirstYear == request.StartYear)
        {
            years.Add(PlanYear(request.StartYear, []));
        }

        for (var year = request.StartYear + 1; year <= request.LastYear; year++)
        {
            years.Add(PlanYear(year, [.. model.Structure.Segments.Select(segment => PlanSegment(segment, year)).OfType<SegmentRun>().Where(run => run.Program.Operations > 0)]));
        }

        return new RunPlan
        {
            OpeningLatents = opening is null ? [] : Latents([opening]),
            Opening = opening,
            Loads = loads,
            Years = years.ToImmutable(),
            Captures = [.. captures.Select(CaptureOf)],
            Uniforms = Pin(uniforms),
            FirstRegister = layout.Count,
            Columns = layout.Count + registers,
            Slots = slots,
        };
    }

    // Symbols that outlive their segment: read elsewhere in the year, in later years, or by a sink.
    private HashSet<Symbol> StoredSymbols()
    {
        var result = new HashSet<Symbol>(request.Outputs.Concat(captures.Select(key => key.Symbol)).Where(needs.Lags.ContainsKey));
        foreach (var segment in model.Structure.Segments)
        {
            var needed = segment.Equations.Where(equation => needs.Lags.ContainsKey(equation.Target)).ToList();
            var own = segment.Equations.Select(equation => equation.Target).ToHashSet();
            result.UnionWith(needed.SelectMany(References.Of).Where(reference => needs.Lags.ContainsKey(reference.Symbol))
                .Where(reference => reference.Lag > 0 || !own.Contains(reference.Symbol)).Select(reference => reference.Symbol));
            result.UnionWith(needed.Select(equation => equation.Target).Where(symbol => needs.Lags[symbol] > 0));
        }

        return result;
    }

    private List<LaggedSymbol> NeededStates()
    {
        var states = needs.Lags.SelectMany(pair => Enumerable.Range(0, pair.Value).Select(lag => new LaggedSymbol(pair.Key, lag)));
        if (request.FirstYear == request.StartYear)
        {
            states = states.Concat(request.Outputs.Where(needs.Lags.ContainsKey).Select(output => new LaggedSymbol(output, 0)));
        }

        if (request.LastYear == request.StartYear)
        {
            // Nothing is computed: what is captured has to be there from the start, the longest lag too.
            states = states.Concat(captures.Where(key => needs.Lags.ContainsKey(key.Symbol)));
        }

        return [.. states.Distinct().OrderBy(state => state.Symbol.Id).ThenBy(state => state.Lag)];
    }

    private SegmentRun PlanOpening(List<LaggedSymbol> states)
    {
        var parameters = needs.Parameters.OrderBy(parameter => parameter.Id).Select(parameter => new LaggedSymbol(parameter, 0));
        LaggedSymbol[] wanted =
        [
            .. parameters.Where(key => !known.IsUniform(key.Symbol, request.StartYear)),
            .. states.Where(key => !known.IsUniform(key.Symbol, request.StartYear - key.Lag)),
        ];
        var program = Emitter.Emit(OpeningLowering.Lower(model, request, known, wanted), key => known.IsUniform(key.Symbol!, request.StartYear - key.Lag), wanted, model.Width);
        return Bind(null, program, request.StartYear);
    }

    private ImmutableArray<StateLoad> PlanLoads(List<LaggedSymbol> states)
    {
        var parameters = needs.Parameters.OrderBy(parameter => parameter.Id).Select(parameter => new LaggedSymbol(parameter, 0));
        return
        [
            .. parameters.Concat(states).Where(key => !known.IsUniform(key.Symbol, request.StartYear - key.Lag))
                .Select(key => new StateLoad(key, layout[key.Symbol, request.StartYear - key.Lag])),
        ];
    }

    private SegmentRun? PlanSegment(Segment segment, int year)
    {
        if (!segment.Equations.Any(equation => needs.Lags.ContainsKey(equation.Target)))
        {
            return null;
        }

        var program = model.ProgramOf(
            segment,
            symbol => request.Paths.Gives(symbol, year),
            symbol => request.AddFactors[symbol, year] != 0,
            key => known.IsUniform(key.Symbol!, year - key.Lag),
            stored);
        return Bind(segment, program, year);
    }

    private SegmentRun Bind(Segment? segment, Program program, int year)
    {
        var values = program.EvaluateUniforms(key => key.Kind switch
        {
            InputKind.Year => year,
            InputKind.AddFactor => request.AddFactors[key.Symbol!, year],
            _ => known.Of(key.Symbol!, year - key.Lag),
        });
        foreach (var (key, node) in program.UniformExports)
        {
            known.Add(key.Symbol, year - key.Lag, values[node]);
        }

        foreach (var input in program.Inputs.Where(input => input.Symbol.Kind == SymbolKind.Latent))
        {
            layout.Reserve(input.Symbol, 0);
        }

        int[] columns = [.. program.Inputs.Concat(program.Exports).Select(key => layout[key.Symbol, year - key.Lag])];
        var run = new SegmentRun(segment, program, year, columns, uniforms.Count);
        uniforms.AddRange(program.UniformOperands.Select(node => values[node]));
        registers = Math.Max(registers, program.Registers);
        slots = Math.Max(slots, program.Slots);
        return run;
    }

    private YearPlan PlanYear(int year, ImmutableArray<SegmentRun> runs)
    {
        int[] outputs = [.. request.Outputs.Select(output => layout[output, year])];
        ImmutableArray<Broadcast> broadcasts =
        [
            .. request.Outputs.Where(output => known.IsUniform(output, year)).Select(output => new Broadcast(layout[output, year], known.Of(output, year))),
        ];
        return new YearPlan(year, Latents(runs), runs, outputs, broadcasts, year >= request.FirstYear);
    }

    private ImmutableArray<LatentFill> Latents(IEnumerable<SegmentRun> runs) =>
    [
        .. runs.SelectMany(run => run.Program.Inputs).Select(input => input.Symbol).Where(symbol => symbol.Kind == SymbolKind.Latent)
            .Distinct().OrderBy(symbol => symbol.Id).Select(symbol => new LatentFill(model.Latents[symbol], layout[symbol, request.StartYear])),
    ];

    private CaptureSource CaptureOf(LaggedSymbol key)
    {
        var year = request.LastYear - key.Lag;
        return known.IsUniform(key.Symbol, year)
            ? new CaptureSource(key, -1, known.Of(key.Symbol, year))
            : new CaptureSource(key, layout[key.Symbol, year], 0);
    }

    /// <summary>The numbers in memory that stays where it is, as programs hold addresses into it.</summary>
    public static double[] Pin(List<double> values)
    {
        var pinned = GC.AllocateArray<double>(values.Count, pinned: true);
        values.CopyTo(pinned);
        return pinned;
    }
}
