using Simulation.Model.Execution.Machine;

namespace Simulation.Model.Execution.Lowering;

/// <summary>Writes instructions for nodes in order, giving each result a slot and taking slots back after their last use (linear scan).</summary>
internal sealed class CodeWriter
{
    private readonly List<Node> timeline;
    private readonly Pairing pairing;
    private readonly Predicate<Node> isUniform;
    private readonly Func<BetaTable, int> tableSlot;
    private readonly RegisterFile registers;
    private readonly LaneWidth width;
    private readonly IReadOnlySet<Node> kept;
    private readonly Dictionary<Node, int> lastUse = [];
    private int position;

    /// <param name="nodes">What to compute, operands first.</param>
    /// <param name="kept">Nodes whose slots are never taken back.</param>
    /// <param name="isUniform">Which nodes are one number for all draws.</param>
    /// <param name="tableSlot">Slot of a table.</param>
    /// <param name="slots">Slots that are given already; completed here.</param>
    /// <param name="registers">Where other slots come from.</param>
    /// <param name="width">Width of the loops.</param>
    public CodeWriter(
        List<Node> nodes, IReadOnlySet<Node> kept, Predicate<Node> isUniform, Func<BetaTable, int> tableSlot, Dictionary<Node, int> slots, RegisterFile registers, LaneWidth width)
    {
        this.kept = kept;
        this.isUniform = isUniform;
        this.tableSlot = tableSlot;
        this.registers = registers;
        this.width = width;
        Slots = slots;
        pairing = new Pairing(nodes, kept, isUniform);
        timeline = [.. nodes.Where(node => !pairing.IsAbsorbed(node))];
        for (var i = 0; i < timeline.Count; i++)
        {
            var (a, b, c) = pairing.Operands(timeline[i]);
            Use(a, i);
            if (b is not null) Use(b, i);
            if (c is not null) Use(c, i);
        }
    }

    /// <summary>Slot of every node computed so far.</summary>
    public Dictionary<Node, int> Slots { get; }

    /// <summary>Instructions of the next nodes, as long as they satisfy the condition.</summary>
    public List<Instruction> Write(Predicate<Node> condition)
    {
        var code = new List<Instruction>();
        for (; position < timeline.Count && condition(timeline[position]); position++)
        {
            code.Add(Write(timeline[position]));
        }

        return code;
    }

    private void Use(Node operand, int place) => lastUse[operand] = kept.Contains(operand) ? int.MaxValue : place;

    private unsafe Instruction Write(Node node)
    {
        var (nodeA, nodeB, nodeC) = pairing.Operands(node);
        var a = Slots[nodeA];
        var b = node.Table is not null ? tableSlot(node.Table) : nodeB is null ? a : Slots[nodeB];
        var c = nodeC is null ? a : Slots[nodeC];
        var destination = Place(node);
        var (uniformA, uniformB, uniformC) = (isUniform(nodeA), nodeB is not null && isUniform(nodeB), nodeC is not null && isUniform(nodeC));
        var kernel = pairing.InnerOf(node) is { } inner
            ? Kernels.Find(width, new OperationPair(node.Op, inner.Op, inner == node.A), uniformA, uniformB, uniformC)
            : Kernels.Find(width, node.Op, uniformA, uniformB, uniformC);
        return new Instruction(kernel, destination, a, b, c);
    }

    // A loop may write over an operand it reads for the last time, unless it may have to read it again.
    private int Place(Node node)
    {
        if (Kernels.IsWatched(node.Op) && !Slots.ContainsKey(node))
        {
            Slots[node] = registers.Take();
        }

        var (a, b, c) = pairing.Operands(node);
        GiveBack(a);
        if (b is not null && b != a) GiveBack(b);
        if (c is not null && c != a && c != b) GiveBack(c);

        return Slots.TryGetValue(node, out var slot) ? slot : Slots[node] = registers.Take();
    }

    private void GiveBack(Node operand)
    {
        if (lastUse[operand] == position) registers.Return(Slots[operand]);
    }
}
