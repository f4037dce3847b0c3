using System.Collections.Immutable;
using Simulation.Model.Calibration.Reporting;
using Simulation.Model.Calibration.Sampling;
using Simulation.Model.Ensembles.Randomness;
using Simulation.Model.Execution;

namespace Simulation.Model.Calibration;

/// <summary>
/// A calibration under way: prepared once, then sampled block by block (anywhere, in any order, in parallel), then finished.
/// Immutable after preparation and safe to share between threads.
/// </summary>
/// <remarks>
/// Same problem and options, same bytes, however the blocks are divided among threads or machines.
/// </remarks>
public sealed class Calibrator
{
    private readonly CalibrationProblem problem;
    private readonly SamplerOptions options;
    private readonly ObservationOperator observations;
    private readonly LatentSpace space;
    private readonly LatentSpace active;
    private readonly LaplaceApproximation laplace;
    private readonly PosteriorSampler sampler;
    private readonly Trajectory trajectory;
    private readonly CalibrationResult? previous;

    private Calibrator(CalibrationProblem problem, SamplerOptions options, CalibrationResult? previous)
    {
        this.problem = problem;
        this.options = options;
        this.previous = previous;
        Id = CalibrationIdentity.Hash(problem, options);
        var model = problem.Model.Model;
        observations = ObservationOperator.Create(model, problem.Observations, problem.StartYear, problem.LastYear);
        space = LatentSpace.Of(model, problem.Paths, problem.StartYear + 1, problem.LastYear);
        active = ActiveCoordinates.Find(problem, observations, space, options.Seed);
        var forward = new HistoryForwardModel(problem, observations, active);
        var likelihood = new GaussianLikelihood(
            [.. problem.Observations.Select(used => used.Score)], [.. problem.Observations.Select(used => used.StandardDeviation)]);
        var scales = ScaleGroups.Find(model, active);
        var search = new GaussNewton(forward, likelihood);
        var mode = search.Find();
        var pilot = StartingPoints(0) ?? new PosteriorSampler(forward, likelihood, mode, scales, options).Pilot();
        laplace = search.Around(pilot, mode);
        sampler = new PosteriorSampler(forward, likelihood, laplace, scales, options);
        trajectory = sampler.Tune(pilot);
    }

    /// <summary>Hash of everything that decides the result, see <see cref="CalibrationIdentity"/>.</summary>
    public string Id { get; }

    /// <summary>Number of blocks of chains to run.</summary>
    public int Blocks => options.Blocks;

