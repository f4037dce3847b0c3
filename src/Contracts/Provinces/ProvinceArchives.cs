using Simulation.Contracts.Scenarios;

namespace Simulation.Contracts.Provinces;

/// <summary>A whole province to be brought, or a new version of one that is there.</summary>
[GenerateSerializer, Immutable, Alias("province-import")]
public sealed record ProvinceImport
{
    /// <summary>The archive.</summary>
    [Id(0)]
    public required byte[] Archive { get; init; }

    /// <summary>What must be there for it to be kept; versions are revisions of the province's data, 0 for files that nobody changed.</summary>
    [Id(1)]
    public required WriteCondition Condition { get; init; }

    /// <summary>True: only the report is wanted.</summary>
    [Id(2)]
    public bool IsTrial { get; init; }

    /// <summary>Who brings it.</summary>
    [Id(3)]
    public required string Author { get; init; }

    /// <summary>Names this import: the same one repeated is done once.</summary>
    [Id(4)]
    public required Guid Token { get; init; }
}

/// <summary>What was found in an archive, and what became of it.</summary>
[GenerateSerializer, Immutable, Alias("import-result")]
public sealed record ImportResult
{
    /// <summary>What became of it.</summary>
    [Id(0)]
    public required ImportOutcome Outcome { get; init; }

    /// <summary>Revision of the province's data after it; 0 when there is none.</summary>
    [Id(1)]
    public required long Revision { get; init; }

    /// <summary>Everything wrong or odd in it, all files together.</summary>
    [Id(2)]
    public ImportRemark[] Remarks { get; init; } = [];

    /// <summary>What it holds; null when it could not be read.</summary>
    [Id(3)]
    public ImportContents? Contents { get; init; }

    /// <summary>The run that calibrates a new province; null where none was begun.</summary>
    [Id(4)]
    public string? Calibration { get; init; }
}

/// <summary>What became of an archive.</summary>
public enum ImportOutcome
{
    /// <summary>The province is there now, and is being calibrated.</summary>
    Created,

    /// <summary>It is the newest version of a province that was there; it counts from the next calibration on.</summary>
    Replaced,

    /// <summary>The province's newest version is the same; nothing was done.</summary>
    AlreadyThere,

    /// <summary>It was only checked, and could be kept.</summary>
    Acceptable,

    /// <summary>It has errors, and nothing was kept.</summary>
    Refused,
}

/// <summary>Something wrong or odd in an archive.</summary>
/// <param name="IsError">True when it keeps the archive out.</param>
/// <param name="File">The file.</param>
/// <param name="Line">Line in it, the first being 1; null for the whole file.</param>
/// <param name="Column">Name of the column or setting, or number of the column in a model text; null when none is meant.</param>
/// <param name="Value">What stands there; null for nothing.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="WayOut">What to do about it.</param>
/// <param name="Kind">Which kind of problem: <c>not-a-number</c>, <c>missing</c>, <c>model</c>, ...</param>
[GenerateSerializer, Immutable, Alias("import-remark")]
public sealed record ImportRemark(
    [property: Id(0)] bool IsError,
    [property: Id(1)] string File,
    [property: Id(2)] int? Line,
    [property: Id(3)] string? Column,
    [property: Id(4)] string? Value,
    [property: Id(5)] string Message,
    [property: Id(6)] string WayOut,
    [property: Id(7)] string Kind);

/// <summary>What an archive holds.</summary>
[GenerateSerializer, Immutable, Alias("import-contents")]
public sealed record ImportContents
{
    /// <summary>Name by language.</summary>
    [Id(0)]
    public required Dictionary<string, string> Labels { get; init; }

    /// <summary>Version and text hash of the model.</summary>
    [Id(1)]
    public required string Model { get; init; }

    /// <summary>Last year of history.</summary>
    [Id(2)]
    public required int BaseYear { get; init; }

    /// <summary>Published figures, uploads included.</summary>
    [Id(3)]
    public required int Figures { get; init; }

    /// <summary>Of these, figures that a calibration uses.</summary>
    [Id(4)]
    public required int Used { get; init; }

    /// <summary>Ids of the plans.</summary>
    [Id(5)]
    public required string[] Plans { get; init; }

    /// <summary>Uploads.</summary>
    [Id(6)]
    public required int Uploads { get; init; }

    /// <summary>Saved scenarios.</summary>
    [Id(7)]
    public required int Scenarios { get; init; }

    /// <summary>Arithmetic between figures that does not hold.</summary>
    [Id(8)]
    public required string[] Findings { get; init; }
}

/// <summary>Asks for an archive of a province.</summary>
/// <param name="As">Id of a new province that begins from this one's files; null for the province itself, with uploads and scenarios.</param>
/// <param name="Name">Name of the new province; null for this one's.</param>
[GenerateSerializer, Immutable, Alias("province-export")]
public sealed record ProvinceExport([property: Id(0)] string? As = null, [property: Id(1)] string? Name = null);

/// <summary>A province in one archive.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Revision">Revision of the data that it holds.</param>
[GenerateSerializer, Immutable, Alias("exported-province")]
public sealed record ExportedProvince([property: Id(0)] byte[] Archive, [property: Id(1)] long Revision);
