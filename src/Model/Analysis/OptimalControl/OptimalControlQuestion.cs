using System.Collections.Immutable;
using Simulation.Model.Analysis.GoalSeeking;

namespace Simulation.Model.Analysis.OptimalControl;

/// <summary>
/// A quadratic loss to be made least: Σ wᵢ (yᵢ − y*ᵢ)² + Σ vⱼ (uⱼ − u⁰ⱼ)² + Σ cⱼ (Δuⱼ − Δu⁰ⱼ)², over instruments u in their bounds. y are indicators in years
/// (medians over draws), Δu the change of an instrument from one unknown of it to the next in time.
/// </summary>
/// <param name="Targets">Targets with their weights.</param>
/// <param name="Instruments">Instruments with bounds and weights of effort.</param>
public sealed record OptimalControlQuestion(ImmutableArray<WeightedTarget> Targets, ImmutableArray<BoundedInstrument> Instruments)
{
    /// <summary>Gauss-Newton steps after which the search is given up.</summary>
    public int MostIterations { get; init; } = 100;
}

/// <summary>A target with its weight in the loss.</summary>
/// <param name="Target">The target.</param>
/// <param name="Weight">wᵢ &gt; 0: the loss of missing the target by one unit of its own.</param>
public sealed record WeightedTarget(GoalTarget Target, double Weight);

/// <summary>An instrument with its bounds and the cost of moving it.</summary>
/// <param name="Instrument">The instrument over its years: one unknown.</param>
/// <param name="EffortWeight">vⱼ ≥ 0: the loss of moving it by one unit from the reference.</param>
public sealed record BoundedInstrument(GoalInstrument Instrument, double EffortWeight)
{
    /// <summary>u⁰ⱼ; null for the value without control.</summary>
    public double? Reference { get; init; }

    /// <summary>Lower bound; null for that of the declared range.</summary>
    public double? Minimum { get; init; }

    /// <summary>Upper bound; null for that of the declared range.</summary>
    public double? Maximum { get; init; }

    /// <summary>cⱼ ≥ 0: the loss of a change by one unit more than the reference's from the unknown of the same instrument before it in time.</summary>
    public double ChangeWeight { get; init; }
}

/// <summary>The least loss.</summary>
/// <param name="Loss">Its value.</param>
/// <param name="LossBefore">Its value with all instruments at their references, brought into their bounds.</param>
/// <param name="Iterations">Gauss-Newton steps.</param>
/// <param name="KktResidual">
/// How far from the conditions of Karush, Kuhn and Tucker: the largest |P(u − D⁻¹ g) − u| / (1 + |u|), g the gradient, D the curvature's diagonal, P bringing into bounds.
/// </param>
/// <param name="Instruments">The instruments, in the order of the question.</param>
/// <param name="Targets">The targets, in the order of the question.</param>
public sealed record OptimalControlResult(
    double Loss, double LossBefore, int Iterations, double KktResidual, ImmutableArray<ControlledInstrument> Instruments, ImmutableArray<ControlledTarget> Targets);

/// <summary>An instrument at the optimum.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Reference">u⁰.</param>
/// <param name="Value">u.</param>
/// <param name="Minimum">Lower bound, −∞ for none.</param>
/// <param name="Maximum">Upper bound, ∞ for none.</param>
/// <param name="ShadowPrice">By how much the loss falls for one unit more room at the bound that holds it; 0 for an instrument within its bounds.</param>
public sealed record ControlledInstrument(BoundedInstrument Question, double Reference, double Value, double Minimum, double Maximum, double ShadowPrice);

/// <summary>A target at the optimum.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Before">Its value with the instruments at their references.</param>
/// <param name="Value">Its value at the optimum.</param>
public sealed record ControlledTarget(WeightedTarget Question, double Before, double Value);
