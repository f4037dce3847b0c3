using Simulation.Model.Execution.Machine;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution.Lowering;

/// <summary>Lowers the equations of one segment, with some symbols given from outside and add-factors on some equations.</summary>
internal sealed class SegmentLowering
{
    private readonly Graph graph = new();
    private readonly Dictionary<LaggedSymbol, Node> roots = [];
    private readonly List<LoweredCore> cores = [];
    private readonly Predicate<Symbol> isGiven;
    private readonly Predicate<Symbol> hasAddFactor;
    private readonly ExpressionLowering expressions;

    private SegmentLowering(Predicate<Symbol> isGiven, Predicate<Symbol> hasAddFactor)
    {
        this.isGiven = isGiven;
        this.hasAddFactor = hasAddFactor;
        expressions = new ExpressionLowering(graph, Resolve, () => graph.Input(new InputKey(InputKind.Year, null, 0)));
    }

    public static LoweredSegment Lower(Segment segment, Predicate<Symbol> isGiven, Predicate<Symbol> hasAddFactor)
    {
        var lowering = new SegmentLowering(isGiven, hasAddFactor);
        foreach (var step in segment.Steps)
        {
            lowering.Add(step);
        }

        return Fusion.Apply(new LoweredSegment(lowering.graph, lowering.roots, lowering.cores));
    }

    private void Add(SegmentStep step)
    {
        if (step.IsSimultaneous)
        {
            AddCore(Tearing.Of(step.Equations));
        }
        else if (!isGiven(step.Equations[0].Target))
        {
            Determine(step.Equations[0]);
        }
    }

    private void AddCore(Tearing tearing)
    {
        var tears = tearing.Tears.Where(equation => !isGiven(equation.Target)).ToList();
        foreach (var tear in tears)
        {
            roots.Add(new LaggedSymbol(tear.Target, 0), graph.Input(new InputKey(InputKind.Unknown, tear.Target, 0)));
        }

        foreach (var equation in tearing.Chain.Where(equation => !isGiven(equation.Target)))
        {
            Determine(equation);
        }

        if (tears.Count > 0)
        {
            cores.Add(Describe(tears));
        }
    }

    private LoweredCore Describe(List<Equation> tears)
    {
        Node[] unknowns = [.. tears.Select(tear => roots[new LaggedSymbol(tear.Target, 0)])];
        Node[] images = [.. tears.Select(RightSide)];
        var jacobian = new Node?[unknowns.Length, unknowns.Length];
        for (var j = 0; j < unknowns.Length; j++)
        {
            var derivatives = new Derivatives(graph, unknowns[j]);
            for (var i = 0; i < images.Length; i++)
            {
                jacobian[i, j] = derivatives.Of(images[i]);
            }
        }

        return new LoweredCore(tears, unknowns, [.. tears.Select(tear => graph.Value(tear.Target, 1))], images, jacobian);
    }

    private void Determine(Equation equation) => roots.Add(new LaggedSymbol(equation.Target, 0), RightSide(equation));

    private Node RightSide(Equation equation)
    {
        var right = expressions.Lower(equation.Right);
        if (hasAddFactor(equation.Target))
        {
            right = graph.Make(Op.Add, right, graph.Input(new InputKey(InputKind.AddFactor, equation.Target, 0)));
        }

        return expressions.Invert(equation, right);
    }

    private Node Resolve(Symbol symbol, int lag) =>
        lag == 0 && roots.TryGetValue(new LaggedSymbol(symbol, 0), out var root) ? root : graph.Value(symbol, symbol.Kind == SymbolKind.Parameter ? 0 : lag);
}
