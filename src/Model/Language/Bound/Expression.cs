namespace Simulation.Model.Language.Bound;

/// <summary>
/// A scalar expression over symbols: what remains of an equation once index sets are expanded and the
/// derived functions (<c>d</c>, <c>dlog</c>, <c>pct</c>, <c>movavg</c>, <c>sum</c>) are written out in primitives.
/// Truth values are numbers: 1 is true, 0 is false, and any number other than 0 counts as true.
/// </summary>
public abstract record Expression;

/// <summary>A literal number.</summary>
public sealed record Number(double Value) : Expression;

/// <summary>The value of a symbol, <paramref name="Lag"/> periods ago (0 is the current period, 1 the one before).</summary>
public sealed record Reference(Symbol Symbol, int Lag) : Expression;

/// <summary>The calendar year being computed, as a number: 2024 in 2024.</summary>
public sealed record CurrentYear : Expression;

/// <summary>A primitive of one argument.</summary>
public sealed record Unary(UnaryOperator Operator, Expression Operand) : Expression;

/// <summary>A primitive of two arguments.</summary>
public sealed record Binary(BinaryOperator Operator, Expression Left, Expression Right) : Expression;

/// <summary><c>if(condition, whenTrue, whenFalse)</c>. Both branches are evaluated; the condition only selects.</summary>
public sealed record Conditional(Expression Condition, Expression WhenTrue, Expression WhenFalse) : Expression;

/// <summary>
/// The beta(<paramref name="Alpha"/>, <paramref name="BetaShape"/>) quantile at the probability Φ(<paramref name="Score"/>):
/// turns a standard normal score into a beta variate. The shapes are constants so that the quantile can be tabulated once.
/// </summary>
public sealed record BetaQuantile(double Alpha, double BetaShape, Expression Score) : Expression;

/// <summary>Primitives of one argument.</summary>
public enum UnaryOperator
{
    /// <summary>−x.</summary>
    Negate,

    /// <summary>1 when x is 0, else 0.</summary>
    Not,

    /// <summary>eˣ.</summary>
    Exp,

    /// <summary>Natural logarithm.</summary>
    Log,

    /// <summary>Square root.</summary>
    Sqrt,

    /// <summary>Absolute value.</summary>
    Abs,

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    Logistic,
}

/// <summary>Primitives of two arguments.</summary>
public enum BinaryOperator
{
    /// <summary>x + y.</summary>
    Add,

    /// <summary>x − y.</summary>
    Subtract,

    /// <summary>x y.</summary>
    Multiply,

    /// <summary>x / y.</summary>
    Divide,

    /// <summary>xʸ.</summary>
    Power,

    /// <summary>The smaller of x and y.</summary>
    Min,

    /// <summary>The larger of x and y.</summary>
    Max,

    /// <summary>1 when x &lt; y.</summary>
    Less,

    /// <summary>1 when x ≤ y.</summary>
    LessOrEqual,

    /// <summary>1 when x &gt; y.</summary>
    Greater,

    /// <summary>1 when x ≥ y.</summary>
    GreaterOrEqual,

    /// <summary>1 when x = y.</summary>
    Equal,

    /// <summary>1 when x ≠ y.</summary>
    NotEqual,

    /// <summary>1 when both are true.</summary>
    And,

    /// <summary>1 when either is true.</summary>
    Or,
}
