using MathNet.Numerics.Distributions;

namespace Simulation.Model.Analysis.Estimation.Numerics;

/// <summary>Tail probabilities of tests.</summary>
internal static class Probabilities
{
    /// <summary>P(|t| ≥ |value|) under Student's law.</summary>
    public static double TwoSided(double value, int degrees) => 2 * StudentT.CDF(0, 1, degrees, -Math.Abs(value));

    /// <summary>An F test.</summary>
    public static TestStatistic F(double value, int numerator, int denominator) =>
        // The tail of F is the body of 1/F, which keeps its digits where the tail is thin.
        new(value, [numerator, denominator], value <= 0 ? 1 : FisherSnedecor.CDF(denominator, numerator, 1 / value));

    /// <summary>A χ² test.</summary>
    public static TestStatistic ChiSquared(double value, int degrees) =>
        new(value, [degrees], value <= 0 ? 1 : MathNet.Numerics.SpecialFunctions.GammaUpperRegularized(degrees / 2.0, value / 2));
}
