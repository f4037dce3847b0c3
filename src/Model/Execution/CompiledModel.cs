using System.Collections.Concurrent;
using System.Text;
using Simulation.Model.Execution.Lowering;
using Simulation.Model.Execution.Machine;
using Simulation.Model.Execution.Planning;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution;

/// <summary>
/// A model ready to run: its structure, and programs of its segments, made when first needed and kept for every projector. Thread-safe.
/// </summary>
public sealed class CompiledModel
{
    private readonly ConcurrentDictionary<string, LoweredSegment> lowered = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Program> programs = new(StringComparer.Ordinal);

    private CompiledModel(BoundModel model, LaneWidth width)
    {
        Model = model;
        Width = width;
        Structure = ModelStructure.Of(model);
        Latents = model.Latents.ToDictionary(latent => latent.Symbol);
        ParameterEquations = model.Parameters.ToDictionary(equation => equation.Target);
    }

    /// <summary>The model.</summary>
    public BoundModel Model { get; }

    /// <summary>Order, cores, segments and exchanges of its equations.</summary>
    public ModelStructure Structure { get; }

    internal LaneWidth Width { get; }

    internal IReadOnlyDictionary<Symbol, Latent> Latents { get; }

    internal IReadOnlyDictionary<Symbol, Equation> ParameterEquations { get; }

    /// <summary>Compiles a model.</summary>
    /// <exception cref="ArgumentException">A symbol has two equations.</exception>
    /// <exception cref="NotSupportedException">An equation reads a later year, or uses an expression the engine does not know.</exception>
    public static CompiledModel Compile(BoundModel model) => Compile(model, Kernels.Widest);

    internal static CompiledModel Compile(BoundModel model, LaneWidth width)
    {
        var compiled = new CompiledModel(model, width);
        foreach (var segment in compiled.Structure.Segments)
        {
            // What cannot be lowered is found now, not in the middle of a run.
            compiled.Lowered(segment, _ => false, _ => false);
        }

        return compiled;
    }

    /// <summary>
    /// A projector of this model for given paths and judgement.
    /// </summary>
    /// <param name="paths">Levers, given paths, known history, switched hazards, exogenised variables: values that stand in place of equations.</param>
    /// <param name="addFactors">Judgement added to equations.</param>
    /// <param name="startYear">Year of the starting state: the model is computed from the year after it.</param>
    /// <param name="firstYear">First year whose outputs are delivered; the starting year itself, when its outputs have starting values, or a later one.</param>
    /// <param name="lastYear">Last year computed.</param>
    /// <param name="outputs">What sinks receive each year, in this order. Only what these depend on is computed.</param>
    /// <param name="method">How simultaneous cores are solved.</param>
    /// <exception cref="ArgumentException">Years are out of order, or an output is not a symbol of this model with values.</exception>
    public Projector CreateProjector(
        PathTable paths,
        AddFactors addFactors,
        int startYear,
        int firstYear,
        int lastYear,
        IReadOnlyList<Symbol> outputs,
        SolutionMethod method = SolutionMethod.Newton) =>
        new(this, new ProjectorRequest(paths, addFactors, startYear, firstYear, lastYear, [.. outputs], method));

    internal LoweredSegment Lowered(Segment segment, Predicate<Symbol> isGiven, Predicate<Symbol> hasAddFactor) =>
        Lowered(LoweringKey(segment, isGiven, hasAddFactor), segment, isGiven, hasAddFactor);

    internal Program ProgramOf(
        Segment segment, Predicate<Symbol> isGiven, Predicate<Symbol> hasAddFactor, Predicate<InputKey> isUniform, IReadOnlySet<Symbol> wanted)
    {
        var loweringKey = LoweringKey(segment, isGiven, hasAddFactor);
        var graph = Lowered(loweringKey, segment, isGiven, hasAddFactor);
        var key = new StringBuilder(loweringKey).Append('|');
        foreach (var equation in segment.Equations)
        {
            key.Append(wanted.Contains(equation.Target) ? '1' : '0');
        }

        key.Append('|');
        foreach (var node in graph.Graph.Nodes)
        {
            if (node is { Op: Op.Input, Input.Kind: InputKind.Value })
            {
                key.Append(isUniform(node.Input) ? '1' : '0');
            }
        }

        return programs.GetOrAdd(key.ToString(), _ => Emitter.Emit(graph, isUniform,
            segment.Equations.Select(equation => equation.Target).Where(wanted.Contains).Select(symbol => new LaggedSymbol(symbol, 0)), Width));
    }

    private LoweredSegment Lowered(string key, Segment segment, Predicate<Symbol> isGiven, Predicate<Symbol> hasAddFactor) =>
        lowered.GetOrAdd(key, _ => SegmentLowering.Lower(segment, isGiven, hasAddFactor));

    private static string LoweringKey(Segment segment, Predicate<Symbol> isGiven, Predicate<Symbol> hasAddFactor) =>
        string.Create(segment.Equations.Length + 1, (segment, isGiven, hasAddFactor), static (characters, state) =>
        {
            characters[0] = (char)state.segment.Number;
            for (var i = 0; i < state.segment.Equations.Length; i++)
            {
                var target = state.segment.Equations[i].Target;
                characters[i + 1] = state.isGiven(target) ? 'g' : state.hasAddFactor(target) ? 'a' : '-';
            }
        });
}
