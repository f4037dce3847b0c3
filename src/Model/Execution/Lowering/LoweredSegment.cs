using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution.Lowering;

/// <summary>
/// Equations as a graph: what each determined symbol's value is (<see cref="Roots"/>), and the simultaneous cores that have to be solved on the way.
/// </summary>
/// <param name="Graph">The graph.</param>
/// <param name="Roots">Node of every determined (symbol, lag), in order of evaluation; lags other than 0 only where starting values are computed.</param>
/// <param name="Cores">Simultaneous cores, in order of evaluation.</param>
internal sealed record LoweredSegment(Graph Graph, IReadOnlyDictionary<LaggedSymbol, Node> Roots, IReadOnlyList<LoweredCore> Cores);

/// <summary>
/// A simultaneous core after tearing: find the unknowns <c>τ</c> with <c>g(τ) = τ</c>. The other variables of the core are ordinary nodes over the unknowns.
/// </summary>
/// <param name="Tears">Equations whose targets are the unknowns.</param>
/// <param name="Unknowns">Leaves that stand for the unknowns.</param>
/// <param name="Starts">Where the search starts: last year's values.</param>
/// <param name="Images">g(τ), one for each unknown.</param>
/// <param name="Jacobian">∂gᵢ/∂τⱼ, <c>[i, j]</c>, null where it is 0.</param>
internal sealed record LoweredCore(IReadOnlyList<Equation> Tears, Node[] Unknowns, Node[] Starts, Node[] Images, Node?[,] Jacobian)
{
    /// <summary>Every node that solving the core needs.</summary>
    public IEnumerable<Node> Ends => Unknowns.Concat(Starts).Concat(Images).Concat(Jacobian.Cast<Node?>().OfType<Node>());
}
