using System.Collections.Immutable;

namespace Simulation.Model.Calibration.Sampling;

/// <summary>Convergence of one quantity over all chains.</summary>
/// <param name="NestedRHat">
/// sqrt(1 + B / W): B the variance of the superchains' means, W the mean variance inside them (between their chains' means, and along the chains).
/// 1 when the common starting points are forgotten; the nested R̂ of Margossian et al. (2024), made for many short chains.
/// </param>
/// <param name="AutocorrelationSteps">Integrated autocorrelation time τ in steps.</param>
/// <param name="EffectiveSampleSize">
/// Independent draws that the last points of all chains are worth: their number, less the share 1 − exp(−steps / τ) of the start that is not yet forgotten.
/// </param>
public sealed record QuantityConvergence(double NestedRHat, double AutocorrelationSteps, double EffectiveSampleSize);

/// <summary>Computes convergence diagnostics from superchains.</summary>
public static class ConvergenceDiagnostics
{
    /// <summary>Diagnostics for every coordinate, then every prediction.</summary>
    /// <param name="samples">At least two superchains.</param>
    /// <param name="totalSteps">Steps each chain made in all.</param>
    public static ImmutableArray<QuantityConvergence> Compute(IReadOnlyList<SuperchainSample> samples, int totalSteps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples.Count, 2);
        var quantities = samples[0].Moments.Quantities;
        return [.. Enumerable.Range(0, quantities).Select(quantity => Quantity(samples, quantity, totalSteps))];
    }

    private static QuantityConvergence Quantity(IReadOnlyList<SuperchainSample> samples, int quantity, int totalSteps)
    {
        const int chains = SamplerBlock.Size;
        var means = new double[samples.Count];
        var (within, betweenChains) = (0.0, 0.0);
        for (var s = 0; s < samples.Count; s++)
        {
            var moments = samples[s].Moments;
            var chainMeans = Enumerable.Range(0, chains).Select(chain => moments.Mean(quantity, chain)).ToArray();
            means[s] = chainMeans.Average();
            betweenChains += chainMeans.Sum(mean => (mean - means[s]) * (mean - means[s])) / (chains - 1);
            within += Enumerable.Range(0, chains).Average(chain => moments.Variance(quantity, chain));
        }

        (betweenChains, within) = (betweenChains / samples.Count, within / samples.Count);
        var grand = means.Average();
        var between = means.Sum(mean => (mean - grand) * (mean - grand)) / (samples.Count - 1);
        var total = betweenChains + within;
        if (total <= 0)
            return new QuantityConvergence(1, 1, samples.Count * chains);

        // var(chain mean) = σ² τ / steps, so τ = steps var(chain mean) / σ², with σ² the full variance.
        var steps = samples[0].Moments.Steps;
        var tau = Math.Clamp(steps * betweenChains / total, 1, steps);
        var forgotten = 1 - Math.Exp(-totalSteps / tau);
        return new QuantityConvergence(Math.Sqrt(1 + (between / total)), tau, samples.Count * chains * forgotten);
    }
}
