using System.Collections.Immutable;

namespace Simulation.Model.Calibration.Sampling;

/// <summary>The posterior as the chains see it. Immutable.</summary>
internal sealed class SamplerTarget
{
    private readonly GaussianLikelihood likelihood;
    private readonly FrozenForce force;

    public SamplerTarget(IForwardModel model, GaussianLikelihood likelihood, LaplaceApproximation laplace, ImmutableArray<ScaleGroup> scales)
    {
        Model = model;
        this.likelihood = likelihood;
        Laplace = laplace;

        // Spreads of a correlated group are corrected in the order of its factor, so that each reads sensitivities not yet corrected.
        force = new FrozenForce(laplace, likelihood, [.. scales.OrderBy(group => group.Shocks.Max(shock => shock.Position))]);
        Moves = [.. scales.Select(group => new ScaleMove(group))];
    }

    public IForwardModel Model { get; }

    public LaplaceApproximation Laplace { get; }

    public ImmutableArray<ScaleMove> Moves { get; }

    public int Dimension => Model.Dimension;

    public int ObservationCount => Model.ObservationCount;

    /// <summary>Fills a state's points, predictions and density from its whitened coordinates.</summary>
    public void Evaluate(ChainState state)
    {
        Laplace.Colour(state.Whitened, state.Count, state.Points);
        Model.Predict(state.Points, state.Count, state.Predictions);
        likelihood.ChiSquares(state.Predictions, state.Count, state.ChiSquares);
        Weigh(state);
    }

    /// <summary>log π = −½ |z|² − ½ χ² of each chain.</summary>
    public static void Weigh(ChainState state)
    {
        var count = state.Count;
        for (var chain = 0; chain < count; chain++)
            state.LogDensity[chain] = -0.5 * state.ChiSquares[chain];
        for (var row = 0; row < state.Points.Length; row += count)
            for (var chain = 0; chain < count; chain++)
                state.LogDensity[chain] -= 0.5 * state.Points[row + chain] * state.Points[row + chain];
    }

    /// <summary>The approximate ∇Φ in whitened coordinates: Uᵀ ∇ log π + w.</summary>
    public void Push(ChainState state, double[] residuals, double[] gradient)
    {
        force.Evaluate(state.Points, state.Predictions, state.Count, residuals, gradient);
        Laplace.ColourTransposed(gradient, state.Count, state.Push);
        for (var at = 0; at < state.Push.Length; at++)
            state.Push[at] += state.Whitened[at];
    }
}

/// <summary>Where a block of chains stands: all arrays row-major <c>[…, chain]</c>.</summary>
internal sealed class ChainState(int dimension, int observations, int count)
{
    public int Count => count;

    /// <summary>w, <c>[coordinate, chain]</c>.</summary>
    public double[] Whitened { get; } = new double[dimension * count];

    /// <summary>z, <c>[coordinate, chain]</c>.</summary>
    public double[] Points { get; } = new double[dimension * count];

    /// <summary>g(z), <c>[observation, chain]</c>.</summary>
    public double[] Predictions { get; } = new double[observations * count];

    /// <summary>The approximate ∇Φ, <c>[coordinate, chain]</c>.</summary>
    public double[] Push { get; } = new double[dimension * count];

    /// <summary>χ², <c>[chain]</c>.</summary>
    public double[] ChiSquares { get; } = new double[count];

    /// <summary>log π up to a constant, <c>[chain]</c>.</summary>
    public double[] LogDensity { get; } = new double[count];

    /// <summary>Takes over the chains of another state where the mask is not 0.</summary>
    public void Take(ChainState other, double[] mask)
    {
        Take(other.Whitened, Whitened, mask);
        Take(other.Points, Points, mask);
        Take(other.Predictions, Predictions, mask);
        Take(other.Push, Push, mask);
        Take(other.ChiSquares, ChiSquares, mask);
        Take(other.LogDensity, LogDensity, mask);
    }

    private void Take(double[] source, double[] target, double[] mask)
    {
        for (var row = 0; row < target.Length; row += count)
            for (var chain = 0; chain < count; chain++)
                target[row + chain] = mask[chain] != 0 ? source[row + chain] : target[row + chain];
    }
}
