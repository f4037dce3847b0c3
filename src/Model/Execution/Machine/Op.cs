namespace Simulation.Model.Execution.Machine;

/// <summary>What an instruction computes from its operands a, b and c. Truth values are 1 and 0; any number but 0 counts as true.</summary>
internal enum Op : byte
{
    /// <summary>A leaf: a value that is there already.</summary>
    Input,

    /// <summary>A leaf: a literal number.</summary>
    Literal,

    /// <summary>a.</summary>
    Copy,

    /// <summary>−a.</summary>
    Negate,

    /// <summary>1 when a is 0.</summary>
    Not,

    /// <summary>eᵃ.</summary>
    Exp,

    /// <summary>ln a.</summary>
    Log,

    /// <summary>√a.</summary>
    Sqrt,

    /// <summary>|a|.</summary>
    Abs,

    /// <summary>1 / (1 + e⁻ᵃ).</summary>
    Logistic,

    /// <summary>Beta quantile at the normal score a, by a table.</summary>
    Beta,

    /// <summary>a + b.</summary>
    Add,

    /// <summary>a − b.</summary>
    Subtract,

    /// <summary>a b.</summary>
    Multiply,

    /// <summary>a / b.</summary>
    Divide,

    /// <summary>aᵇ.</summary>
    Power,

    /// <summary>The smaller.</summary>
    Min,

    /// <summary>The larger.</summary>
    Max,

    /// <summary>1 when a &lt; b.</summary>
    Less,

    /// <summary>1 when a ≤ b.</summary>
    LessOrEqual,

    /// <summary>1 when a = b.</summary>
    Equal,

    /// <summary>1 when a ≠ b.</summary>
    NotEqual,

    /// <summary>1 when both are true.</summary>
    And,

    /// <summary>1 when either is true.</summary>
    Or,

    /// <summary>a eᵇ.</summary>
    MultiplyExp,

    /// <summary>ln(a / b).</summary>
    LogRatio,

    /// <summary>a b + c, rounded once.</summary>
    MultiplyAdd,

    /// <summary>a b − c, rounded once.</summary>
    MultiplySubtract,

    /// <summary>c − a b, rounded once.</summary>
    NegateMultiplyAdd,

    /// <summary>b when a is true, else c.</summary>
    Select,
}
