using System.Collections.Immutable;

namespace Simulation.Model.Calibration.Sampling;

/// <summary>
/// Independent Gaussian measurement errors: −2 log L = Σ ((yᵢ − predictionᵢ) / σᵢ)².
/// </summary>
/// <param name="Observed">Observed values y, on the scale of the predictions.</param>
/// <param name="StandardDeviations">Measurement standard deviations σ, all positive, on the same scale.</param>
public sealed record GaussianLikelihood(ImmutableArray<double> Observed, ImmutableArray<double> StandardDeviations)
{
    /// <summary>Sum of squared standardised residuals for each point of a block.</summary>
    /// <param name="predictions">Row-major <c>[observation, point]</c>.</param>
    /// <param name="count">Points in the block.</param>
    /// <param name="chiSquares">Receives one sum a point; +∞ where a prediction is not a number, so that such a point is never accepted.</param>
    public void ChiSquares(ReadOnlySpan<double> predictions, int count, Span<double> chiSquares)
    {
        chiSquares[..count].Clear();
        for (var observation = 0; observation < Observed.Length; observation++)
        {
            var row = predictions.Slice(observation * count, count);
            var (observed, precision) = (Observed[observation], 1 / StandardDeviations[observation]);
            for (var point = 0; point < count; point++)
            {
                var residual = (observed - row[point]) * precision;
                chiSquares[point] += residual * residual;
            }
        }

        for (var point = 0; point < count; point++)
            if (double.IsNaN(chiSquares[point]))
                chiSquares[point] = double.PositiveInfinity;
    }
}
