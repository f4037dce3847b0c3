using System.Collections.Immutable;

namespace Simulation.Model.Calibration.Sampling;

/// <summary>What one block of chains leaves: snapshots of its points and their predictions, and the moments along the way.</summary>
/// <param name="Number">Number of the block.</param>
/// <param name="Points">Points of each snapshot, row-major <c>[coordinate, chain]</c>.</param>
/// <param name="Predictions">Predicted observations there, row-major <c>[observation, chain]</c>.</param>
/// <param name="Moments">Moments over the second half of the steps.</param>
/// <param name="Acceptance">Share of trajectories accepted.</param>
public sealed record BlockSample(
    int Number, ImmutableArray<double[]> Points, ImmutableArray<double[]> Predictions, ChainMoments Moments, double Acceptance);
