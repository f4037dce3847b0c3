namespace Simulation.Contracts.Observations;

/// <summary>Asks for figures of a province. What is null does not restrict.</summary>
[GenerateSerializer, Immutable, Alias("observation-query")]
public sealed record ObservationQuery
{
    /// <summary>Only figures that were known on this day.</summary>
    [Id(0)]
    public DateOnly? AsOf { get; init; }

    /// <summary>Only this indicator.</summary>
    [Id(1)]
    public string? Indicator { get; init; }

    /// <summary>Only this sector.</summary>
    [Id(2)]
    public string? Sector { get; init; }

    /// <summary>Place in the list after which to go on; 0 for the beginning.</summary>
    [Id(3)]
    public int After { get; init; }

    /// <summary>At most so many, 1 to 10,000.</summary>
    [Id(4)]
    public int Limit { get; init; } = 1_000;

    /// <summary>Only periods of which every year is this one or later.</summary>
    [Id(5)]
    public int? FromYear { get; init; }

    /// <summary>Only periods of which every year is this one or earlier.</summary>
    [Id(6)]
    public int? ToYear { get; init; }

    /// <summary>
    /// Of each series (an indicator of a sector over periods of one kind) only so many of its latest periods, at least 1, with every figure of them that there is.
    /// </summary>
    [Id(7)]
    public int? MostRecent { get; init; }
}

/// <summary>Figures of a province, in the order of files and uploads.</summary>
/// <param name="Revision">Revision of the province's data that they are of.</param>
/// <param name="Figures">The figures.</param>
/// <param name="Next">Place after which to go on; null at the end.</param>
[GenerateSerializer, Immutable, Alias("observation-page")]
public sealed record ObservationPage([property: Id(0)] long Revision, [property: Id(1)] ObservationFigure[] Figures, [property: Id(2)] int? Next);

/// <summary>A published figure.</summary>
[GenerateSerializer, Immutable, Alias("observation-figure")]
public sealed record ObservationFigure
{
    /// <summary>Where it was measured.</summary>
    [Id(0)]
    public required string Region { get; init; }

    /// <summary>What was measured, in the name models use.</summary>
    [Id(1)]
    public required string Indicator { get; init; }

    /// <summary>The part it covers.</summary>
    [Id(2)]
    public required string Sector { get; init; }

    /// <summary>The period as printed.</summary>
    [Id(3)]
    public required string Period { get; init; }

    /// <summary>The figure in <see cref="Unit"/>.</summary>
    [Id(4)]
    public required double Value { get; init; }

    /// <summary>The indicator's standard unit.</summary>
    [Id(5)]
    public required string Unit { get; init; }

    /// <summary>How firm it is.</summary>
    [Id(6)]
    public required string Status { get; init; }

    /// <summary>Where it was published.</summary>
    [Id(7)]
    public required string Source { get; init; }

    /// <summary>A remark; may be empty.</summary>
    [Id(8)]
    public required string Note { get; init; }

    /// <summary>Its vintage: the day from which it counts as known; null when its period could not be read.</summary>
    [Id(9)]
    public required DateOnly? KnownFrom { get; init; }

    /// <summary>The file it stands in.</summary>
    [Id(10)]
    public required string File { get; init; }

    /// <summary>Its line there.</summary>
    [Id(11)]
    public required int Line { get; init; }

    /// <summary>The figure as printed there.</summary>
    [Id(12)]
    public required string PrintedValue { get; init; }

    /// <summary>The unit as printed there.</summary>
    [Id(13)]
    public required string PrintedUnit { get; init; }

    /// <summary>Id of the upload it came with; null for the files.</summary>
    [Id(14)]
    public string? Upload { get; init; }
}
