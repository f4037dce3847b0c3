using Simulation.Model.Execution.Machine;

namespace Simulation.Model.Execution.Lowering;

/// <summary>
/// Joins operations whose intermediate result nothing else uses: a b + c, a b − c, c − a b, a eᵇ. Decided on the whole segment, before it is known
/// which values are asked for or the same in all draws, and never across a named variable: so no choice of outputs changes a bit.
/// </summary>
internal static class Fusion
{
    public static LoweredSegment Apply(LoweredSegment segment)
    {
        var live = Reachability.From(segment.Graph, Ends(segment));
        var single = SingleUses(segment, live);
        var graph = new Graph();
        var image = new Dictionary<Node, Node>();
        foreach (var node in segment.Graph.Nodes.Where(node => live[node.Id]))
        {
            image.Add(node, Fuse(graph, node, image, single));
        }

        return new LoweredSegment(
            graph,
            segment.Roots.ToDictionary(root => root.Key, root => image[root.Value]),
            [.. segment.Cores.Select(core => Map(core, node => image[node]))]);
    }

    private static IEnumerable<Node> Ends(LoweredSegment segment) => segment.Roots.Values.Concat(segment.Cores.SelectMany(core => core.Ends));

    private static HashSet<Node> SingleUses(LoweredSegment segment, bool[] live)
    {
        var uses = new Dictionary<Node, int>();
        var barriers = segment.Roots.Values.Concat(segment.Cores.SelectMany(core => core.Images)).ToHashSet();
        foreach (var operand in segment.Graph.Nodes.Where(node => live[node.Id]).SelectMany(node => node.Operands))
        {
            uses[operand] = uses.GetValueOrDefault(operand) + 1;
        }

        return [.. uses.Where(use => use.Value == 1 && !barriers.Contains(use.Key)).Select(use => use.Key)];
    }

    private static Node Fuse(Graph graph, Node node, Dictionary<Node, Node> image, HashSet<Node> single)
    {
        bool Joins(Node? operand, Op op) => operand is not null && operand.Op == op && single.Contains(operand);
        Node Of(Node original) => image[original];

        return node.Op switch
        {
            Op.Literal => graph.Literal(node.Value),
            Op.Input => graph.Input(node.Input),
            Op.Beta => graph.Beta(node.Table!, Of(node.A!)),
            Op.Add when Joins(node.B, Op.Multiply) => graph.Exact(Op.MultiplyAdd, Of(node.B!.A!), Of(node.B.B!), Of(node.A!)),
            Op.Add when Joins(node.A, Op.Multiply) => graph.Exact(Op.MultiplyAdd, Of(node.A!.A!), Of(node.A.B!), Of(node.B!)),
            Op.Subtract when Joins(node.B, Op.Multiply) => graph.Exact(Op.NegateMultiplyAdd, Of(node.B!.A!), Of(node.B.B!), Of(node.A!)),
            Op.Subtract when Joins(node.A, Op.Multiply) => graph.Exact(Op.MultiplySubtract, Of(node.A!.A!), Of(node.A.B!), Of(node.B!)),
            Op.Multiply when Joins(node.B, Op.Exp) => graph.Exact(Op.MultiplyExp, Of(node.A!), Of(node.B!.A!), null),
            Op.Multiply when Joins(node.A, Op.Exp) => graph.Exact(Op.MultiplyExp, Of(node.B!), Of(node.A!.A!), null),
            _ => graph.Exact(node.Op, Of(node.A!), node.B is null ? null : Of(node.B), node.C is null ? null : Of(node.C)),
        };
    }

    private static LoweredCore Map(LoweredCore core, Func<Node, Node> image)
    {
        var size = core.Unknowns.Length;
        var jacobian = new Node?[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                jacobian[i, j] = core.Jacobian[i, j] is { } node ? image(node) : null;
            }
        }

        return core with
        {
            Unknowns = [.. core.Unknowns.Select(image)],
            Starts = [.. core.Starts.Select(image)],
            Images = [.. core.Images.Select(image)],
            Jacobian = jacobian,
        };
    }
}
