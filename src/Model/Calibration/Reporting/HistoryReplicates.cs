using Simulation.Model.Calibration.Sampling;
using Simulation.Model.Ensembles.Randomness;
using Simulation.Model.Execution;

namespace Simulation.Model.Calibration.Reporting;

/// <summary>
/// Histories to hold the published figures against: the posterior's own, those of the prior, and those of the posterior's parameters with new shocks.
/// </summary>
internal sealed class HistoryReplicates
{
    // Other numbers than the sampler's, its prior draws and a forecast's with the same seed.
    private const ulong ReplicateKey = 0xD6E8_FEB8_6659_FD93;

    private readonly CalibrationProblem problem;
    private readonly CalibrationResult calibration;
    private readonly ObservationOperator observations;
    private readonly LatentSpace space;
    private readonly ulong seed;

    /// <summary>Prepares the replicates of a calibration.</summary>
    /// <exception cref="CalibrationException">The calibration is not one of this problem.</exception>
    public HistoryReplicates(CalibrationProblem problem, CalibrationResult calibration, ulong seed)
    {
        this.problem = problem;
        this.calibration = calibration;
        this.seed = seed ^ ReplicateKey;
        var model = problem.Model.Model;
        observations = ObservationOperator.Create(model, problem.Observations, problem.StartYear, problem.LastYear);
        space = LatentSpace.Of(model, problem.Paths, problem.StartYear + 1, problem.LastYear);
        var known = calibration.Coordinates.ToHashSet(StringComparer.Ordinal);
        Active = space.Select(Enumerable.Range(0, space.Coordinates.Length).Where(i => known.Contains(space.Coordinates[i].ToString())));
        if (Active.Coordinates.Length != known.Count)
            throw new CalibrationException("The calibration is of another model or history: it has other coordinates. Calibrate again.");
        Members = calibration.Ensemble.Members;

        // Not only the sampled coordinates: an observation that took no part in the calibration may depend on others.
        var points = Fresh();
        for (var i = 0; i < Active.Coordinates.Length; i++)
            Latent(i).CopyTo(Row(points, Active.Coordinates[i]));
        Posterior = Predict(points);
    }

    /// <summary>Members of the ensemble.</summary>
    public int Members { get; }

    /// <summary>Number of observations.</summary>
    public int Observations => problem.Observations.Length;

    /// <summary>The sampled coordinates.</summary>
    public LatentSpace Active { get; }

    /// <summary>Posterior latents of a coordinate, <c>[member]</c>.</summary>
    public ReadOnlySpan<double> Latent(int coordinate) => calibration.Points.AsSpan(coordinate * Members, Members);

    /// <summary>Predicted observations of every member, row-major <c>[observation, member]</c>.</summary>
    public double[] Posterior { get; }

    /// <summary>Predictions of as many draws of the prior, and their parameters.</summary>
    public (double[] Predictions, Ensemble Parameters) Prior()
    {
        var points = Fresh();
        var parameters = problem.Model
            .CreateProjector(problem.Paths, AddFactors.None, problem.StartYear, problem.StartYear + 1, problem.LastYear, [])
            .Capture(new DrawRange(0, Members), new MemberLatents(space, points, Members, seed));
        return (Predict(points), parameters);
    }

    /// <summary>Predictions of the posterior's parameters with new shocks.</summary>
    public double[] Replayed()
    {
        var points = Fresh();
        for (var i = 0; i < Active.Coordinates.Length; i++)
            if (Active.Coordinates[i].Year == 0)
                Latent(i).CopyTo(Row(points, Active.Coordinates[i]));
        return Predict(points);
    }

    private Span<double> Row(double[] points, LatentCoordinate coordinate) =>
        points.AsSpan(space.Find(coordinate.Latent, coordinate.Year)!.Value * Members, Members);

    private double[] Fresh()
    {
        var points = new double[space.Coordinates.Length * Members];
        for (var i = 0; i < space.Coordinates.Length; i++)
            RandomStreams.FillNormal(seed, space.Coordinates[i].Latent.Stream, space.Coordinates[i].Year, 0, points.AsSpan(i * Members, Members));
        return points;
    }

    private double[] Predict(double[] points)
    {
        var model = new HistoryForwardModel(problem, observations, space);
        var predictions = new double[Observations * Members];
        for (var first = 0; first < Members; first += SamplerBlock.Size)
        {
            var count = Math.Min(SamplerBlock.Size, Members - first);
            var (some, block) = (new double[space.Coordinates.Length * count], new double[Observations * count]);
            for (var i = 0; i < space.Coordinates.Length; i++)
                points.AsSpan((i * Members) + first, count).CopyTo(some.AsSpan(i * count));
            model.Predict(some, count, block);
            for (var o = 0; o < Observations; o++)
                block.AsSpan(o * count, count).CopyTo(predictions.AsSpan((o * Members) + first));
        }

        return predictions;
    }
}
