using System.Collections.Immutable;

namespace Simulation.Model.Plans;

/// <summary>
/// The targets that a province sets itself for a year or several, in the order of the document. Immutable.
/// </summary>
public sealed record Plan
{
    /// <summary>Most simulated targets a plan may hold: one bit each in the mask of a draw.</summary>
    public const int MaximumSimulatedTargets = 64;

    /// <summary>Name of the plan within its province: <c>2024</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Labels by language code (<c>vi</c>, <c>en</c>).</summary>
    public ImmutableDictionary<string, string> Labels { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Where the plan was published; null when unknown.</summary>
    public string? Source { get; init; }

    /// <summary>The targets, in the order of the document.</summary>
    /// <exception cref="ArgumentException">More than <see cref="MaximumSimulatedTargets"/> simulated targets, or one target twice.</exception>
    public required ImmutableArray<Target> Targets
    {
        get;
        init => field = Checked(value);
    }

    /// <summary>The simulated targets, in order: bit b of a draw's mask belongs to the b-th of them.</summary>
    public ImmutableArray<Target> Simulated => [.. Targets.Where(target => target.Kind == TargetKind.Simulated)];

    /// <summary>Last year in which a target must stand; null for a plan without targets.</summary>
    public int? LastYear => Targets.IsEmpty ? null : Targets.Max(target => target.Year);

    private static ImmutableArray<Target> Checked(ImmutableArray<Target> targets)
    {
        var simulated = targets.Count(target => target.Kind == TargetKind.Simulated);
        if (simulated > MaximumSimulatedTargets)
        {
            throw new ArgumentException(
                $"The plan has {simulated} simulated targets and at most {MaximumSimulatedTargets} can be counted together: divide the plan.", nameof(targets));
        }

        var seen = new HashSet<(string, TargetOperator)>();
        foreach (var target in targets)
        {
            if (!seen.Add((target.Name, target.Operator)))
                throw new ArgumentException($"The target {target.Name} {target.Operator.ToText()} stands twice in the plan: keep one.", nameof(targets));
        }

        return targets;
    }
}
