namespace Simulation.Model.Calibration.Sampling;

/// <summary>
/// Moves a spread while holding the realised shocks it scales, so that predictions do not change and no simulation is needed
/// (the sufficient half of an interweaving strategy; Yu and Meng, 2011).
/// </summary>
/// <remarks>
/// With x = s(θ) g(ε) held, θ → θ' needs g(ε') = g(ε) s(θ) / s(θ'). The move is accepted with probability
/// min(1, φ(θ')/φ(θ) Π φ(ε')/φ(ε) |dε'/dε|) for a symmetric proposal in θ. Without it a spread and its shocks, tied by the data to a
/// curved ridge, mix slowly.
/// </remarks>
internal sealed class ScaleMove
{
    private readonly ScaleGroup group;
    private readonly double proposalScale;
    private readonly int[] touched;

    public ScaleMove(ScaleGroup group)
    {
        this.group = group;

        // n shocks tell log s to about 1 / sqrt(2 n); the proposal is of the width of that and the prior together.
        var informed = Math.Sqrt(2.0 * group.Shocks.Length) * group.LogSlope;
        proposalScale = 2.4 / Math.Sqrt(1 + (informed * informed));
        touched = [.. group.Shocks.SelectMany(shock => shock.Coordinates.Skip(shock.Position)).Append(group.Scale).Distinct()];
    }

    /// <summary>Tries the move for every point of a block; changes the coordinates of the points where it is accepted.</summary>
    /// <param name="points">Coordinates, row-major <c>[coordinate, point]</c>.</param>
    /// <param name="count">Points in the block.</param>
    /// <param name="normals">One standard normal a point.</param>
    /// <param name="uniforms">One uniform a point.</param>
    /// <param name="scratch">At least two values a coordinate.</param>
    public void Apply(Span<double> points, int count, ReadOnlySpan<double> normals, ReadOnlySpan<double> uniforms, Span<double> scratch)
    {
        var before = scratch[..(points.Length / count)];
        for (var point = 0; point < count; point++)
        {
            foreach (var coordinate in touched)
                before[coordinate] = points[(coordinate * count) + point];
            var logRatio = Propose(points, count, point, normals[point] * proposalScale);
            foreach (var coordinate in touched)
            {
                var now = points[(coordinate * count) + point];
                logRatio += 0.5 * ((before[coordinate] * before[coordinate]) - (now * now));
            }

            if (Math.Log(uniforms[point]) < logRatio)
                continue;
            foreach (var coordinate in touched)
                points[(coordinate * count) + point] = before[coordinate];
        }
    }

    /// <summary>Writes the proposed coordinates of one point and returns the logarithm of the Jacobian.</summary>
    private double Propose(Span<double> points, int count, int point, double step)
    {
        points[(group.Scale * count) + point] += step;
        var logFactor = -group.LogSlope * step;
        var factor = Math.Exp(logFactor);
        var logJacobian = 0.0;
        foreach (var shock in group.Shocks)
            logJacobian += shock.Coordinates.Length == 1
                ? Rescale(ref points[(shock.Coordinates[0] * count) + point], shock.TailWeight, factor, logFactor)
                : RescaleCorrelated(shock, points, count, point, factor, logFactor);
        return logJacobian;
    }

    private static double Rescale(ref double score, double tailWeight, double factor, double logFactor)
    {
        if (tailWeight == 0)
        {
            score *= factor;
            return logFactor;
        }

        // d g / d ε = exp(h ε²/2) (1 + h ε²), so log |dε'/dε| = log factor + log g'(ε) − log g'(ε').
        var old = score;
        score = HeavyTail.Inverse(HeavyTail.Value(old, tailWeight) * factor, tailWeight);
        return logFactor + HeavyTail.LogSlope(old, tailWeight) - HeavyTail.LogSlope(score, tailWeight);
    }

    /// <summary>
    /// Unit values u = L ε. Scaling u[position] and holding the others changes ε[position] and, by forward substitution, the scores after it;
    /// the map is linear with a triangular matrix whose only diagonal entry other than 1 is the factor.
    /// </summary>
    private static double RescaleCorrelated(ScaledShock shock, Span<double> points, int count, int point, double factor, double logFactor)
    {
        var size = shock.Coordinates.Length;
        Span<double> change = stackalloc double[size];
        var unit = 0.0;
        for (var j = 0; j <= shock.Position; j++)
            unit += shock.Factor[(shock.Position * size) + j] * points[(shock.Coordinates[j] * count) + point];
        for (var i = shock.Position; i < size; i++)
        {
            var needed = i == shock.Position ? unit * (factor - 1) : 0;
            for (var j = shock.Position; j < i; j++)
                needed -= shock.Factor[(i * size) + j] * change[j];
            change[i] = needed / shock.Factor[(i * size) + i];
            points[(shock.Coordinates[i] * count) + point] += change[i];
        }

        return logFactor;
    }
}
