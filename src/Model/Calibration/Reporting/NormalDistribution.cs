using MathNet.Numerics;

namespace Simulation.Model.Calibration.Reporting;

/// <summary>Distribution functions of standard laws.</summary>
internal static class NormalDistribution
{
    /// <summary>Φ(x).</summary>
    public static double Cumulative(double x) => 0.5 * SpecialFunctions.Erfc(-x / Math.Sqrt(2));

    /// <summary>Logarithm of the density of N(mean, sd²).</summary>
    public static double LogDensity(double x, double mean, double sd)
    {
        var z = (x - mean) / sd;
        return (-0.5 * z * z) - Math.Log(sd) - (0.5 * Math.Log(2 * Math.PI));
    }

    /// <summary>P(χ² with so many degrees of freedom ≥ x).</summary>
    public static double ChiSquareTail(double x, int degrees) => SpecialFunctions.GammaUpperRegularized(0.5 * degrees, 0.5 * x);
}
