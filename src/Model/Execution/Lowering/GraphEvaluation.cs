using Simulation.Model.Execution.Machine;

namespace Simulation.Model.Execution.Lowering;

/// <summary>One node's value from its operands' values, one draw at a time, with the bits that the loops over columns give.</summary>
internal static class GraphEvaluation
{
    public static double Apply(Node node, Func<InputKey, double> input, Func<Node, double> operand) => node.Op switch
    {
        Op.Literal => node.Value,
        Op.Input => input(node.Input),
        Op.Beta => node.Table!.Evaluate(operand(node.A!)),
        _ => Kernels.Scalar(node.Op, operand(node.A!), node.B is null ? 0 : operand(node.B), node.C is null ? 0 : operand(node.C)),
    };
}
