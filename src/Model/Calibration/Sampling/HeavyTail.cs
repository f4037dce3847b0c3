namespace Simulation.Model.Calibration.Sampling;

/// <summary>Tukey's h transformation g(ε) = ε exp(h ε² / 2) of a standard normal score, its inverse and slope (h ≥ 0).</summary>
internal static class HeavyTail
{
    private const int NewtonLimit = 50;

    public static double Value(double score, double h) => score * Math.Exp(0.5 * h * score * score);

    /// <summary>log g'(ε) = h ε² / 2 + log(1 + h ε²).</summary>
    public static double LogSlope(double score, double h) => (0.5 * h * score * score) + Math.Log(1 + (h * score * score));

    /// <summary>
    /// The score whose value is <paramref name="value"/>: ε = sign(x) sqrt(v / h) where v solves v eᵛ = h x² (Lambert's W).
    /// Newton on log v + v = log(h x²), which is concave and increasing, so it converges from any start.
    /// </summary>
    public static double Inverse(double value, double h)
    {
        if (value == 0 || h == 0)
            return value;
        var target = Math.Log(h) + (2 * Math.Log(Math.Abs(value)));

        // Start on the side where Newton's steps are monotone: v = eᵗ is above the root for small targets, v = 1 + t/2 near it for large ones.
        var v = target < 0 ? Math.Exp(target) / (1 + Math.Exp(target)) : 0.57 + (0.6 * target);
        for (var iteration = 0; iteration < NewtonLimit; iteration++)
        {
            var step = (Math.Log(v) + v - target) * v / (1 + v);
            var next = Math.Max(v - step, v * 0.1);
            if (Math.Abs(next - v) <= 1e-15 * v)
                break;
            v = next;
        }

        return Math.Sign(value) * Math.Sqrt(v / h);
    }
}
