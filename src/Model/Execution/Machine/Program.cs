using System.Collections.Immutable;
using Simulation.Model.Execution.Lowering;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution.Machine;

/// <summary>One loop over a block of draws; operands and destination are slots of the program's address table.</summary>
internal readonly unsafe struct Instruction(
    delegate*<double*, double*, double*, double*, nint, void> kernel, int destination, int a, int b, int c)
{
    public readonly delegate*<double*, double*, double*, double*, nint, void> Kernel = kernel;
    public readonly int Destination = destination;
    public readonly int A = a;
    public readonly int B = b;
    public readonly int C = c;
}

/// <summary>Part of a program: a straight run of instructions, then possibly a simultaneous core to solve.</summary>
/// <param name="Code">Instructions.</param>
/// <param name="Core">The core solved after them, or null.</param>
internal sealed record Stage(Instruction[] Code, CoreProgram? Core);

/// <summary>How a core is evaluated: one pass of <paramref name="Code"/> turns the unknowns into their images g(τ) and the Jacobian ∂g/∂τ.</summary>
/// <param name="Tears">Equations whose targets are the unknowns.</param>
/// <param name="Code">Evaluates images and Jacobian.</param>
/// <param name="Unknowns">Slots of the unknowns.</param>
/// <param name="Starts">Slots of the starting points.</param>
/// <param name="Images">Slots of the images.</param>
/// <param name="Jacobian">Slots of the derivatives, row by row; −1 where the derivative is 0.</param>
/// <param name="UniformSlots">Slots whose content is one number for all draws.</param>
internal sealed record CoreProgram(
    ImmutableArray<Equation> Tears, Instruction[] Code, int[] Unknowns, int[] Starts, int[] Images, int[] Jacobian, Range UniformSlots);

/// <summary>
/// A lowered segment ready to run on blocks of draws. Slots of its address table, in order: inputs, exports, uniform numbers, tables,
/// private columns. Immutable; whoever runs it fills the address table.
/// </summary>
internal sealed class Program
{
    /// <summary>Columns it reads, in order of slot: (symbol, lag).</summary>
    public required ImmutableArray<LaggedSymbol> Inputs { get; init; }

    /// <summary>Columns it writes, in order of slot after the inputs.</summary>
    public required ImmutableArray<LaggedSymbol> Exports { get; init; }

    /// <summary>Number of private columns.</summary>
    public required int Registers { get; init; }

    /// <summary>Uniform nodes to evaluate, operands first.</summary>
    public required ImmutableArray<Node> UniformNodes { get; init; }

    /// <summary>Uniform nodes that instructions read, in order of slot.</summary>
    public required ImmutableArray<Node> UniformOperands { get; init; }

    /// <summary>What it determines that is the same in all draws.</summary>
    public required ImmutableArray<(LaggedSymbol Key, Node Node)> UniformExports { get; init; }

    /// <summary>Tables, in order of slot after the uniforms.</summary>
    public required ImmutableArray<BetaTable> Tables { get; init; }

    /// <summary>The stages, in order.</summary>
    public required ImmutableArray<Stage> Stages { get; init; }

    /// <summary>First slot of the uniforms.</summary>
    public int FirstUniform => Inputs.Length + Exports.Length;

    /// <summary>First slot of the tables.</summary>
    public int FirstTable => FirstUniform + UniformOperands.Length;

    /// <summary>First slot of the private columns.</summary>
    public int FirstRegister => FirstTable + Tables.Length;

    /// <summary>Slots in all.</summary>
    public int Slots => FirstRegister + Registers;

    /// <summary>Loops a block and year, not counting the iterations of cores.</summary>
    public int Operations => Stages.Sum(stage => stage.Code.Length + (stage.Core?.Code.Length ?? 0));

    /// <summary>Evaluates the uniform nodes given the uniform inputs.</summary>
    public Dictionary<Node, double> EvaluateUniforms(Func<InputKey, double> input)
    {
        var values = new Dictionary<Node, double>();
        foreach (var node in UniformNodes)
        {
            values.Add(node, GraphEvaluation.Apply(node, input, operand => values[operand]));
        }

        return values;
    }
}
