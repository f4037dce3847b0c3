using System.Collections.Immutable;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution;

/// <summary>
/// How a model hangs together: the order of its equations within a year, its simultaneous cores, the segments that sector grains project,
/// what blocks exchange, and what the future needs of the past.
/// </summary>
public sealed class ModelStructure
{
    private readonly Dictionary<Symbol, Equation> equations;

    private ModelStructure(BoundModel model)
    {
        equations = IndexEquations(model);
        var components = OrderedComponents(model);
        Segments = BuildSegments(model, components);
        States = FindStates(model);
        Exchanges = FindExchanges(model);
    }

    /// <summary>Segments of a year, in order of evaluation.</summary>
    public ImmutableArray<Segment> Segments { get; }

    /// <summary>
    /// The state of the model at the end of a year: every symbol with an equation that a later year reads, with the lags needed
    /// (lag 0 is the year itself), in order of symbol and lag.
    /// </summary>
    public ImmutableArray<LaggedSymbol> States { get; }

    /// <summary>What each block passes to each other block, in the same year and with a lag.</summary>
    public ImmutableArray<BlockExchange> Exchanges { get; }

    /// <summary>Every simultaneous core, in order of evaluation.</summary>
    public ImmutableArray<SegmentStep> Cores => field.IsDefault ? field = [.. Segments.SelectMany(segment => segment.Cores)] : field;

    /// <summary>The structure of a model.</summary>
    /// <exception cref="ArgumentException">A symbol has two equations.</exception>
    /// <exception cref="NotSupportedException">An equation reads a later year.</exception>
    public static ModelStructure Of(BoundModel model) => new(model);

    /// <summary>The equation that determines a symbol each year, or null (levers, given paths, parameters, constants).</summary>
    public Equation? EquationOf(Symbol symbol) => equations.GetValueOrDefault(symbol);

    private static Dictionary<Symbol, Equation> IndexEquations(BoundModel model)
    {
        var index = new Dictionary<Symbol, Equation>();
        foreach (var equation in model.Equations)
        {
            if (!index.TryAdd(equation.Target, equation))
            {
                throw new ArgumentException($"'{equation.Target}' is determined twice: by \"{index[equation.Target].Text}\" and by \"{equation.Text}\".");
            }
        }

        return index;
    }

    private static List<SegmentStep> OrderedComponents(BoundModel model)
    {
        var position = model.Equations.Select((equation, index) => (equation.Target, index)).ToDictionary(pair => pair.Target, pair => pair.index);
        var dependencies = model.Equations.Select(equation => References.Of(equation)
            .Where(reference => reference.Lag == 0 && position.ContainsKey(reference.Symbol))
            .Select(reference => position[reference.Symbol]).ToArray()).ToArray();
        return [.. Components.Of(dependencies).Select(members =>
            new SegmentStep([.. members.Select(member => model.Equations[member])], members.Length > 1 || dependencies[members[0]].Contains(members[0])))];
    }

    private ImmutableArray<Segment> BuildSegments(BoundModel model, List<SegmentStep> steps)
    {
        var offices = steps.Select(OfficeOf).ToArray();
        var owners = offices.Distinct().ToList();
        var stepOf = steps.SelectMany((step, index) => step.Equations.Select(equation => (equation.Target, index))).ToDictionary(pair => pair.Target, pair => pair.index);
        var dependencies = steps.Select((step, index) => step.Equations.SelectMany(References.Of)
            .Where(reference => reference.Lag == 0 && stepOf.ContainsKey(reference.Symbol))
            .Select(reference => stepOf[reference.Symbol]).Where(need => need != index).Distinct().ToArray()).ToArray();
        var runs = new OfficeOrder(dependencies, [.. offices.Select(office => owners.IndexOf(office))]).Runs();
        var readElsewhere = new HashSet<Symbol>();
        var drafts = runs.Select(run => run.Select(index => steps[index]).ToImmutableArray()).ToList();
        foreach (var draft in drafts)
        {
            readElsewhere.UnionWith(ImportsOf(draft).Select(import => import.Symbol));
        }

        return [.. drafts.Select((draft, number) => Describe(model, draft, number, readElsewhere))];
    }

    private static string? OfficeOf(SegmentStep step)
    {
        var offices = step.Equations.Select(equation => equation.Office).Distinct().ToList();
        return offices.Count == 1 ? offices[0] : null;
    }

    private Segment Describe(BoundModel model, ImmutableArray<SegmentStep> steps, int number, HashSet<Symbol> readElsewhere)
    {
        var read = Reads(steps).ToList();
        return new Segment
        {
            Number = number,
            Office = OfficeOf(steps[0]),
            Steps = steps,
            Imports = [.. ImportsOf(steps)],
            Parameters = [.. read.Where(reference => reference.Symbol.Kind == SymbolKind.Parameter).Select(reference => reference.Symbol).Distinct()],
            Latents = [.. read.Where(reference => reference.Symbol.Kind == SymbolKind.Latent).Select(reference => reference.Symbol).Distinct()],
            Paths = [.. read.Where(reference => reference.Symbol.Kind is SymbolKind.Lever or SymbolKind.Given)],
            Exports = [.. steps.SelectMany(step => step.Equations).Select(equation => equation.Target).Where(readElsewhere.Contains).OrderBy(symbol => symbol.Id)],
        };
    }

    private IEnumerable<LaggedSymbol> ImportsOf(ImmutableArray<SegmentStep> steps)
    {
        var own = steps.SelectMany(step => step.Equations).Select(equation => equation.Target).ToHashSet();
        return Reads(steps).Where(reference => equations.ContainsKey(reference.Symbol) && (reference.Lag > 0 || !own.Contains(reference.Symbol)));
    }

    private static IEnumerable<LaggedSymbol> Reads(ImmutableArray<SegmentStep> steps) => steps
        .SelectMany(step => step.Equations.SelectMany(References.Of).Concat(StartingPoints(step)))
        .Distinct().OrderBy(reference => reference.Symbol.Id).ThenBy(reference => reference.Lag);

    // The search for a simultaneous solution starts from last year's values.
    private static IEnumerable<LaggedSymbol> StartingPoints(SegmentStep step) => step.IsSimultaneous
        ? Tearing.Of(step.Equations).Tears.Select(equation => new LaggedSymbol(equation.Target, 1))
        : [];

    private ImmutableArray<LaggedSymbol> FindStates(BoundModel model)
    {
        var longest = new SortedDictionary<int, int>();
        foreach (var import in Segments.SelectMany(segment => segment.Imports).Where(import => import.Lag > 0))
        {
            longest[import.Symbol.Id] = Math.Max(longest.GetValueOrDefault(import.Symbol.Id), import.Lag);
        }

        return [.. longest.SelectMany(pair => Enumerable.Range(0, pair.Value).Select(lag => new LaggedSymbol(model.Symbols[pair.Key], lag)))];
    }

    private ImmutableArray<BlockExchange> FindExchanges(BoundModel model) =>
    [
        .. model.Equations
            .SelectMany(equation => References.Of(equation).Select(reference => (equation, reference)))
            .Where(use => equations.TryGetValue(use.reference.Symbol, out var source) && source.Block != use.equation.Block)
            .GroupBy(use => (From: equations[use.reference.Symbol].Block, To: use.equation.Block, use.reference.Lag))
            .Select(group => new BlockExchange(group.Key.From, group.Key.To, group.Key.Lag,
                [.. group.Select(use => use.reference.Symbol).Distinct().OrderBy(symbol => symbol.Id)])),
    ];
}
