namespace Simulation.Model.Calibration.Sampling;

/// <summary>What one superchain leaves: the last point of each chain, its predictions, and the moments along the way.</summary>
/// <param name="Number">Number of the superchain.</param>
/// <param name="Points">Last points, row-major <c>[coordinate, chain]</c>.</param>
/// <param name="Predictions">Predicted observations there, row-major <c>[observation, chain]</c>.</param>
/// <param name="Moments">Moments over the second half of the steps.</param>
/// <param name="Acceptance">Share of proposals accepted.</param>
public sealed record SuperchainSample(int Number, double[] Points, double[] Predictions, ChainMoments Moments, double Acceptance);
