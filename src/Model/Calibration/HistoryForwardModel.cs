using Simulation.Model.Calibration.Sampling;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Calibration;

/// <summary>
/// The model's history as a function of its active latents: one engine block a call. Latents that are not active stay at their median.
/// </summary>
internal sealed class HistoryForwardModel : IForwardModel
{
    private readonly Projector projector;
    private readonly Projector? start;
    private readonly int[] startOutputs;
    private readonly ObservationOperator observations;
    private readonly LatentSpace active;
    private readonly int firstYear;
    private readonly int years;

    public HistoryForwardModel(CalibrationProblem problem, ObservationOperator observations, LatentSpace active)
    {
        this.observations = observations;
        this.active = active;
        firstYear = problem.StartYear;
        years = problem.LastYear - problem.StartYear + 1;
        projector = problem.Model.CreateProjector(
            problem.Paths, AddFactors.None, problem.StartYear, problem.StartYear + 1, problem.LastYear, observations.Outputs);

        // Few variables have a value in the start year; only the ones observed there are asked for it.
        startOutputs = [.. observations.OutputsOf(problem.StartYear)];
        if (startOutputs.Length > 0)
            start = problem.Model.CreateProjector(
                problem.Paths, AddFactors.None, problem.StartYear, problem.StartYear, problem.StartYear, [.. startOutputs.Select(output => observations.Outputs[output])]);
    }

    public int Dimension => active.Coordinates.Length;

    public int ObservationCount => observations.Observations.Length;

    public void Predict(double[] points, int count, double[] predictions)
    {
        var paths = new BlockPaths(observations.Outputs.Length, firstYear, years);
        var (draws, latents) = (new DrawRange(0, count), new PointLatents(active, points, count));
        start?.RunFromStart(draws, latents, new Selected(paths, startOutputs));
        projector.RunFromStart(draws, latents, paths);
        observations.Predict(paths.Of, count, predictions);
    }

    /// <summary>Keeps the outputs of one block over all years.</summary>
    private sealed class BlockPaths(int outputs, int firstYear, int years) : OutputSink
    {
        private readonly double[][] values = new double[outputs * years][];

        public override void Receive(in OutputBlock block)
        {
            for (var output = 0; output < outputs; output++)
                Keep(output, block.Year, block[output]);
        }

        public void Keep(int output, int year, ReadOnlySpan<double> block) => values[(output * years) + year - firstYear] = block.ToArray();

        public double[] Of(int output, int year) => values[(output * years) + year - firstYear]
            ?? throw new InvalidOperationException($"Output {output} was not computed in {year}.");
    }

    /// <summary>Passes the outputs of a narrower run on under their own numbers.</summary>
    private sealed class Selected(BlockPaths paths, int[] outputs) : OutputSink
    {
        public override void Receive(in OutputBlock block)
        {
            for (var i = 0; i < outputs.Length; i++)
                paths.Keep(outputs[i], block.Year, block[i]);
        }
    }
}

/// <summary>Serves latents from a block of points, row-major <c>[coordinate, point]</c>; others are 0, the median.</summary>
internal sealed class PointLatents(LatentSpace space, double[] points, int count) : LatentSource
{
    public override void Fill(Latent latent, int year, long firstDraw, Span<double> values)
    {
        if (space.Find(latent, latent.IsYearly ? year : 0) is { } coordinate)
            points.AsSpan((coordinate * count) + (int)firstDraw, values.Length).CopyTo(values);
        else
            values.Fill(latent.Law == LatentLaw.Uniform ? 0.5 : 0);
    }
}
