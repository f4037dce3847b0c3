namespace Simulation.Model.Calibration.Sampling;

/// <summary>
/// What a sampler needs to know of a model: predictions of the observations as a function of independent standard normal coordinates.
/// Implementations are safe to call from several threads.
/// </summary>
public interface IForwardModel
{
    /// <summary>Number of coordinates k.</summary>
    int Dimension { get; }

    /// <summary>Number of predicted observations m.</summary>
    int ObservationCount { get; }

    /// <summary>Predicts every observation for a block of points.</summary>
    /// <param name="points">Coordinates, row-major <c>[coordinate, point]</c>, <paramref name="count"/> points a row.</param>
    /// <param name="count">Number of points in the block, at most <see cref="SamplerBlock.Size"/>.</param>
    /// <param name="predictions">Receives the predictions, row-major <c>[observation, point]</c>. A prediction that is not defined is NaN.</param>
    void Predict(double[] points, int count, double[] predictions);
}

/// <summary>The block of points that a sampler moves together.</summary>
public static class SamplerBlock
{
    /// <summary>Points a block: the engine's own block, so that one sampler block is one engine block.</summary>
    public const int Size = 256;

    /// <summary>Superchains in a block.</summary>
    public const int Superchains = 4;

    /// <summary>Chains of a superchain.</summary>
    public const int SuperchainSize = Size / Superchains;
}
