using System.Text.Json.Serialization;

namespace Simulation.Api.Observations;

/// <summary>Published figures of a province, in the order of files and uploads.</summary>
/// <param name="Revision">Revision of the data: counts every upload and every publication.</param>
/// <param name="Observations">The figures.</param>
/// <param name="Next">Cursor of the next page; null at the end.</param>
public sealed record ObservationListResponse(long Revision, IReadOnlyList<ObservationResponse> Observations, string? Next);

/// <summary>A published figure.</summary>
public sealed record ObservationResponse
{
    /// <summary>Where it was measured.</summary>
    public required string Region { get; init; }

    /// <summary>What was measured, in the name models use.</summary>
    public required string Indicator { get; init; }

    /// <summary>The part it covers: total, agriculture, ...</summary>
    public required string Sector { get; init; }

    /// <summary>The period as printed: 2023, 2024-Q1, 2024-H1, 2023-9M, 2016-2020avg, 2021-03.</summary>
    public required string Period { get; init; }

    /// <summary>The figure.</summary>
    public required double Value { get; init; }

    /// <summary>The indicator's standard unit.</summary>
    public required string Unit { get; init; }

    /// <summary>How firm it is: official, preliminary, estimate, ...</summary>
    public required string Status { get; init; }

    /// <summary>Where it was published.</summary>
    public required string Source { get; init; }

    /// <summary>A remark; may be empty.</summary>
    public required string Note { get; init; }

    /// <summary>The day from which it counts as known; null when its period could not be read.</summary>
    public required DateOnly? Vintage { get; init; }

    /// <summary>Where it stands.</summary>
    public required ObservationOriginResponse Origin { get; init; }
}

/// <summary>Where a figure stands, as it is printed there.</summary>
/// <param name="File">The file, or the upload.</param>
/// <param name="Line">Its line, the header being 1.</param>
/// <param name="Value">The figure as printed.</param>
/// <param name="Unit">The unit as printed.</param>
/// <param name="Upload">Id of the upload it came with; absent for the files.</param>
public sealed record ObservationOriginResponse(
    string File, int Line, string Value, string Unit, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Upload = null);

/// <summary>What an upload changes, or would change.</summary>
public sealed record UploadResponse
{
    /// <summary>Id of the upload: a hash of its text. The same file twice is one upload.</summary>
    public required string Upload { get; init; }

    /// <summary>accepted, already-there, or of a dry run acceptable or refused.</summary>
    public required string Outcome { get; init; }

    /// <summary>Revision of the data after it.</summary>
    public required long Revision { get; init; }

    /// <summary>Figures by verdict.</summary>
    public required UploadCounts Counts { get; init; }

    /// <summary>Everything wrong or odd in the text, with line and column.</summary>
    public required IReadOnlyList<UploadProblem> Problems { get; init; }

    /// <summary>Its figures in order, judged against those that are there.</summary>
    public required IReadOnlyList<UploadedFigureResponse> Figures { get; init; }

    /// <summary>Arithmetic between figures that does not hold.</summary>
    public required IReadOnlyList<ImplausibleResponse> Implausible { get; init; }
}

/// <summary>Figures by verdict.</summary>
/// <param name="New">Nothing was known of them.</param>
/// <param name="Repeated">The same figure is there.</param>
/// <param name="Revising">They stand in place of others from now on.</param>
/// <param name="Conflicting">They differ from what goes on to stand.</param>
public sealed record UploadCounts(int New, int Repeated, int Revising, int Conflicting);

/// <summary>Something wrong or odd in an uploaded text.</summary>
/// <param name="Severity">error keeps the upload out, warning does not.</param>
/// <param name="Line">Line, the header being 1; null for the whole file.</param>
/// <param name="Column">Name of the column; null when none is meant.</param>
/// <param name="Value">What stands there; null for nothing.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="WayOut">What to do about it.</param>
public sealed record UploadProblem(string Severity, int? Line, string? Column, string? Value, string Message, string WayOut);

/// <summary>An uploaded figure, judged.</summary>
public sealed record UploadedFigureResponse
{
    /// <summary>new, repeated, revising or conflicting.</summary>
    public required string Verdict { get; init; }

    /// <summary>The figure.</summary>
    public required ObservationResponse Figure { get; init; }

    /// <summary>The figure it repeats, revises or conflicts with: none or one.</summary>
    public required IReadOnlyList<ObservationResponse> Others { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Why a calibration as of the province's day does not use it; null when it does.</summary>
    public required string? WhyUnused { get; init; }
}

/// <summary>Figures that do not fit together.</summary>
/// <param name="Rule">Which check: shares, per-capita, deflator, mean-growth, sector-growth or jump.</param>
/// <param name="Period">Year or years.</param>
/// <param name="Message">The figures and the arithmetic.</param>
/// <param name="Lines">Lines of the upload that take part.</param>
public sealed record ImplausibleResponse(string Rule, string Period, string Message, IReadOnlyList<int> Lines);
