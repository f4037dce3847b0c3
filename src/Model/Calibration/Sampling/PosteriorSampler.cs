using System.Collections.Immutable;

namespace Simulation.Model.Calibration.Sampling;

/// <summary>
/// Samples the posterior with many parallel chains. Each step is a Hamiltonian trajectory split at the Laplace approximation: the Gaussian part is
/// solved exactly by a rotation of position and momentum, and only what the posterior differs from it pushes.
/// </summary>
/// <remarks>
/// <para>
/// In whitened coordinates w the posterior is exp(Φ(w) − ½ |w|²). With p ~ N(0, I), a trajectory of L steps of angle h repeats
/// p += ½ h ∇Φ(w);  (w, p) = (w cos h + p sin h, p cos h − w sin h);  p += ½ h ∇Φ(w), and is accepted with probability
/// min(1, exp(Δ(Φ − ½ |w|² − ½ |p|²))). A Gaussian posterior has Φ = 0 and is always accepted, with L h = π/2 giving independent points. ∇Φ is approximate
/// (<see cref="FrozenForce"/>), which costs acceptance and never exactness. A random walk, for tails heavier than the approximation's, and moves of
/// the spreads (<see cref="ScaleMove"/>) take turns with the trajectories.
/// </para>
/// <para>
/// A block of chains is one unit of work: it depends on (inputs, seed, its number) alone, so blocks can run anywhere, in any order. Instances are immutable and safe to share between threads.
/// </para>
/// </remarks>
public sealed class PosteriorSampler
{
    private const int BurnIn = 30;
    private const int PilotSteps = 3;
    private static readonly int[] PilotLeapfrogs = [1, 2, 3];
    private static readonly double[] PilotAngles = [0.09, 0.14, 0.2, 0.3];

    private readonly SamplerOptions options;
    private readonly SamplerTarget target;

    /// <summary>Creates a sampler.</summary>
    public PosteriorSampler(
        IForwardModel model, GaussianLikelihood likelihood, LaplaceApproximation laplace, ImmutableArray<ScaleGroup> scales, SamplerOptions options)
    {
        this.options = options;
        target = new SamplerTarget(model, likelihood, laplace, scales);
    }

    /// <summary>Where a short pilot of one block of chains arrives, row-major <c>[coordinate, chain]</c>. Deterministic.</summary>
    public double[] Pilot()
    {
        var chains = new ChainBlock(target, start: null, options.Seed ^ SamplerStream.PilotKey, firstChain: 0);
        for (var step = 0; step < BurnIn; step++)
            chains.Step(step, new Trajectory(1, step % 2 == 0 ? 0.1 : 0.3));
        return chains.Points;
    }

    /// <summary>
    /// Finds the trajectory that moves furthest for its cost, the share accepted times 1 − cos(L h) over L + 1 evaluations of the force, on one block of
    /// chains. Deterministic.
    /// </summary>
    /// <param name="pilot">Where the chains of <see cref="Pilot"/> arrived: at the common start, in the thick of the Laplace density, everything is accepted.</param>
    public Trajectory Tune(double[] pilot)
    {
        var chains = new ChainBlock(target, pilot, options.Seed ^ SamplerStream.PilotKey, firstChain: 0);
        var step = BurnIn;
        var best = (Trajectory: new Trajectory(1, PilotAngles[0]), Gain: -1.0);
        foreach (var leapfrogs in PilotLeapfrogs)
            foreach (var angle in PilotAngles)
            {
                var candidate = new Trajectory(leapfrogs, angle);
                var acceptance = 0.0;
                for (var end = step + PilotSteps; step < end; step++)
                    acceptance += chains.Step(step, candidate) / PilotSteps;
                var gain = acceptance * (1 - Math.Cos(Math.Min(candidate.Length, Math.PI))) / (leapfrogs + 1);
                if (gain > best.Gain)
                    best = (candidate, gain);
            }

        return best.Trajectory;
    }

    /// <summary>Runs one block of chains.</summary>
    /// <param name="number">Its number, from 0.</param>
    /// <param name="trajectory">Trajectory from <see cref="Tune(double[])"/>.</param>
    /// <param name="start">
    /// Starting points, row-major <c>[coordinate, chain]</c>, when continuing from an earlier posterior; null to start all chains of a superchain from
    /// one common draw of the Laplace approximation.
    /// </param>
    /// <param name="onStep">Told the number of steps done, for progress; may be null.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public BlockSample Run(int number, Trajectory trajectory, double[]? start = null, Action<int>? onStep = null, CancellationToken cancellation = default)
    {
        var chains = new ChainBlock(target, start, options.Seed, number * SamplerBlock.Size);
        var record = new ChainMoments(target.Dimension, target.ObservationCount, SamplerBlock.Size);
        var (points, predictions) = (ImmutableArray.CreateBuilder<double[]>(), ImmutableArray.CreateBuilder<double[]>());
        for (var step = 0; step < options.Steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            chains.Step(step, trajectory with { Angle = trajectory.Angle * options.AngleMix[step % options.AngleMix.Length] });
            if (step >= options.Steps / 2)
                record.Add(chains.Points, chains.Predictions);
            while (points.Count < options.Snapshots && step + 1 == options.StepOfSnapshot(points.Count))
            {
                points.Add([.. chains.Points]);
                predictions.Add([.. chains.Predictions]);
            }

            onStep?.Invoke(step + 1);
        }

        return new BlockSample(number, points.ToImmutable(), predictions.ToImmutable(), record, chains.Acceptance);
    }
}

/// <summary>A trajectory's shape.</summary>
/// <param name="Leapfrogs">Number of steps, L.</param>
/// <param name="Angle">Angle of one step, h, in radians.</param>
public readonly record struct Trajectory(int Leapfrogs, double Angle)
{
    /// <summary>The whole angle, L h.</summary>
    public double Length => Leapfrogs * Angle;
}