    /// <summary>Finds the posterior mode and the preconditioner, and tunes the trajectories.</summary>
    /// <param name="problem">What to calibrate to what.</param>
    /// <param name="options">Size and effort.</param>
    /// <param name="previous">
    /// An earlier calibration of the same model to continue from when observations were added: its members are the starting points. It must have as
    /// many members as <paramref name="options"/> ask for. Null to start from the Laplace approximation.
    /// </param>
    /// <exception cref="CalibrationException">The problem cannot be calibrated; the message says why.</exception>
    public static Calibrator Prepare(CalibrationProblem problem, SamplerOptions options, CalibrationResult? previous = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Blocks, 2, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Steps, 16, nameof(options));
        if (problem.Observations.IsEmpty)
            throw new CalibrationException("There is no observation to calibrate to: check which indicators the model publishes and which observations are known on the day asked for.");
        if (previous is not null && previous.Ensemble.Members != options.Members)
            throw new CalibrationException($"The earlier calibration has {previous.Ensemble.Members} members and the new one {options.Members}: use the same number of blocks and snapshots.");
        return new Calibrator(problem, options, previous);
    }

    /// <summary>Runs one block of chains.</summary>
    /// <param name="number">0 .. <see cref="Blocks"/> − 1.</param>
    /// <param name="onStep">Told after each step how many are done; may be null.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public BlockSample Run(int number, Action<int>? onStep = null, CancellationToken cancellation = default) =>
        sampler.Run(number, trajectory, StartingPoints(number), onStep, cancellation);

    /// <summary>Runs all blocks on a number of threads and finishes.</summary>
    /// <param name="workers">Threads at once, at least 1. It changes the time taken and nothing else.</param>
    /// <param name="progress">Told the share done, 0..1; may be null.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public async Task<CalibrationResult> RunAsync(int workers, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        var (next, steps) = (-1, 0);
        var samples = new BlockSample[Blocks];
        void Work()
        {
            for (var number = Interlocked.Increment(ref next); number < Blocks; number = Interlocked.Increment(ref next))
                samples[number] = Run(number, _ => progress?.Report(Interlocked.Increment(ref steps) / ((double)Blocks * options.Steps)), cancellation);
        }

        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(Work, cancellation))).ConfigureAwait(false);
        return Finish(samples);
    }

    /// <summary>Gathers all blocks into the posterior ensemble and its report.</summary>
    /// <param name="samples">One sample for each block, in any order.</param>
    /// <exception cref="ArgumentException">A block is missing, comes twice, or is of another calibration.</exception>
    public CalibrationResult Finish(IReadOnlyList<BlockSample> samples)
    {
        var ordered = samples.OrderBy(sample => sample.Number).ToArray();
        if (ordered.Length != Blocks || ordered.Where((sample, i) => sample.Number != i).Any())
            throw new ArgumentException($"All {Blocks} blocks are needed, each once.", nameof(samples));
        if (ordered.FirstOrDefault(sample => !IsOurs(sample)) is { } strange)
            throw new ArgumentException($"Block {strange.Number} is of another calibration: it has other coordinates, observations or snapshots.", nameof(samples));
        var members = options.Members;
        var points = Gather(ordered, active.Coordinates.Length, sample => sample.Points);
        var predictions = Gather(ordered, problem.Observations.Length, sample => sample.Predictions);
        var ensemble = Capture(new MemberLatents(active, points, members, options.Seed));
        var prior = PriorPredictive(members);
        var report = new ReportBuilder(problem, active, space, laplace, options, trajectory)
            .Build(ordered, ensemble, predictions, prior.Ensemble, prior.Predictions);
        return new CalibrationResult(Id, problem.StartYear, problem.LastYear, [.. active.Coordinates.Select(coordinate => coordinate.ToString())], points, ensemble, report);
    }

    private bool IsOurs(BlockSample sample) =>
        sample.Moments.Dimension == active.Coordinates.Length
        && sample.Moments.Observations == problem.Observations.Length
        && sample.Points.Length == options.Snapshots
        && sample.Predictions.Length == options.Snapshots;

    private Ensemble Capture(LatentSource latents) => problem.Model
        .CreateProjector(problem.Paths, AddFactors.None, problem.StartYear, problem.StartYear + 1, problem.LastYear, [])
        .Capture(new DrawRange(0, options.Members), latents);

    private (Ensemble Ensemble, double[] Predictions) PriorPredictive(int members)
    {
        var all = new HistoryForwardModel(problem, observations, space);
        var k = space.Coordinates.Length;
        var points = new double[k * members];
        for (var i = 0; i < k; i++)
        {
            var (latent, year) = space.Coordinates[i];
            RandomStreams.FillNormal(MemberLatents.PriorSeed(options.Seed), latent.Stream, year, 0, points.AsSpan(i * members, members));
        }

        var predictions = new double[problem.Observations.Length * members];
        for (var first = 0; first < members; first += SamplerBlock.Size)
        {
            var count = Math.Min(SamplerBlock.Size, members - first);
            var block = new double[problem.Observations.Length * count];
            all.Predict(Columns(points, k, members, first, count), count, block);
            for (var o = 0; o < problem.Observations.Length; o++)
                block.AsSpan(o * count, count).CopyTo(predictions.AsSpan((o * members) + first));
        }

        return (Capture(new MemberLatents(space, points, members, options.Seed)), predictions);
    }

    private double[]? StartingPoints(int number)
    {
        if (previous is null)
            return null;
        var points = new double[active.Coordinates.Length * SamplerBlock.Size];
        for (var i = 0; i < active.Coordinates.Length; i++)
        {
            var row = points.AsSpan(i * SamplerBlock.Size, SamplerBlock.Size);
            var (latent, year) = active.Coordinates[i];
            var known = previous.Coordinates.IndexOf(active.Coordinates[i].ToString());
            if (known >= 0)
                previous.Points.AsSpan((known * options.Members) + LastSnapshot(number), SamplerBlock.Size).CopyTo(row);
            else
                RandomStreams.FillNormal(MemberLatents.PriorSeed(options.Seed), latent.Stream, year, number * SamplerBlock.Size, row);
        }

        return points;
    }

    /// <summary>Members are ordered by snapshot, then block, then chain.</summary>
    private double[] Gather(BlockSample[] samples, int rows, Func<BlockSample, ImmutableArray<double[]>> part)
    {
        var all = new double[rows * options.Members];
        foreach (var sample in samples)
            for (var snapshot = 0; snapshot < options.Snapshots; snapshot++)
                for (var row = 0; row < rows; row++)
                    part(sample)[snapshot].AsSpan(row * SamplerBlock.Size, SamplerBlock.Size)
                        .CopyTo(all.AsSpan((row * options.Members) + (snapshot * options.Chains) + (sample.Number * SamplerBlock.Size)));
        return all;
    }

    private int LastSnapshot(int block) => ((options.Snapshots - 1) * options.Chains) + (block * SamplerBlock.Size);

    private static double[] Columns(double[] matrix, int rows, int width, int first, int count)
    {
        var columns = new double[rows * count];
        for (var row = 0; row < rows; row++)
            matrix.AsSpan((row * width) + first, count).CopyTo(columns.AsSpan(row * count));
        return columns;
    }
}
