using System.Collections.Immutable;

namespace Simulation.Data;

/// <summary>An upload as it is kept: a file of observations, and the day on which its figures were published.</summary>
/// <param name="Text">The file.</param>
/// <param name="Published">The day; null when it is that of their status or the end of their period.</param>
public sealed record UploadText(ReadOnlyMemory<byte> Text, DateOnly? Published)
{
    /// <summary>Id of the upload.</summary>
    public string Id => ObservationBatch.IdOf(Text.Span, Published);
}

/// <summary>What the deployment has for archives: files of the country, models, and the uploads of the province that an archive is a new version of.</summary>
/// <param name="Files">The data folder.</param>
/// <param name="Models">The models.</param>
/// <param name="Uploads">Uploads that the province has, in order; none for a new one.</param>
public sealed record ArchiveSurroundings(IDataFiles Files, ModelRepository Models, ImmutableArray<UploadText> Uploads);

/// <summary>What the check of an archive found: everything wrong in it at once, and the province when nothing is.</summary>
public sealed record ArchiveReport
{
    /// <summary>Everything wrong or odd, in the order of reading.</summary>
    public required ImmutableArray<DataDiagnostic> Diagnostics { get; init; }

    /// <summary>The province joined with its model, uploads included; null when they do not load.</summary>
    public ProvinceModel? Joined { get; init; }

    /// <summary>The province's files alone; null when they do not load.</summary>
    public ProvinceDefinition? Files { get; init; }

    /// <summary>The uploads of the archive, in order.</summary>
    public ImmutableArray<UploadText> Uploads { get; init; } = [];

    /// <summary>The scenarios of the archive by their id, unread.</summary>
    public ImmutableArray<(string Id, DataFile File)> Scenarios { get; init; } = [];

    /// <summary>The data judged as a whole; null when they do not load or do not fit the model.</summary>
    public DataCheck? Data { get; init; }

    /// <summary>Checks of one figure against others that look odd.</summary>
    public ImmutableArray<Finding> Findings => [.. (Data?.Findings ?? []).Where(finding => finding.Verdict == FindingVerdict.Odd)];

    /// <summary>True when nothing keeps the archive out.</summary>
    public bool IsAcceptable => Joined is not null && !Diagnostics.Any(diagnostic => diagnostic.Severity == DataSeverity.Error);

    /// <summary>Checks an archive as <c>simulation check</c> checks a province: archive, files, model text, uploads, and how they fit together.</summary>
    /// <param name="archive">Its bytes.</param>
    /// <param name="surroundings">What the deployment has.</param>
    /// <param name="province">Id that the province must have; null for any.</param>
    public static ArchiveReport Of(ReadOnlyMemory<byte> archive, ArchiveSurroundings surroundings, string? province = null) =>
        new ArchiveCheck(surroundings).Check(archive, province);
}
