using Simulation.Model.Ensembles.Randomness;

namespace Simulation.Model.Calibration.Sampling;

/// <summary>One block of chains on the move.</summary>
internal sealed class ChainBlock
{
    private const int RandomWalkPeriod = 8;
    private const int ScalePeriod = 4;
    private const int RandomWalkKey = 0x1000_0000;

    // Nearer to the centre than a draw would be: far out on a curved ridge the Gaussian is a poor guide, and a start there takes long to forget.
    private const double StartScale = 0.5;

    private readonly SamplerTarget target;
    private readonly ulong seed;
    private readonly int firstChain;
    private readonly int count = SamplerBlock.Size;
    private readonly ChainState now;
    private readonly ChainState trial;
    private readonly double[] momentum;
    private readonly double[] gradient;
    private readonly double[] residuals;
    private readonly double[] mask;
    private readonly double[] energy;
    private double accepted;
    private int trajectories;

    /// <summary>Chains at their starting points; null starts each superchain from one common draw of the Laplace approximation.</summary>
    public ChainBlock(SamplerTarget target, double[]? start, ulong seed, int firstChain)
    {
        this.target = target;
        this.seed = seed;
        this.firstChain = firstChain;
        var (k, m) = (target.Dimension, target.ObservationCount);
        now = new ChainState(k, m, count);
        trial = new ChainState(k, m, count);
        momentum = new double[k * count];
        gradient = new double[k * count];
        residuals = new double[m * count];
        mask = new double[count];
        energy = new double[count];
        if (start is null)
            StartTogether();
        else
            target.Laplace.Whiten(start, count, now.Whitened, gradient);
        target.Evaluate(now);
        target.Push(now, residuals, gradient);
    }

    /// <summary>z, <c>[coordinate, chain]</c>.</summary>
    public double[] Points => now.Points;

    /// <summary>g(z), <c>[observation, chain]</c>.</summary>
    public double[] Predictions => now.Predictions;

    /// <summary>Share of trajectories accepted so far.</summary>
    public double Acceptance => trajectories == 0 ? 0 : accepted / trajectories;

    /// <summary>One trajectory of every chain, moves of all spreads, and now and then a random walk. Returns the share of trajectories accepted.</summary>
    public double Step(int step, Trajectory trajectory)
    {
        var share = Travel(step, trajectory);
        accepted += share;
        trajectories++;
        if (step % RandomWalkPeriod == RandomWalkPeriod - 1)
            Walk(step);
        if (step % ScalePeriod == 0 && target.Moves.Length > 0)
            MoveScales(step);
        return share;
    }

    private void StartTogether()
    {
        Span<double> score = stackalloc double[1];
        for (var i = 0; i < target.Dimension; i++)
            for (var first = 0; first < count; first += SamplerBlock.SuperchainSize)
            {
                RandomStreams.FillNormal(seed, SamplerStream.Coordinate(i), 0, firstChain + first, score);
                now.Whitened.AsSpan((i * count) + first, SamplerBlock.SuperchainSize).Fill(StartScale * score[0]);
            }
    }

    private double Travel(int step, Trajectory trajectory)
    {
        FillNormals(step + 1, momentum);
        Array.Clear(energy);
        AddEnergy(now, sign: -1);
        now.Whitened.CopyTo(trial.Whitened, 0);
        now.Push.CopyTo(trial.Push, 0);
        var (cos, sin) = (Math.Cos(trajectory.Angle), Math.Sin(trajectory.Angle));
        for (var leap = 0; leap < trajectory.Leapfrogs; leap++)
        {
            Kick(0.5 * trajectory.Angle);
            Rotate(cos, sin);
            target.Evaluate(trial);
            target.Push(trial, residuals, gradient);
            Kick(0.5 * trajectory.Angle);
        }

        AddEnergy(trial, sign: 1);
        return (double)Accept(step + 1, energy) / count;
    }

    /// <summary>Adds log π − ½ |p|², the negative energy, to the sum kept for each chain.</summary>
    private void AddEnergy(ChainState state, double sign)
    {
        for (var chain = 0; chain < count; chain++)
            energy[chain] += sign * state.LogDensity[chain];
        for (var row = 0; row < momentum.Length; row += count)
            for (var chain = 0; chain < count; chain++)
                energy[chain] -= sign * 0.5 * momentum[row + chain] * momentum[row + chain];
    }

    private void Kick(double step)
    {
        for (var at = 0; at < momentum.Length; at++)
            momentum[at] = Math.FusedMultiplyAdd(step, trial.Push[at], momentum[at]);
    }

    private void Rotate(double cos, double sin)
    {
        for (var at = 0; at < momentum.Length; at++)
        {
            var (w, p) = (trial.Whitened[at], momentum[at]);
            trial.Whitened[at] = (w * cos) + (p * sin);
            momentum[at] = (p * cos) - (w * sin);
        }
    }

    /// <summary>A symmetric random walk of the usual optimal size, 2.38 / √k.</summary>
    private void Walk(int step)
    {
        FillNormals(step + 1 + RandomWalkKey, momentum);
        var size = 2.38 / Math.Sqrt(target.Dimension);
        for (var at = 0; at < momentum.Length; at++)
            trial.Whitened[at] = Math.FusedMultiplyAdd(size, momentum[at], now.Whitened[at]);
        target.Evaluate(trial);
        target.Push(trial, residuals, gradient);
        for (var chain = 0; chain < count; chain++)
            energy[chain] = trial.LogDensity[chain] - now.LogDensity[chain];
        Accept(step + 1 + RandomWalkKey, energy);
    }

    /// <summary>Moves the chains whose uniform number is below exp(log ratio); returns how many.</summary>
    private int Accept(int step, double[] logRatios)
    {
        RandomStreams.FillUniform(seed, SamplerStream.Acceptance, step, firstChain, mask);
        var moved = 0;
        for (var chain = 0; chain < count; chain++)
        {
            // A ratio that is not a number compares false, and the chain stays.
            mask[chain] = Math.Log(mask[chain]) < logRatios[chain] ? 1 : 0;
            moved += (int)mask[chain];
        }

        now.Take(trial, mask);
        return moved;
    }

    private void MoveScales(int step)
    {
        for (var move = 0; move < target.Moves.Length; move++)
        {
            RandomStreams.FillNormal(seed, SamplerStream.Scale(move), step + 1, firstChain, energy);
            RandomStreams.FillUniform(seed, SamplerStream.ScaleAcceptance(move), step + 1, firstChain, mask);
            target.Moves[move].Apply(now.Points, count, energy, mask, gradient);
        }

        // The predictions are unchanged by construction; only the priors' part of the density moves.
        target.Laplace.Whiten(now.Points, count, now.Whitened, gradient);
        SamplerTarget.Weigh(now);
        target.Push(now, residuals, gradient);
    }

    private void FillNormals(int step, double[] values)
    {
        for (var i = 0; i < target.Dimension; i++)
            RandomStreams.FillNormal(seed, SamplerStream.Coordinate(i), step, firstChain, values.AsSpan(i * count, count));
    }
}
