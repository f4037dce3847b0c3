using System.Collections.Immutable;

namespace Simulation.Model.Calibration.Sampling;

/// <summary>Convergence of one quantity over all chains.</summary>
/// <param name="NestedRHat">
/// sqrt(1 + B / W): B the variance of the superchains' means, W the mean variance inside them (between their chains' means, and along the chains).
/// 1 when the common starting points are forgotten; the nested R̂ of Margossian et al. (2024), made for many short chains.
/// </param>
/// <param name="AutocorrelationSteps">Integrated autocorrelation time τ in steps.</param>
/// <param name="EffectiveSampleSize">
/// Independent draws that the ensemble is worth: its chains, times the snapshots of one chain discounted for their correlation exp(−2 gap / τ), less the
/// share exp(−2 burn-in / τ) of the start not yet forgotten at the first snapshot.
/// </param>
public sealed record QuantityConvergence(double NestedRHat, double AutocorrelationSteps, double EffectiveSampleSize);

/// <summary>Computes convergence diagnostics from superchains.</summary>
public static class ConvergenceDiagnostics
{
    /// <summary>Diagnostics for every coordinate, then every prediction.</summary>
    public static ImmutableArray<QuantityConvergence> Compute(IReadOnlyList<BlockSample> samples, SamplerOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples.Count, 1);
        var quantities = samples[0].Moments.Quantities;
        return [.. Enumerable.Range(0, quantities).Select(quantity => Quantity(samples, quantity, options))];
    }

    private static QuantityConvergence Quantity(IReadOnlyList<BlockSample> samples, int quantity, SamplerOptions options)
    {
        const int chains = SamplerBlock.SuperchainSize;
        var means = new List<double>();
        var (along, between) = (0.0, 0.0);
        foreach (var moments in samples.Select(sample => sample.Moments))
            for (var first = 0; first < SamplerBlock.Size; first += chains)
            {
                var ofChains = Enumerable.Range(first, chains).Select(chain => moments.Mean(quantity, chain)).ToArray();
                var mean = ofChains.Average();
                means.Add(mean);
                between += ofChains.Sum(value => (value - mean) * (value - mean)) / (chains - 1);
                along += Enumerable.Range(first, chains).Average(chain => moments.Variance(quantity, chain));
            }

        (between, along) = (between / means.Count, along / means.Count);
        var grand = means.Average();
        var apart = means.Sum(mean => (mean - grand) * (mean - grand)) / (means.Count - 1);
        var total = between + along;
        if (total <= 0)
            return new QuantityConvergence(1, 1, options.Members);

        // var(chain mean) = σ² τ / steps, so τ = steps var(chain mean) / σ², with σ² the full variance.
        var steps = samples[0].Moments.Steps;
        var tau = Math.Clamp(steps * between / total, 1, steps);
        return new QuantityConvergence(Math.Sqrt(1 + (apart / total)), tau, EffectiveSize(tau, options));
    }

    private static double EffectiveSize(double tau, SamplerOptions options)
    {
        var snapshots = options.Snapshots;
        var gap = snapshots == 1 ? options.Steps : options.StepOfSnapshot(1) - options.StepOfSnapshot(0);
        var inflation = 1.0;
        for (var apart = 1; apart < snapshots; apart++)
            inflation += 2 * (1 - ((double)apart / snapshots)) * Math.Exp(-2 * apart * gap / tau);
        var forgotten = 1 - Math.Exp(-2 * options.StepOfSnapshot(0) / tau);
        return options.Members / inflation * forgotten;
    }
}
