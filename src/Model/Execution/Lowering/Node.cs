using System.Collections.Immutable;
using Simulation.Model.Execution.Machine;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution.Lowering;

/// <summary>What a leaf of the graph reads.</summary>
internal enum InputKind
{
    /// <summary>A symbol's value, so many years before.</summary>
    Value,

    /// <summary>The calendar year.</summary>
    Year,

    /// <summary>The add-factor of a symbol's equation.</summary>
    AddFactor,

    /// <summary>The unknown of a simultaneous core that stands for a symbol's value in the same year.</summary>
    Unknown,
}

/// <summary>A leaf's source; the symbol is null for the year.</summary>
internal readonly record struct InputKey(InputKind Kind, Symbol? Symbol, int Lag);

/// <summary>An operation of a lowered graph, or a leaf. Nodes of one graph are made once per distinct content.</summary>
internal sealed class Node
{
    /// <summary>Position in its graph: operands come first.</summary>
    public required int Id { get; init; }

    public required Op Op { get; init; }

    public Node? A { get; init; }

    public Node? B { get; init; }

    public Node? C { get; init; }

    /// <summary>Value of a literal.</summary>
    public double Value { get; init; }

    /// <summary>Source of an input.</summary>
    public InputKey Input { get; init; }

    /// <summary>Table of a beta quantile.</summary>
    public BetaTable? Table { get; init; }

    /// <summary>What it works on, in order.</summary>
    public ImmutableArray<Node> Operands => field.IsDefault ? field = A is null ? [] : B is null ? [A] : C is null ? [A, B] : [A, B, C] : field;

    public bool IsLiteral => Op == Op.Literal;
}
