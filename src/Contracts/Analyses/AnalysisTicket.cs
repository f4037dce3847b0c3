using Simulation.Contracts.Scenarios;

namespace Simulation.Contracts.Analyses;

/// <summary>Everything that decides an answer, so that any silo can compute it.</summary>
[GenerateSerializer, Immutable, Alias("analysis-ticket")]
public sealed record AnalysisTicket
{
    /// <summary>Hash of all below.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>Name of the analysis.</summary>
    [Id(1)]
    public required string Analysis { get; init; }

    /// <summary>Id of the province.</summary>
    [Id(2)]
    public required string Province { get; init; }

    /// <summary>Revision of its data.</summary>
    [Id(3)]
    public required long Revision { get; init; }

    /// <summary>Id of its calibration.</summary>
    [Id(4)]
    public required string Calibration { get; init; }

    /// <summary>The question, as JSON in UTF-8.</summary>
    [Id(5)]
    public required byte[] Request { get; init; }

    /// <summary>The saved scenarios it names, as they were found.</summary>
    [Id(6)]
    public FoundScenario[] Scenarios { get; init; } = [];
}

/// <summary>A saved scenario that a question names.</summary>
/// <param name="Named">How the question names it.</param>
/// <param name="Saved">What was found.</param>
[GenerateSerializer, Immutable, Alias("found-scenario")]
public sealed record FoundScenario([property: Id(0)] NamedScenario Named, [property: Id(1)] SavedScenario Saved);

/// <summary>The answer of an analysis, or how far it has come.</summary>
/// <param name="Document">The document, as JSON in UTF-8; null when it is not finished.</param>
/// <param name="Progress">Part done, 0 to 1.</param>
/// <param name="Id">Hash of everything that decides the answer, by which it can be followed.</param>
[GenerateSerializer, Immutable, Alias("analysis-answer")]
public sealed record AnalysisAnswer([property: Id(0)] byte[]? Document, [property: Id(1)] double Progress, [property: Id(2)] string Id);
