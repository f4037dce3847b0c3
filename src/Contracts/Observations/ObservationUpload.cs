namespace Simulation.Contracts.Observations;

/// <summary>Figures to be added to a province's.</summary>
[GenerateSerializer, Immutable, Alias("observation-upload")]
public sealed record ObservationUpload
{
    /// <summary>Longest text, 1 MiB.</summary>
    public const int MaximumBytes = 1 << 20;

    /// <summary>The file: CSV in UTF-8, with the columns of the data files.</summary>
    [Id(0)]
    public required byte[] Text { get; init; }

    /// <summary>The day on which the figures were published; null when it is that of their status or the end of their period.</summary>
    [Id(1)]
    public DateOnly? Published { get; init; }

    /// <summary>True: only the report is wanted.</summary>
    [Id(2)]
    public bool IsTrial { get; init; }

    /// <summary>Who uploads.</summary>
    [Id(3)]
    public required string Author { get; init; }

    /// <summary>Names this upload: the same one repeated is done once.</summary>
    [Id(4)]
    public required Guid Token { get; init; }
}

/// <summary>What an upload changes, or would change.</summary>
[GenerateSerializer, Immutable, Alias("upload-result")]
public sealed record UploadResult
{
    /// <summary>Id of the upload: a hash of its text.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>What became of it.</summary>
    [Id(1)]
    public required UploadOutcome Outcome { get; init; }

    /// <summary>Revision of the province's data after it.</summary>
    [Id(2)]
    public required long Revision { get; init; }

    /// <summary>Everything wrong or odd in the text.</summary>
    [Id(3)]
    public UploadRemark[] Remarks { get; init; } = [];

    /// <summary>Its figures in order, judged against those that are there.</summary>
    [Id(4)]
    public JudgedFigure[] Figures { get; init; } = [];

    /// <summary>Arithmetic between figures that does not hold.</summary>
    [Id(5)]
    public ImplausibleFigures[] Implausible { get; init; } = [];
}

/// <summary>What became of an upload.</summary>
public enum UploadOutcome
{
    /// <summary>It is kept, and counts from the next calibration on.</summary>
    Accepted,

    /// <summary>It was kept before; nothing was done.</summary>
    AlreadyThere,

    /// <summary>It was only checked, and could be kept.</summary>
    Acceptable,

    /// <summary>It has errors, and nothing was kept.</summary>
    Refused,
}

/// <summary>Something wrong or odd in an uploaded text.</summary>
/// <param name="IsError">True when it keeps the upload out.</param>
/// <param name="Line">Line, the header being 1; null for the whole file.</param>
/// <param name="Column">Name of the column; null when none is meant.</param>
/// <param name="Value">What stands there; null for nothing.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="WayOut">What to do about it.</param>
[GenerateSerializer, Immutable, Alias("upload-remark")]
public sealed record UploadRemark(
    [property: Id(0)] bool IsError,
    [property: Id(1)] int? Line,
    [property: Id(2)] string? Column,
    [property: Id(3)] string? Value,
    [property: Id(4)] string Message,
    [property: Id(5)] string WayOut);

/// <summary>An uploaded figure, judged.</summary>
/// <param name="Verdict"><c>new</c>, <c>repeated</c>, <c>revising</c> or <c>conflicting</c>.</param>
/// <param name="Figure">The figure.</param>
/// <param name="Other">The figure it repeats, revises or conflicts with; null for a new one.</param>
/// <param name="Reason">Why.</param>
/// <param name="WhyUnused">Why a calibration as of the province's day does not use it; null when it does.</param>
[GenerateSerializer, Immutable, Alias("judged-figure")]
public sealed record JudgedFigure(
    [property: Id(0)] string Verdict,
    [property: Id(1)] ObservationFigure Figure,
    [property: Id(2)] ObservationFigure? Other,
    [property: Id(3)] string Reason,
    [property: Id(4)] string? WhyUnused);

/// <summary>Figures that do not fit together.</summary>
/// <param name="Rule">Which check: <c>shares</c>, <c>per-capita</c>, <c>deflator</c>, <c>mean-growth</c>, <c>sector-growth</c>, <c>jump</c>.</param>
/// <param name="Period">Year or years.</param>
/// <param name="Message">The figures and the arithmetic.</param>
/// <param name="Lines">Lines of the upload that take part.</param>
[GenerateSerializer, Immutable, Alias("implausible-figures")]
public sealed record ImplausibleFigures([property: Id(0)] string Rule, [property: Id(1)] string Period, [property: Id(2)] string Message, [property: Id(3)] int[] Lines);
