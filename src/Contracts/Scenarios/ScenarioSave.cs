namespace Simulation.Contracts.Scenarios;

/// <summary>A scenario to be kept.</summary>
[GenerateSerializer, Immutable, Alias("scenario-save")]
public sealed record ScenarioSave
{
    /// <summary>What it says.</summary>
    [Id(0)]
    public required ScenarioDefinition Definition { get; init; }

    /// <summary>What must be there for it to be kept.</summary>
    [Id(1)]
    public required WriteCondition Condition { get; init; }

    /// <summary>Who writes.</summary>
    [Id(2)]
    public required string Author { get; init; }

    /// <summary>Names this write: the same one repeated, after a lost answer, gets its own version back instead of conflicting with itself.</summary>
    [Id(3)]
    public required Guid Token { get; init; }
}

/// <summary>What must be there for a write to be done.</summary>
/// <param name="Kind">Which condition.</param>
/// <param name="Versions">The versions that may be replaced, for <see cref="WriteConditionKind.IsVersion"/>; none of them matching is a conflict.</param>
[GenerateSerializer, Immutable, Alias("write-condition")]
public sealed record WriteCondition([property: Id(0)] WriteConditionKind Kind, [property: Id(1)] long[] Versions)
{
    /// <summary>Nothing was said.</summary>
    public static WriteCondition Unstated { get; } = new(WriteConditionKind.Unstated, []);

    /// <summary>Nothing may be there.</summary>
    public static WriteCondition IsNew { get; } = new(WriteConditionKind.IsNew, []);

    /// <summary>Something must be there.</summary>
    public static WriteCondition Exists { get; } = new(WriteConditionKind.Exists, []);

    /// <summary>One of these versions must be the newest.</summary>
    public static WriteCondition IsVersion(params long[] versions) => new(WriteConditionKind.IsVersion, versions);
}

/// <summary>Kinds of conditions on a write.</summary>
public enum WriteConditionKind
{
    /// <summary>The writer did not say: what is there already is not overwritten unseen.</summary>
    Unstated,

    /// <summary>Nothing may be there.</summary>
    IsNew,

    /// <summary>Something must be there, whatever its version.</summary>
    Exists,

    /// <summary>The version the writer saw must still be the newest.</summary>
    IsVersion,
}
