using System.Collections.Immutable;
using Simulation.Model.Ensembles.Randomness;

namespace Simulation.Model.Calibration.Sampling;

/// <summary>
/// Samples the posterior with many parallel Metropolis chains, preconditioned Crank-Nicolson in the coordinates of the Laplace
/// approximation: w' = sqrt(1 − β²) w + β ξ, z' = m + U w', accepted with probability min(1, exp(Φ(z') − Φ(z))), where
/// Φ = log(posterior density) − log(Laplace density). Exact for any posterior; every step would be accepted for a Gaussian one.
/// Every fourth step is a random walk instead, w' = w + 2.38 / √k ξ, accepted on the posterior density alone.
/// </summary>
/// <remarks>
/// The random walk is there for tails heavier than the Laplace approximation's, where a Crank-Nicolson proposal always points back to the mode and is
/// refused.
/// One superchain (256 chains from a common starting point) is one unit of work: it depends on (inputs, seed, its number) alone, so superchains can run
/// anywhere, in any order. Instances are immutable and safe to share between threads.
/// </remarks>
public sealed class PreconditionedMetropolis
{
    private const int ScaleMovePeriod = 2;
    private const int RandomWalkPeriod = 4;
    private const int PilotSteps = 48;
    private static readonly double[] PilotSizes = [0.08, 0.12, 0.17, 0.24, 0.34, 0.48];

    private readonly IForwardModel model;
    private readonly GaussianLikelihood likelihood;
    private readonly LaplaceApproximation laplace;
    private readonly ImmutableArray<ScaleGroup> scales;
    private readonly SamplerOptions options;

    /// <summary>Creates a sampler.</summary>
    public PreconditionedMetropolis(
        IForwardModel model, GaussianLikelihood likelihood, LaplaceApproximation laplace, ImmutableArray<ScaleGroup> scales, SamplerOptions options)
    {
        this.model = model;
        this.likelihood = likelihood;
        this.laplace = laplace;
        this.scales = scales;
        this.options = options;
    }

    /// <summary>
    /// Finds the proposal size with the largest expected squared jump, β² times the share accepted, on one block of chains. Deterministic.
    /// </summary>
    public double TuneProposalSize()
    {
        var best = (Size: PilotSizes[0], Jump: 0.0);
        foreach (var size in PilotSizes)
        {
            var chains = new ChainBlock(this, start: null, options.Seed ^ SamplerStream.PilotKey, firstChain: 0, SamplerBlock.Size);
            for (var step = 0; step < PilotSteps; step++)
                chains.Step(step, size);

            // The first half forgets the start, which lies in the thick of the Laplace density and accepts too readily.
            var jump = size * size * chains.AcceptanceSinceHalf();
            if (jump > best.Jump)
                best = (size, jump);
        }

        return best.Size;
    }

    /// <summary>Runs one superchain.</summary>
    /// <param name="number">Its number, from 0.</param>
    /// <param name="proposalSize">β from <see cref="TuneProposalSize"/>.</param>
    /// <param name="start">
    /// Starting points, row-major <c>[coordinate, chain]</c>, when continuing from an earlier posterior; null to start all chains of the superchain from
    /// one common draw of the Laplace approximation.
    /// </param>
    /// <param name="onStep">Told the number of steps done, for progress; may be null.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public SuperchainSample Run(int number, double proposalSize, double[]? start = null, Action<int>? onStep = null, CancellationToken cancellation = default)
    {
        var chains = new ChainBlock(this, start, options.Seed, number * SamplerBlock.Size, SamplerBlock.Size);
        var record = new ChainMoments(model.Dimension, model.ObservationCount, SamplerBlock.Size);
        for (var step = 0; step < options.Steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            chains.Step(step, Math.Min(0.95, proposalSize * options.StepMix[step % options.StepMix.Length]));
            if (step >= options.Steps / 2)
                record.Add(chains.Points, chains.Predictions);
            onStep?.Invoke(step + 1);
        }

        return new SuperchainSample(number, chains.Points, chains.Predictions, record, chains.Acceptance());
    }

    /// <summary>The moving state of one block of chains: points z, whitened points w, and Φ's parts.</summary>
    private sealed class ChainBlock
    {
        private readonly PreconditionedMetropolis owner;
        private readonly ScaleMove[] moves;
        private readonly ulong seed;
        private readonly int firstChain;
        private readonly int count;
        private readonly double[] whitened;
        private readonly double[] trialPoints;
        private readonly double[] trialWhitened;
        private readonly double[] trialPredictions;
        private readonly double[] chiSquares;
        private readonly double[] trialChiSquares;
        private readonly double[] excess;
        private readonly double[] lengths;
        private readonly double[] trialLengths;
        private readonly double[] uniforms;
        private readonly double[] normals;
        private readonly double[] scratch;
        private readonly List<int> accepted = [];

        public ChainBlock(PreconditionedMetropolis owner, double[]? start, ulong seed, int firstChain, int count)
        {
            this.owner = owner;
            this.seed = seed;
            this.firstChain = firstChain;
            this.count = count;
            moves = [.. owner.scales.Select(group => new ScaleMove(group))];
            var (k, m) = (owner.model.Dimension, owner.model.ObservationCount);
            Points = new double[k * count];
            Predictions = new double[m * count];
            whitened = new double[k * count];
            trialPoints = new double[k * count];
            trialWhitened = new double[k * count];
            trialPredictions = new double[m * count];
            chiSquares = new double[count];
            trialChiSquares = new double[count];
            excess = new double[count];
            lengths = new double[count];
            trialLengths = new double[count];
            uniforms = new double[count];
            normals = new double[count];
            scratch = new double[k * count];
            Initialise(start);
        }

