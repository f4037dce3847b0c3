using Simulation.Model.Calibration.Sampling;
using Simulation.Model.Ensembles.Randomness;

namespace Simulation.Model.Calibration;

/// <summary>Finds the coordinates on which some observation depends.</summary>
internal static class ActiveCoordinates
{
    private const double Change = 0.125;

    /// <summary>
    /// Changes each coordinate by an eighth around two random points; a coordinate whose change leaves every prediction the same to the bit is idle. Idle
    /// ones are independent of the data in the posterior, so leaving them out of the sampler changes nothing but its speed.
    /// </summary>
    public static LatentSpace Find(CalibrationProblem problem, ObservationOperator observations, LatentSpace space, ulong seed)
    {
        var model = new HistoryForwardModel(problem, observations, space);
        var isActive = new bool[space.Coordinates.Length];
        for (var trial = 0; trial < 2; trial++)
            Mark(model, Centre(space, seed, trial), isActive);
        return space.Select(Enumerable.Range(0, isActive.Length).Where(i => isActive[i]));
    }

    private static double[] Centre(LatentSpace space, ulong seed, int trial)
    {
        Span<double> value = stackalloc double[1];
        var centre = new double[space.Coordinates.Length];
        for (var i = 0; i < centre.Length; i++)
        {
            var (latent, year) = space.Coordinates[i];
            RandomStreams.FillNormal(MemberLatents.PriorSeed(seed), latent.Stream, year, trial, value);
            centre[i] = value[0];
        }

        return centre;
    }

    private static void Mark(HistoryForwardModel model, double[] centre, bool[] isActive)
    {
        // Column 0 of each block is the unchanged point.
        const int perBlock = SamplerBlock.Size - 1;
        for (var first = 0; first < centre.Length; first += perBlock)
        {
            var count = Math.Min(perBlock, centre.Length - first) + 1;
            var points = new double[centre.Length * count];
            for (var i = 0; i < centre.Length; i++)
                points.AsSpan(i * count, count).Fill(centre[i]);
            for (var column = 1; column < count; column++)
                points[((first + column - 1) * count) + column] += Change;
            var predictions = new double[model.ObservationCount * count];
            model.Predict(points, count, predictions);
            for (var column = 1; column < count; column++)
                for (var o = 0; o < model.ObservationCount; o++)
                    isActive[first + column - 1] |= !predictions[(o * count) + column].Equals(predictions[o * count]);
        }
    }
}
