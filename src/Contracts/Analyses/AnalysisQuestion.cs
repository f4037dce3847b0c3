namespace Simulation.Contracts.Analyses;

/// <summary>A question to an analysis.</summary>
[GenerateSerializer, Immutable, Alias("analysis-question")]
public sealed record AnalysisQuestion
{
    /// <summary>Name of the analysis.</summary>
    [Id(0)]
    public required string Analysis { get; init; }

    /// <summary>The question, as JSON in UTF-8.</summary>
    [Id(1)]
    public required byte[] Request { get; init; }

    /// <summary>Saved scenarios that it names.</summary>
    [Id(2)]
    public NamedScenario[] Scenarios { get; init; } = [];

    /// <summary>How long the asker waits for the answer before he is told how far it has come.</summary>
    [Id(3)]
    public TimeSpan Patience { get; init; }

    /// <summary>Id of the calibration that it is about; null for the one that the province's questions are answered from.</summary>
    [Id(4)]
    public string? Calibration { get; init; }
}

/// <summary>A saved scenario that a question names.</summary>
/// <param name="Path">Where, as a JSON pointer.</param>
/// <param name="Id">Id of the scenario.</param>
/// <param name="Version">Its version; null for the newest.</param>
[GenerateSerializer, Immutable, Alias("named-scenario")]
public sealed record NamedScenario([property: Id(0)] string Path, [property: Id(1)] string Id, [property: Id(2)] long? Version);
