using System.Text.Json.Serialization;

namespace Simulation.Api.Provinces;

/// <summary>What was found in an archive, and what became of it.</summary>
public sealed record ImportResponse
{
    /// <summary>Id of the province.</summary>
    public required string Province { get; init; }

    /// <summary>created, replaced, already-there, or of a dry run acceptable or refused.</summary>
    public required string Outcome { get; init; }

    /// <summary>Revision of the province's data after it; 0 when there is none.</summary>
    public required long Revision { get; init; }

    /// <summary>Everything wrong or odd in the archive, with file, line and column.</summary>
    public required IReadOnlyList<ImportProblem> Problems { get; init; }

    /// <summary>What it holds; absent when it could not be read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImportContentsResponse? Contents { get; init; }

    /// <summary>Id of the run that calibrates a new province; absent where none was begun.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Calibration { get; init; }
}

/// <summary>Something wrong or odd in an archive.</summary>
/// <param name="Severity">error keeps the archive out, warning does not.</param>
/// <param name="Kind">Which kind of problem: not-a-number, missing, name, unit, period, conflict, model, archive, ...</param>
/// <param name="File">The file.</param>
/// <param name="Line">Line in it, the first being 1; null for the whole file.</param>
/// <param name="Column">Name of the column or setting, or number of the column in a model text; null when none is meant.</param>
/// <param name="Value">What stands there; null for nothing.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="WayOut">What to do about it.</param>
public sealed record ImportProblem(string Severity, string Kind, string File, int? Line, string? Column, string? Value, string Message, string WayOut);

/// <summary>What an archive holds.</summary>
public sealed record ImportContentsResponse
{
    /// <summary>Name by language.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>Version and text hash of its model.</summary>
    public required string Model { get; init; }

    /// <summary>Last year of history.</summary>
    public required int BaseYear { get; init; }

    /// <summary>Published figures, uploads included.</summary>
    public required int Figures { get; init; }

    /// <summary>Of these, figures that a calibration uses.</summary>
    public required int Used { get; init; }

    /// <summary>Ids of its plans, the current one first.</summary>
    public required IReadOnlyList<string> Plans { get; init; }

    /// <summary>Uploads.</summary>
    public required int Uploads { get; init; }

    /// <summary>Saved scenarios.</summary>
    public required int Scenarios { get; init; }

    /// <summary>Arithmetic between figures that does not hold.</summary>
    public required IReadOnlyList<string> Implausible { get; init; }
}
