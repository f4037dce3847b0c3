using System.Collections.Immutable;
using Simulation.Model.Execution.Machine;

namespace Simulation.Model.Execution.Lowering;

/// <summary>
/// Makes a program of a lowered segment: leaves out what is not asked for, evaluates once what is the same in all draws, and gives the rest
/// few columns in turn (linear scan), so that a block of draws stays in the processor's second-level cache.
/// </summary>
internal sealed class Emitter
{
    private readonly LaneWidth width;
    private readonly Graph graph;
    private readonly Liveness liveness;
    private readonly bool[] uniform;
    private readonly ImmutableArray<(LaggedSymbol Key, Node Node)> exports;
    private readonly ImmutableArray<(LaggedSymbol Key, Node Node)> uniformExports;

    // Slots of everything that keeps its place: inputs, first claims on exports, uniforms, unknowns.
    private readonly Dictionary<Node, int> fixedSlots = [];
    private readonly List<Node> inputs = [];
    private readonly List<Node> uniformOperands = [];
    private readonly List<BetaTable> tables = [];
    private readonly int firstTable;
    private readonly int firstRegister;
    private readonly RegisterFile registers;

    private Emitter(LoweredSegment segment, Predicate<InputKey> isUniform, IEnumerable<LaggedSymbol> wanted, LaneWidth width)
    {
        this.width = width;
        graph = segment.Graph;
        var roots = wanted.Where(segment.Roots.ContainsKey).Select(key => (Key: key, Node: segment.Roots[key])).ToList();
        liveness = new Liveness(segment, roots.Select(root => root.Node));
        uniform = Uniformity(isUniform);
        exports = [.. roots.Where(root => !uniform[root.Node.Id])];
        uniformExports = [.. roots.Where(root => uniform[root.Node.Id])];
        var firstUniform = PlaceInputsAndExports();
        firstTable = PlaceUniforms(firstUniform);
        firstRegister = PlaceTables(firstTable);
        registers = new RegisterFile(firstRegister);
        foreach (var unknown in liveness.Cores.SelectMany(core => core.Unknowns))
        {
            if (!fixedSlots.ContainsKey(unknown))
            {
                fixedSlots.Add(unknown, registers.Take());
            }
        }
    }

    /// <summary>The program that determines the wanted symbols (those of them that the segment determines).</summary>
    /// <param name="segment">What to compile.</param>
    /// <param name="isUniform">Which inputs are the same in all draws.</param>
    /// <param name="wanted">What others read.</param>
    /// <param name="width">Width of its loops.</param>
    public static Program Emit(LoweredSegment segment, Predicate<InputKey> isUniform, IEnumerable<LaggedSymbol> wanted, LaneWidth width) =>
        new Emitter(segment, isUniform, wanted, width).Emit();

    private Program Emit()
    {
        var (codes, slots) = EmitMain();
        var end = registers.End;
        var stages = ImmutableArray.CreateBuilder<Stage>();
        for (var i = 0; i < codes.Count; i++)
        {
            var core = i < liveness.Cores.Count ? EmitCore(i, slots, ref end) : null;
            stages.Add(new Stage([.. codes[i]], core));
        }

        return new Program
        {
            Inputs = [.. inputs.Select(node => new LaggedSymbol(node.Input.Symbol!, node.Input.Lag))],
            Exports = [.. exports.Select(export => export.Key)],
            Registers = end - firstRegister,
            UniformNodes = [.. graph.Nodes.Where(node => liveness.IsLive(node) && uniform[node.Id])],
            UniformOperands = [.. uniformOperands],
            UniformExports = uniformExports,
            Tables = [.. tables],
            Stages = stages.ToImmutable(),
        };
    }

    private bool[] Uniformity(Predicate<InputKey> isUniform)
    {
        var result = new bool[graph.Nodes.Count];
        foreach (var node in graph.Nodes)
        {
            result[node.Id] = node.Op switch
            {
                Op.Literal => true,
                Op.Input => node.Input.Kind switch
                {
                    InputKind.Year or InputKind.AddFactor => true,
                    InputKind.Value => isUniform(node.Input),
                    _ => false,
                },
                _ => node.Operands.All(operand => result[operand.Id]),
            };
        }

        return result;
    }

    private bool IsComputed(Node node) => liveness.IsLive(node) && !uniform[node.Id] && node.Op != Op.Input;

