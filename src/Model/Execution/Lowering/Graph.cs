using Simulation.Model.Execution.Machine;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution.Lowering;

/// <summary>
/// A directed acyclic graph of operations in which equal subexpressions are one node. The rewritings made here depend on the text of the
/// equations alone, never on which values happen to be the same in all draws: so a value has the same bits however it is supplied.
/// </summary>
internal sealed class Graph
{
    private readonly Dictionary<Content, Node> made = [];
    private readonly List<Node> nodes = [];

    /// <summary>All nodes, operands before the operations that use them.</summary>
    public IReadOnlyList<Node> Nodes => nodes;

    public Node Literal(double value) => Intern(new Content(Op.Literal, null, null, null, BitConverter.DoubleToInt64Bits(value), default, null));

    public Node Input(InputKey key) => Intern(new Content(Op.Input, null, null, null, 0, key, null));

    public Node Value(Symbol symbol, int lag) => Input(new InputKey(InputKind.Value, symbol, lag));

    public Node Beta(BetaTable table, Node score) => Intern(new Content(Op.Beta, score, null, null, 0, default, table));

    /// <summary>The operation on these operands, in its simplest exact form.</summary>
    public Node Make(Op op, Node a, Node? b = null, Node? c = null)
    {
        if (a.IsLiteral && b?.IsLiteral != false && c?.IsLiteral != false)
        {
            return Literal(Kernels.Scalar(op, a.Value, b?.Value ?? 0, c?.Value ?? 0));
        }

        return Simplify(op, a, b, c) ?? Exact(op, a, b, c);
    }

    /// <summary>The operation as it stands, without simplification.</summary>
    public Node Exact(Op op, Node a, Node? b, Node? c) => Intern(new Content(op, a, b, c, 0, default, null));

    private Node? Simplify(Op op, Node a, Node? b, Node? c) => op switch
    {
        Op.Add when Is(a, 0) => b,
        Op.Add when Is(b, 0) => a,
        Op.Add when b!.Op == Op.Negate => Make(Op.Subtract, a, b.A!),
        Op.Add when a.Op == Op.Negate => Make(Op.Subtract, b!, a.A!),
        Op.Subtract when Is(b, 0) => a,
        Op.Subtract when Is(a, 0) => Make(Op.Negate, b!),
        Op.Subtract when b!.Op == Op.Negate => Make(Op.Add, a, b.A!),
        Op.Subtract when a.Op == Op.Log && b!.Op == Op.Log => Make(Op.LogRatio, a.A!, b.A!),
        Op.Multiply when a.IsLiteral => Make(Op.Multiply, b!, a),
        Op.Multiply when Is(b, 1) => a,
        Op.Multiply when Is(b, -1) => Make(Op.Negate, a),
        Op.Multiply when b!.IsLiteral && a.Op == Op.Subtract && IsProductExact(a.B!, b) => Exact(Op.MultiplySubtract, a.A!, b, Literal(a.B!.Value * b.Value)),
        Op.Divide when Is(b, 1) => a,
        Op.Divide when b!.IsLiteral && double.IsNormal(b.Value) && double.IsNormal(1 / b.Value) => Make(Op.Multiply, a, Literal(1 / b.Value)),
        Op.Negate when a.Op == Op.Negate => a.A,
        Op.Negate when a.Op == Op.Subtract => Make(Op.Subtract, a.B!, a.A!),
        Op.Power when b!.IsLiteral => IntegerPower(a, b.Value),
        _ => null,
    };

    // Whole powers up to the eighth are products; the square root is exact; the others go through logarithms.
    private Node? IntegerPower(Node x, double exponent)
    {
        switch (exponent)
        {
            case 0:
                return Literal(1);
            case 0.5:
                return Make(Op.Sqrt, x);
            case < 0 and >= -8 when exponent == Math.Floor(exponent):
                return Make(Op.Divide, Literal(1), IntegerPower(x, -exponent)!);
            case > 0 and <= 8 when exponent == Math.Floor(exponent):
                var half = (int)exponent / 2;
                if (half == 0)
                {
                    return x;
                }

                var root = IntegerPower(x, half)!;
                var square = Make(Op.Multiply, root, root);
                return exponent % 2 == 0 ? square : Make(Op.Multiply, square, x);
            default:
                return null;
        }
    }

    private static bool Is(Node? node, double value) => node is { IsLiteral: true } && node.Value == value;

    // k (x − c) = k x − k c with one rounding, as in percent changes 100 (x / x₋₁ − 1).
    private static bool IsProductExact(Node a, Node b) =>
        a.IsLiteral && Math.FusedMultiplyAdd(a.Value, b.Value, -(a.Value * b.Value)) == 0;

    private Node Intern(Content content)
    {
        if (!made.TryGetValue(content, out var node))
        {
            node = new Node
            {
                Id = nodes.Count,
                Op = content.Op,
                A = content.A,
                B = content.B,
                C = content.C,
                Value = BitConverter.Int64BitsToDouble(content.Bits),
                Input = content.Input,
                Table = content.Table,
            };
            nodes.Add(node);
            made.Add(content, node);
        }

        return node;
    }

    private readonly record struct Content(Op Op, Node? A, Node? B, Node? C, long Bits, InputKey Input, BetaTable? Table);
}
