using System.Collections.Immutable;

namespace Simulation.Model.Calibration.Sampling;

/// <summary>
/// An approximate gradient of the log posterior: exact residuals, with sensitivities frozen at the mode except where they are known in closed form,
/// in spreads and the shocks they scale.
/// </summary>
/// <remarks>
/// <para>
/// ∇ log π(z) ≈ −z + J(z)ᵀ R⁻¹ (y − g(z)), with J(z) = J(mode) corrected for x = s(θ) g(ε): ∂/∂ε grows with s(θ) g'(ε), and ∂/∂θ with a x.
/// </para>
/// <para>
/// A Hamiltonian step is reversible and keeps volume under any force that depends on the position alone, so an approximate force costs acceptance and
/// never exactness.
/// </para>
/// </remarks>
internal sealed class FrozenForce
{
    private readonly LaplaceApproximation laplace;
    private readonly ImmutableArray<ScaleGroup> groups;
    private readonly double[] weights;
    private readonly double[] observed;

    public FrozenForce(LaplaceApproximation laplace, GaussianLikelihood likelihood, ImmutableArray<ScaleGroup> groups)
    {
        this.laplace = laplace;
        this.groups = groups;
        observed = [.. likelihood.Observed];
        weights = [.. likelihood.StandardDeviations.Select(sd => 1 / (sd * sd))];
    }

    /// <summary>Gradient in z for a block.</summary>
    /// <param name="points">z, row-major <c>[coordinate, point]</c>.</param>
    /// <param name="predictions">g(z), row-major <c>[observation, point]</c>.</param>
    /// <param name="count">Points.</param>
    /// <param name="residuals">Work space, <c>[observation, point]</c>.</param>
    /// <param name="gradient">Receives the gradient, <c>[coordinate, point]</c>.</param>
    public void Evaluate(double[] points, double[] predictions, int count, double[] residuals, double[] gradient)
    {
        for (var o = 0; o < observed.Length; o++)
            for (var at = o * count; at < (o + 1) * count; at++)
            {
                // A point at which the model is not defined gets no push from that observation; it is refused in the end.
                var residual = (observed[o] - predictions[at]) * weights[o];
                residuals[at] = double.IsFinite(residual) ? residual : 0;
            }

        laplace.Sensitivity.Multiply(residuals, count, gradient);
        Span<double> scale = stackalloc double[SamplerBlock.Size];
        foreach (var group in groups)
            Correct(group, points, count, scale[..count], gradient);
        for (var at = 0; at < gradient.Length; at++)
            gradient[at] -= points[at];
    }

    private void Correct(ScaleGroup group, double[] points, int count, Span<double> scale, double[] gradient)
    {
        var theta = points.AsSpan(group.Scale * count, count);
        var mode = laplace.Mode[group.Scale];
        for (var point = 0; point < count; point++)
            scale[point] = Math.Exp(group.LogSlope * (theta[point] - mode));
        foreach (var shock in group.Shocks)
        {
            if (shock.Coordinates.Length == 1)
                CorrectSingle(group, shock, points, count, scale, gradient);
            else
                CorrectCorrelated(group, shock, points, count, scale, gradient);
        }
    }

    private void CorrectSingle(ScaleGroup group, ScaledShock shock, double[] points, int count, Span<double> scale, double[] gradient)
    {
        var (coordinate, h) = (shock.Coordinates[0], shock.TailWeight);
        var mode = laplace.Mode[coordinate];
        var slopeAtMode = Math.Exp(HeavyTail.LogSlope(mode, h));
        var valueAtMode = HeavyTail.Value(mode, h);
        var scores = points.AsSpan(coordinate * count, count);
        var own = gradient.AsSpan(coordinate * count, count);
        var spread = gradient.AsSpan(group.Scale * count, count);
        for (var point = 0; point < count; point++)
        {
            var perUnit = own[point] / slopeAtMode;
            var slope = h == 0 ? 1 : Math.Exp(HeavyTail.LogSlope(scores[point], h));
            own[point] = perUnit * scale[point] * slope;
            spread[point] += perUnit * group.LogSlope * ((scale[point] * HeavyTail.Value(scores[point], h)) - valueAtMode);
        }
    }

    /// <summary>
    /// With unit values u = L ε, the sensitivity to sᵢ uᵢ at the mode is bᵢ = Σⱼ (L⁻¹)ⱼᵢ Gⱼ. Only the part scaled by this spread is corrected.
    /// </summary>
    private void CorrectCorrelated(ScaleGroup group, ScaledShock shock, double[] points, int count, Span<double> scale, double[] gradient)
    {
        var (size, i) = (shock.Coordinates.Length, shock.Position);
        var inverse = InverseColumn(shock);
        var unitAtMode = 0.0;
        for (var j = 0; j <= i; j++)
            unitAtMode += shock.Factor[(i * size) + j] * laplace.Mode[shock.Coordinates[j]];
        for (var point = 0; point < count; point++)
        {
            var (perUnit, unit) = (0.0, 0.0);
            for (var j = i; j < size; j++)
                perUnit += inverse[j] * gradient[(shock.Coordinates[j] * count) + point];
            for (var j = 0; j <= i; j++)
                unit += shock.Factor[(i * size) + j] * points[(shock.Coordinates[j] * count) + point];
            for (var j = 0; j <= i; j++)
                gradient[(shock.Coordinates[j] * count) + point] += shock.Factor[(i * size) + j] * perUnit * (scale[point] - 1);
            gradient[(group.Scale * count) + point] += perUnit * group.LogSlope * ((scale[point] * unit) - unitAtMode);
        }
    }

    /// <summary>Column <c>Position</c> of L⁻¹, by forward substitution.</summary>
    private static double[] InverseColumn(ScaledShock shock)
    {
        var size = shock.Coordinates.Length;
        var column = new double[size];
        for (var row = shock.Position; row < size; row++)
        {
            var sum = row == shock.Position ? 1.0 : 0.0;
            for (var j = shock.Position; j < row; j++)
                sum -= shock.Factor[(row * size) + j] * column[j];
            column[row] = sum / shock.Factor[(row * size) + row];
        }

        return column;
    }
}
