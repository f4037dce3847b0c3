namespace Simulation.Model.Language.Syntax;

/// <summary>An expression as written. Brackets are not kept: the tree's shape says where they must stand.</summary>
public abstract record ExpressionSyntax : SyntaxNode;

/// <summary>A number; <paramref name="Text"/> keeps how it was written.</summary>
/// <param name="Value">Its value; negative only in lists of values.</param>
/// <param name="Text">As written, <c>0.30</c>.</param>
public sealed record NumberSyntax(double Value, string Text) : ExpressionSyntax;

/// <summary>A name with indices and a lag: <c>value_added[s](-1)</c>. Also <c>year</c>, loop indices and members in comparisons.</summary>
/// <param name="Name">The name.</param>
/// <param name="Indices">Members or loop indices; in a target also <c>s in set</c>.</param>
/// <param name="Offset">0 for the current year, −1 for the year before, positive for a lead.</param>
public sealed record ReferenceSyntax(string Name, SyntaxList<IndexSyntax> Indices, int Offset) : ExpressionSyntax;

/// <summary>An index: <c>s</c>, <c>power</c>, <c>s in market</c> or <c>s in market if s != power</c>.</summary>
/// <param name="Name">Loop index, member or (in a declaration) set.</param>
/// <param name="Set">The set it runs over; null when it does not open a loop.</param>
/// <param name="Condition">Keeps the members for which it is true; null keeps all.</param>
public sealed record IndexSyntax(string Name, string? Set = null, ExpressionSyntax? Condition = null) : SyntaxNode;

/// <summary>A function call: <c>dlog(x)</c>.</summary>
/// <param name="Function">Name of the function.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record CallSyntax(string Function, SyntaxList<ExpressionSyntax> Arguments) : ExpressionSyntax;

/// <summary>A sum over one or more sets: <c>sum(s in activity: value_added[s])</c>.</summary>
/// <param name="Indices">The loops, outermost first.</param>
/// <param name="Body">What is added up.</param>
public sealed record SumSyntax(SyntaxList<IndexSyntax> Indices, ExpressionSyntax Body) : ExpressionSyntax;

/// <summary>Minus or <c>not</c>.</summary>
/// <param name="Operator">Which.</param>
/// <param name="Operand">Of what.</param>
public sealed record UnarySyntax(UnarySyntaxOperator Operator, ExpressionSyntax Operand) : ExpressionSyntax;

/// <summary>An operation of two operands.</summary>
/// <param name="Operator">Which.</param>
/// <param name="Left">Left operand.</param>
/// <param name="Right">Right operand.</param>
public sealed record BinarySyntax(BinarySyntaxOperator Operator, ExpressionSyntax Left, ExpressionSyntax Right) : ExpressionSyntax;

/// <summary>Prefix operators.</summary>
public enum UnarySyntaxOperator
{
    /// <summary><c>-x</c>.</summary>
    Negate,

    /// <summary><c>not x</c>.</summary>
    Not,
}

/// <summary>Infix operators.</summary>
public enum BinarySyntaxOperator
{
    /// <summary><c>or</c>.</summary>
    Or,

    /// <summary><c>and</c>.</summary>
    And,

    /// <summary><c>&lt;</c>.</summary>
    Less,

    /// <summary><c>&lt;=</c>.</summary>
    LessOrEqual,

    /// <summary><c>&gt;</c>.</summary>
    Greater,

    /// <summary><c>&gt;=</c>.</summary>
    GreaterOrEqual,

    /// <summary><c>==</c>.</summary>
    Equal,

    /// <summary><c>!=</c>.</summary>
    NotEqual,

    /// <summary><c>s in set</c>: true when the member that s stands for is in the set.</summary>
    In,

    /// <summary><c>+</c>.</summary>
    Add,

    /// <summary><c>-</c>.</summary>
    Subtract,

    /// <summary><c>*</c>.</summary>
    Multiply,

    /// <summary><c>/</c>.</summary>
    Divide,

    /// <summary><c>^</c>.</summary>
    Power,
}
