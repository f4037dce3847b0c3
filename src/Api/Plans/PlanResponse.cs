namespace Simulation.Api.Plans;

/// <summary>A plan with its targets.</summary>
/// <param name="Id">Id in addresses.</param>
/// <param name="Labels">Name by language.</param>
/// <param name="Source">Where it was published.</param>
/// <param name="Targets">In the order of the document.</param>
public sealed record PlanResponse(string Id, IReadOnlyDictionary<string, string> Labels, string? Source, IReadOnlyList<TargetResponse> Targets);

/// <summary>A target of a plan.</summary>
public sealed record TargetResponse
{
    /// <summary>Name of the indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>Its sector, or total.</summary>
    public required string Sector { get; init; }

    /// <summary>Label by language.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>Comparison: &gt;=, &gt;, &lt;=, &lt;, or with ~ for nearly.</summary>
    public required string Operator { get; init; }

    /// <summary>The value to reach.</summary>
    public required double Value { get; init; }

    /// <summary>Unit of the value.</summary>
    public required string Unit { get; init; }

    /// <summary>The year in which it must stand.</summary>
    public required int Year { get; init; }

    /// <summary>simulated, lever (decided by the planner) or reported (known from reports only).</summary>
    public required string Kind { get; init; }

    /// <summary>The department that answers for it; null when the plan names none.</summary>
    public required string? Owner { get; init; }

    /// <summary>True when no figure of the indicator was published: its probability is that of the model's priors.</summary>
    public required bool RestsOnPriors { get; init; }
}
