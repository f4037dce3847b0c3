using System.Collections.Immutable;
using Simulation.Model.Analysis.Outcomes;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans;

namespace Simulation.Model.Analysis.GoalSeeking;

/// <summary>A lever that the search may move: by one and the same shift in each of its years.</summary>
/// <param name="Lever">The lever.</param>
/// <param name="FromYear">First year in which it is moved.</param>
/// <param name="ToYear">Last year.</param>
/// <param name="Minimum">Lowest value it may take, in its unit.</param>
/// <param name="Maximum">Highest value. The distance between the two is the measure of effort.</param>
/// <param name="Weight">How costly its effort is beside that of the others; above 0.</param>
public sealed record BoundedLever(Symbol Lever, int FromYear, int ToYear, double Minimum, double Maximum, double Weight = 1);

/// <summary>A target that the search must reach.</summary>
/// <param name="Figure">The figure it judges.</param>
/// <param name="Target">The target.</param>
public sealed record BoundedTarget(Figure Figure, Target Target);

/// <summary>Whether each target, or all of them at once, must be met with the probability.</summary>
public enum BoundedRule
{
    /// <summary>Each target is met with the probability.</summary>
    Each,

    /// <summary>All targets are met at once with the probability.</summary>
    Together,
}

/// <summary>What is sought: the least effort Σ wₖ (Δₖ/(maxₖ − minₖ))² that meets targets with a probability.</summary>
/// <param name="Levers">Levers that may move; all others stay as the forecast has them.</param>
/// <param name="Targets">Targets to meet.</param>
/// <param name="Probability">Probability in 0..1, ends excluded.</param>
/// <param name="Rule">Each target, or all together.</param>
public sealed record BoundedGoal(ImmutableArray<BoundedLever> Levers, ImmutableArray<BoundedTarget> Targets, double Probability, BoundedRule Rule);

/// <summary>A goal that cannot be sought as asked.</summary>
public sealed class BoundedGoalException : Exception
{
    /// <summary>Creates an exception without a message.</summary>
    public BoundedGoalException()
    {
    }

    /// <summary>Creates an exception with a message alone.</summary>
    public BoundedGoalException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with its cause.</summary>
    public BoundedGoalException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates an exception that says what is wrong and what would be right.</summary>
    public BoundedGoalException(string message, string hint)
        : base(message) => Hint = hint;

    /// <summary>What would be right; empty when nothing is known.</summary>
    public string Hint { get; } = "";
}
