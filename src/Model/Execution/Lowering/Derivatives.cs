using Simulation.Model.Execution.Machine;

namespace Simulation.Model.Execution.Lowering;

/// <summary>
/// Exact derivatives of nodes with respect to one input, as nodes of the same graph: the chain rule runs through every equation between the
/// input and the node. A null derivative is 0. Steps (comparisons, truth values) have derivative 0; kinks take the side in force.
/// </summary>
internal sealed class Derivatives(Graph graph, Node variable)
{
    private readonly Dictionary<Node, Node?> known = [];

    public Node? Of(Node node)
    {
        if (node == variable)
        {
            return graph.Literal(1);
        }

        if (!known.TryGetValue(node, out var derivative))
        {
            derivative = node.A is null ? null : Chain(node);
            known.Add(node, derivative);
        }

        return derivative;
    }

    private Node? Chain(Node node)
    {
        var a = node.A is null ? null : Of(node.A);
        var b = node.B is null ? null : Of(node.B);
        var c = node.C is null ? null : Of(node.C);
        return a is null && b is null && c is null ? null : Rule(node, a, b, c);
    }

    private Node? Rule(Node node, Node? a, Node? b, Node? c) => node.Op switch
    {
        Op.Copy => a,
        Op.Negate => Negate(a),
        Op.Exp => Times(a, node),
        Op.Log => Over(a, node.A!),
        Op.Sqrt => Over(a, graph.Make(Op.Multiply, graph.Literal(2), node)),
        Op.Abs => Choose(Less(node.A!, graph.Literal(0)), Negate(a), a),
        Op.Logistic => Times(a, graph.Make(Op.Multiply, node, graph.Make(Op.Subtract, graph.Literal(1), node))),
        Op.Add => Plus(a, b),
        Op.Subtract => Plus(a, Negate(b)),
        Op.Multiply => Plus(Times(a, node.B!), Times(b, node.A!)),
        Op.Divide => Over(Plus(a, Negate(Times(b, node))), node.B!),
        Op.Power => Plus(Times(a, PowerSlope(node)), b is null ? null : Times(b, graph.Make(Op.Multiply, node, graph.Make(Op.Log, node.A!)))),
        Op.LogRatio => Plus(Over(a, node.A!), Negate(Over(b, node.B!))),
        Op.MultiplySubtract => Plus(Plus(Times(a, node.B!), Times(b, node.A!)), Negate(c)),
        Op.Min => Choose(Less(node.A!, node.B!), a, b),
        Op.Max => Choose(Less(node.B!, node.A!), a, b),
        Op.Select => Choose(node.A!, b, c),
        Op.Not or Op.Less or Op.LessOrEqual or Op.Equal or Op.NotEqual or Op.And or Op.Or => null,
        _ => throw new NotSupportedException($"A simultaneous core cannot contain {node.Op}: its derivative is not defined here."),
    };

    private Node PowerSlope(Node power) => graph.Make(Op.Multiply, power.B!,
        graph.Make(Op.Power, power.A!, graph.Make(Op.Subtract, power.B!, graph.Literal(1))));

    private Node Less(Node a, Node b) => graph.Make(Op.Less, a, b);

    private Node? Negate(Node? a) => a is null ? null : graph.Make(Op.Negate, a);

    private Node? Plus(Node? a, Node? b) => a is null ? b : b is null ? a : graph.Make(Op.Add, a, b);

    private Node? Times(Node? a, Node factor) => a is null ? null : graph.Make(Op.Multiply, a, factor);

    private Node? Over(Node? a, Node divisor) => a is null ? null : graph.Make(Op.Divide, a, divisor);

    private Node? Choose(Node condition, Node? whenTrue, Node? whenFalse) => whenTrue is null && whenFalse is null
        ? null
        : graph.Make(Op.Select, condition, whenTrue ?? graph.Literal(0), whenFalse ?? graph.Literal(0));
}
