using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using Simulation.Model.Analysis.Control;
using Simulation.Model.Analysis.GoalSeeking;

namespace Simulation.Model.Analysis.OptimalControl;

/// <summary>The loss of <see cref="OptimalControlQuestion"/> with its derivatives: L = (y − y*)′W(y − y*) + (u − u⁰)′V(u − u⁰).</summary>
internal sealed class QuadraticLoss
{
    private readonly GoalSpace space;
    private readonly Vector<double> wanted;
    private readonly Vector<double> weights;
    private readonly Matrix<double> effort;

    /// <exception cref="ControlException">Bounds are out of order, or a reference is missing.</exception>
    public QuadraticLoss(GoalSpace space, OptimalControlQuestion question)
    {
        this.space = space;
        wanted = Vector<double>.Build.DenseOfEnumerable(question.Targets.Select(target => target.Target.Value));
        weights = Vector<double>.Build.DenseOfEnumerable(question.Targets.Select(target => target.Weight));
        Reference = Vector<double>.Build.DenseOfEnumerable(question.Instruments.Select((bounded, j) => bounded.Reference ?? space.Start[j]));
        Low = Vector<double>.Build.DenseOfEnumerable(question.Instruments.Select(bounded => bounded.Minimum ?? Declared(bounded, -1)));
        High = Vector<double>.Build.DenseOfEnumerable(question.Instruments.Select(bounded => bounded.Maximum ?? Declared(bounded, 1)));
        for (var j = 0; j < Low.Count; j++)
        {
            if (Low[j] <= High[j]) continue;
            throw new ControlException(string.Create(CultureInfo.InvariantCulture, $"The bounds {Low[j]} and {High[j]} of {question.Instruments[j].Instrument.Name} are out of order."), "Give the lower one first.");
        }

        effort = Effort(question);
        Start = Reference.MapIndexed((j, value) => Math.Clamp(value, Low[j], High[j]));
    }

    /// <summary>u⁰.</summary>
    public Vector<double> Reference { get; }

    /// <summary>Lower bounds.</summary>
    public Vector<double> Low { get; }

    /// <summary>Upper bounds.</summary>
    public Vector<double> High { get; }

    /// <summary>u⁰ brought into the bounds.</summary>
    public Vector<double> Start { get; }

    /// <summary>Residual of the conditions at which the search ends.</summary>
    public double Tolerance => space.IsSinglePath ? 1e-9 : 1e-6;

    /// <summary>Residual that still counts as an optimum when no step leads on: differences give the gradient no better.</summary>
    public double Acceptable => space.IsSinglePath ? 1e-5 : 5e-2;

    /// <summary>y at a position.</summary>
    public Vector<double> Evaluate(Vector<double> position, CancellationToken cancellation) => space.Evaluate([position], cancellation)[0];

    /// <summary>The loss.</summary>
    public double Of(Vector<double> position, Vector<double> values)
    {
        var miss = values - wanted;
        var moved = position - Reference;
        return miss.DotProduct(weights.PointwiseMultiply(miss)) + moved.DotProduct(effort * moved);
    }

    /// <summary>Curvature 2 (J′W J + V) and gradient 2 (J′W (y − y*) + V (u − u⁰)) of the loss.</summary>
    public (Matrix<double> Curvature, Vector<double> Gradient) Linearise(Vector<double> position, Vector<double> values, CancellationToken cancellation)
    {
        var jacobian = space.Multipliers(position, cancellation);
        var weighted = Matrix<double>.Build.DenseOfDiagonalVector(weights) * jacobian;
        var curvature = 2 * (jacobian.TransposeThisAndMultiply(weighted) + effort);
        var gradient = 2 * (weighted.TransposeThisAndMultiply(values - wanted) + (effort * (position - Reference)));
        return (curvature, gradient);
    }

    /// <summary>The step to the optimum of the linearised problem within the bounds.</summary>
    /// <exception cref="ControlException">Instruments without cost are not told apart by the targets.</exception>
    public Vector<double> Step(Vector<double> position, Matrix<double> curvature, Vector<double> gradient)
    {
        // Unknowns brought to one size: billions beside shares would look singular.
        var scale = Vector<double>.Build.Dense(position.Count, j => curvature[j, j] > 0 ? 1 / Math.Sqrt(curvature[j, j]) : double.NaN);
        var sized = curvature.MapIndexed((i, j, value) => value * scale[i] * scale[j]);
        if (scale.Any(double.IsNaN) || sized.Svd(computeVectors: false).S is var s && s[^1] < 1e-13 * s[0])
            throw new ControlException("The targets cannot tell what every instrument should do: the loss is flat in some direction.", "Give every instrument a cost of effort.");
        var step = BoundedQuadratic.Solve(sized, gradient.PointwiseMultiply(scale), (Low - position).PointwiseDivide(scale), (High - position).PointwiseDivide(scale));
        return step.PointwiseMultiply(scale);
    }

    /// <summary>See <see cref="OptimalControlResult"/>.</summary>
    public double KktResidual(Vector<double> position, Matrix<double> curvature, Vector<double> gradient) =>
        Enumerable.Range(0, position.Count).Max(j => curvature[j, j] > 0
            ? Math.Abs(Math.Clamp(position[j] - (gradient[j] / curvature[j, j]), Low[j], High[j]) - position[j]) / (1 + Math.Abs(position[j]))
            : 0);

    /// <summary>The gradient that a bound holds against.</summary>
    public double ShadowPrice(int j, Vector<double> position, Vector<double> gradient) =>
        (position[j] <= Low[j] && gradient[j] > 0) || (position[j] >= High[j] && gradient[j] < 0) ? Math.Abs(gradient[j]) : 0;

    private static double Declared(BoundedInstrument bounded, int side)
    {
        var instrument = bounded.Instrument.Instrument;
        return instrument.IsAddFactor ? side * double.PositiveInfinity : side < 0 ? instrument.Symbol.Minimum : instrument.Symbol.Maximum;
    }

    // V: costs of effort on the diagonal, costs of changes between an instrument's successive unknowns beside it.
    private static Matrix<double> Effort(OptimalControlQuestion question)
    {
        var effort = Matrix<double>.Build.DenseDiagonal(question.Instruments.Length, question.Instruments.Length, j => question.Instruments[j].EffortWeight);
        foreach (var path in question.Instruments.Select((bounded, j) => (bounded, j)).GroupBy(pair => pair.bounded.Instrument.Instrument))
        {
            var ordered = path.OrderBy(pair => pair.bounded.Instrument.FirstYear).ToList();
            for (var i = 1; i < ordered.Count; i++)
            {
                var (now, before, cost) = (ordered[i].j, ordered[i - 1].j, ordered[i].bounded.ChangeWeight);
                effort[now, now] += cost;
                effort[before, before] += cost;
                effort[now, before] -= cost;
                effort[before, now] -= cost;
            }
        }

        return effort;
    }
}