    private int PlaceInputsAndExports()
    {
        inputs.AddRange(graph.Nodes.Where(node => liveness.IsLive(node) && !uniform[node.Id] && node is { Op: Op.Input, Input.Kind: InputKind.Value }));
        for (var i = 0; i < inputs.Count; i++)
        {
            fixedSlots.Add(inputs[i], i);
        }

        for (var i = 0; i < exports.Length; i++)
        {
            fixedSlots.TryAdd(exports[i].Node, inputs.Count + i);
        }

        return inputs.Count + exports.Length;
    }

    private int PlaceUniforms(int first)
    {
        var read = graph.Nodes.Where(IsComputed).SelectMany(node => node.Operands)
            .Concat(liveness.Cores.SelectMany(core => core.Ends)).Where(node => uniform[node.Id]);
        foreach (var node in read)
        {
            if (fixedSlots.TryAdd(node, first + uniformOperands.Count))
            {
                uniformOperands.Add(node);
            }
        }

        return first + uniformOperands.Count;
    }

    private int PlaceTables(int first)
    {
        tables.AddRange(graph.Nodes.Where(node => IsComputed(node) && node.Table is not null).Select(node => node.Table!).Distinct());
        return first + tables.Count;
    }

    // Everything outside the iterations: level 0, core 0, level 1, core 1, … ; a node of level k + 1 depends on the unknowns of core k.
    private (List<List<Instruction>> Codes, Dictionary<Node, int> Slots) EmitMain()
    {
        // What a core's iterations read stays for the rest of the year: cores are rare, and their registers few.
        var kept = liveness.Cores.SelectMany((_, core) => liveness.ReadByIterations(core)).Concat(exports.Select(export => export.Node)).Concat(fixedSlots.Keys).ToHashSet();
        var nodes = graph.Nodes.Where(node => IsComputed(node) && liveness.IsOutside(node)).OrderBy(liveness.Level).ThenBy(node => node.Id).ToList();
        var code = new CodeWriter(nodes, kept, node => uniform[node.Id], TableSlot, new Dictionary<Node, int>(fixedSlots), registers, width);
        var codes = Enumerable.Range(0, liveness.Cores.Count + 1).Select(level => code.Write(node => liveness.Level(node) == level)).ToList();
        codes[^1].AddRange(Copies(code.Slots));
        return (codes, code.Slots);
    }

    // A second name for a value that stands elsewhere: an input passed on, two variables with one definition.
    private List<Instruction> Copies(Dictionary<Node, int> slots)
    {
        var copies = new List<Instruction>();
        for (var i = 0; i < exports.Length; i++)
        {
            var source = slots[exports[i].Node];
            if (source != inputs.Count + i)
            {
                unsafe
                {
                    copies.Add(new Instruction(Kernels.Find(width, Op.Copy, false, false, false), inputs.Count + i, source, source, source));
                }
            }
        }

        return copies;
    }

    private CoreProgram EmitCore(int index, Dictionary<Node, int> mainSlots, ref int end)
    {
        var core = liveness.Cores[index];
        var file = new RegisterFile(registers.End);
        // What was computed before and is read here; a core's own unknowns have their slots from the start.
        var outside = liveness.ReadByIterations(index).Concat(core.Unknowns).Distinct().ToDictionary(node => node, node => mainSlots[node]);
        var code = new CodeWriter(
            [.. liveness.Iterated(index).Where(IsComputed)], outside.Keys.Concat(core.Ends).ToHashSet(), node => uniform[node.Id], TableSlot, outside, file, width);
        Instruction[] instructions = [.. code.Write(_ => true)];
        end = Math.Max(end, file.End);
        int[] jacobian = [.. core.Jacobian.Cast<Node?>().Select(node => node is null ? -1 : code.Slots[node])];
        return new CoreProgram([.. core.Tears], instructions, Slots(core.Unknowns, code.Slots), Slots(core.Starts, code.Slots), Slots(core.Images, code.Slots), jacobian,
            (inputs.Count + exports.Length)..firstTable);
    }

    private int TableSlot(BetaTable table) => firstTable + tables.IndexOf(table);

    private static int[] Slots(Node[] nodes, Dictionary<Node, int> slots) => [.. nodes.Select(node => slots[node])];
}
