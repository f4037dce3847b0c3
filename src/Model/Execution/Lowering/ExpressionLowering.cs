using Simulation.Model.Execution.Machine;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution.Lowering;

/// <summary>Turns bound expressions into nodes of a graph; <paramref name="resolve"/> says what a reference stands for.</summary>
internal sealed class ExpressionLowering(Graph graph, Func<Symbol, int, Node> resolve, Func<Node> year)
{
    public Node Lower(Expression expression) => expression switch
    {
        Number number => graph.Literal(number.Value),
        Reference { Symbol.Kind: SymbolKind.Constant } reference => graph.Literal(ConstantValue(reference.Symbol)),
        Reference reference => resolve(reference.Symbol, reference.Lag),
        CurrentYear => year(),
        Unary unary => graph.Make(OpOf(unary.Operator), Lower(unary.Operand)),
        Binary binary => LowerBinary(binary),
        Conditional conditional => LowerConditional(conditional),
        BetaQuantile quantile => graph.Beta(BetaTable.Of(quantile.Alpha, quantile.BetaShape), Lower(quantile.Score)),
        _ => throw new NotSupportedException($"Expressions of kind {expression.GetType().Name} cannot be executed."),
    };

    /// <summary>The target's value given the transformed value <paramref name="right"/>: the inverse of the equation's left side.</summary>
    public Node Invert(Equation equation, Node right) => equation.Form switch
    {
        LeftForm.Level => right,
        LeftForm.Log => graph.Make(Op.Exp, right),
        LeftForm.Difference => graph.Make(Op.Add, right, resolve(equation.Target, 1)),
        LeftForm.LogDifference => graph.Make(Op.Multiply, resolve(equation.Target, 1), graph.Make(Op.Exp, right)),
        LeftForm.Logit => graph.Make(Op.Logistic, right),
        _ => throw new NotSupportedException($"The left side of \"{equation.Text}\" cannot be inverted."),
    };

    private static double ConstantValue(Symbol symbol) => symbol.Default
        ?? throw new ArgumentException($"The constant '{symbol}' has no value.");

    private Node LowerBinary(Binary binary)
    {
        var a = Lower(binary.Left);
        var b = Lower(binary.Right);
        return binary.Operator switch
        {
            BinaryOperator.Greater => graph.Make(Op.Less, b, a),
            BinaryOperator.GreaterOrEqual => graph.Make(Op.LessOrEqual, b, a),
            _ => graph.Make(OpOf(binary.Operator), a, b),
        };
    }

    private Node LowerConditional(Conditional conditional)
    {
        var condition = Lower(conditional.Condition);
        var whenTrue = Lower(conditional.WhenTrue);
        var whenFalse = Lower(conditional.WhenFalse);
        return condition.IsLiteral ? condition.Value != 0 ? whenTrue : whenFalse : graph.Make(Op.Select, condition, whenTrue, whenFalse);
    }

    private static Op OpOf(UnaryOperator unary) => unary switch
    {
        UnaryOperator.Negate => Op.Negate,
        UnaryOperator.Not => Op.Not,
        UnaryOperator.Exp => Op.Exp,
        UnaryOperator.Log => Op.Log,
        UnaryOperator.Sqrt => Op.Sqrt,
        UnaryOperator.Abs => Op.Abs,
        UnaryOperator.Logistic => Op.Logistic,
        _ => throw new NotSupportedException($"The operator {unary} cannot be executed."),
    };

    private static Op OpOf(BinaryOperator binary) => binary switch
    {
        BinaryOperator.Add => Op.Add,
        BinaryOperator.Subtract => Op.Subtract,
        BinaryOperator.Multiply => Op.Multiply,
        BinaryOperator.Divide => Op.Divide,
        BinaryOperator.Power => Op.Power,
        BinaryOperator.Min => Op.Min,
        BinaryOperator.Max => Op.Max,
        BinaryOperator.Less => Op.Less,
        BinaryOperator.LessOrEqual => Op.LessOrEqual,
        BinaryOperator.Equal => Op.Equal,
        BinaryOperator.NotEqual => Op.NotEqual,
        BinaryOperator.And => Op.And,
        BinaryOperator.Or => Op.Or,
        _ => throw new NotSupportedException($"The operator {binary} cannot be executed."),
    };
}
