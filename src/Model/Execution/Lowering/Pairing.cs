using Simulation.Model.Execution.Machine;

namespace Simulation.Model.Execution.Lowering;

/// <summary>
/// Chooses operations to run in one loop with the operation that alone uses their result, which saves a pass over a column. Nothing is rounded
/// differently, so unlike <see cref="Fusion"/> the choice may depend on what is asked for.
/// </summary>
internal sealed class Pairing
{
    private readonly Dictionary<Node, Node> innerOf = [];
    private readonly HashSet<Node> absorbed = [];

    /// <summary>Pairs among nodes that are computed in this order.</summary>
    /// <param name="timeline">Nodes computed in one run of code.</param>
    /// <param name="kept">Nodes whose values are needed elsewhere.</param>
    /// <param name="isUniform">Which nodes are one number for all draws.</param>
    public Pairing(IReadOnlyList<Node> timeline, IReadOnlySet<Node> kept, Predicate<Node> isUniform)
    {
        var uses = new Dictionary<Node, int>();
        foreach (var operand in timeline.SelectMany(node => node.Operands))
        {
            uses[operand] = uses.GetValueOrDefault(operand) + 1;
        }

        var computed = timeline.ToHashSet();
        bool IsPrivate(Node node) => computed.Contains(node) && uses[node] == 1 && !kept.Contains(node) && !isUniform(node) && !innerOf.ContainsKey(node);
        foreach (var outer in timeline)
        {
            if (outer.Operands.FirstOrDefault(operand => OperationPair.Exists(outer.Op, operand.Op) && IsPrivate(operand)) is { } inner)
            {
                innerOf.Add(outer, inner);
                absorbed.Add(inner);
            }
        }
    }

    /// <summary>Whether a node is computed inside the loop of another.</summary>
    public bool IsAbsorbed(Node node) => absorbed.Contains(node);

    /// <summary>The node computed inside the loop of <paramref name="outer"/>, or null.</summary>
    public Node? InnerOf(Node outer) => innerOf.GetValueOrDefault(outer);

    /// <summary>Operands of a node's loop, in order.</summary>
    public (Node A, Node? B, Node? C) Operands(Node node)
    {
        if (InnerOf(node) is not { } inner)
        {
            return (node.A!, node.B, node.C);
        }

        return OperationPair.IsUnary(node.Op) ? (inner.A!, inner.B, inner.C) : (inner.A!, inner.B, inner == node.A ? node.B : node.A);
    }
}