        public double[] Points { get; }

        public double[] Predictions { get; }

        /// <summary>Share of Crank-Nicolson proposals accepted.</summary>
        public double Acceptance() => accepted.Count == 0 ? 0 : accepted.Average() / count;

        /// <summary>The same over the second half of the steps.</summary>
        public double AcceptanceSinceHalf() => accepted.Count == 0 ? 0 : accepted.Skip(accepted.Count / 2).Average() / count;

        /// <summary>One Metropolis step of every chain, and now and then the moves of the spreads.</summary>
        public void Step(int step, double size)
        {
            var k = owner.model.Dimension;
            var isRandomWalk = step % RandomWalkPeriod == RandomWalkPeriod - 1;
            if (isRandomWalk)
                size = 2.38 / Math.Sqrt(k);
            var keep = isRandomWalk ? 1 : Math.Sqrt(1 - (size * size));
            for (var i = 0; i < k; i++)
            {
                var row = trialWhitened.AsSpan(i * count, count);
                RandomStreams.FillNormal(seed, SamplerStream.Proposal(i), step + 1, firstChain, row);
                for (var chain = 0; chain < count; chain++)
                    row[chain] = Math.FusedMultiplyAdd(keep, whitened[(i * count) + chain], size * row[chain]);
            }

            owner.laplace.Colour(trialWhitened, count, trialPoints);
            owner.model.Predict(trialPoints, count, trialPredictions);
            owner.likelihood.ChiSquares(trialPredictions, count, trialChiSquares);
            RandomStreams.FillUniform(seed, SamplerStream.Acceptance, step + 1, firstChain, uniforms);
            Accept(isRandomWalk);
            if (step % ScaleMovePeriod == 0 && moves.Length > 0)
                MoveScales(step);
        }

        private void Initialise(double[]? start)
        {
            var k = owner.model.Dimension;
            if (start is null)
            {
                Span<double> score = stackalloc double[1];
                for (var i = 0; i < k; i++)
                {
                    // One draw of the Laplace approximation, the same for every chain of the superchain.
                    RandomStreams.FillNormal(seed, SamplerStream.Proposal(i), 0, firstChain, score);
                    whitened.AsSpan(i * count, count).Fill(score[0]);
                }

                owner.laplace.Colour(whitened, count, Points);
            }
            else
            {
                start.CopyTo(Points, 0);
                owner.laplace.Whiten(Points, count, whitened, scratch);
            }

            owner.model.Predict(Points, count, Predictions);
            owner.likelihood.ChiSquares(Predictions, count, chiSquares);
            Excess(Points, whitened, chiSquares, excess);
            SquaredLengths(whitened, lengths);
        }

        private void SquaredLengths(double[] white, double[] result)
        {
            Array.Clear(result);
            for (var i = 0; i < white.Length; i++)
                result[i % count] += white[i] * white[i];
        }

        /// <summary>Φ = −½ |z|² − ½ χ² + ½ |w|², up to a constant.</summary>
        private void Excess(double[] points, double[] white, double[] chi, double[] result)
        {
            for (var chain = 0; chain < count; chain++)
                result[chain] = -chi[chain];
            for (var i = 0; i < owner.model.Dimension; i++)
                for (var chain = 0; chain < count; chain++)
                {
                    var (z, w) = (points[(i * count) + chain], white[(i * count) + chain]);
                    result[chain] += (w * w) - (z * z);
                }

            for (var chain = 0; chain < count; chain++)
                result[chain] *= 0.5;
        }

        private void Accept(bool isRandomWalk)
        {
            Excess(trialPoints, trialWhitened, trialChiSquares, normals);
            SquaredLengths(trialWhitened, trialLengths);
            var number = 0;
            for (var chain = 0; chain < count; chain++)
            {
                // The random walk is symmetric, so the Laplace density that Φ divides by is multiplied back.
                var logRatio = normals[chain] - excess[chain] - (isRandomWalk ? 0.5 * (trialLengths[chain] - lengths[chain]) : 0);
                var move = Math.Log(uniforms[chain]) < logRatio;

                // The mask of moved chains takes the place of the uniforms: 1 moved, 0 stayed.
                uniforms[chain] = move ? 1 : 0;
                if (!move)
                    continue;
                number++;
                excess[chain] = normals[chain];
                lengths[chain] = trialLengths[chain];
                chiSquares[chain] = trialChiSquares[chain];
            }

            if (!isRandomWalk)
                accepted.Add(number);
            CopyMoved(trialPoints, Points);
            CopyMoved(trialWhitened, whitened);
            CopyMoved(trialPredictions, Predictions);
        }

        private void CopyMoved(double[] source, double[] target)
        {
            for (var row = 0; row < target.Length; row += count)
                for (var chain = 0; chain < count; chain++)
                    target[row + chain] = uniforms[chain] != 0 ? source[row + chain] : target[row + chain];
        }

        private void MoveScales(int step)
        {
            for (var move = 0; move < moves.Length; move++)
            {
                RandomStreams.FillNormal(seed, SamplerStream.Scale(move), step + 1, firstChain, normals);
                RandomStreams.FillUniform(seed, SamplerStream.ScaleAcceptance(move), step + 1, firstChain, uniforms);
                moves[move].Apply(Points, count, normals, uniforms, scratch);
            }

            // The predictions are unchanged by construction; only the priors' part of Φ moves.
            owner.laplace.Whiten(Points, count, whitened, scratch);
            Excess(Points, whitened, chiSquares, excess);
            SquaredLengths(whitened, lengths);
        }
    }
}
