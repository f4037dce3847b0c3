namespace Simulation.Contracts.Provinces;

/// <summary>Which data a province has, and from which of them questions are answered.</summary>
/// <param name="Revision">Counts every archive, upload and publication; 0 when there was none: the files alone.</param>
/// <param name="Uploads">Ids of the accepted uploads, in order.</param>
/// <param name="Published">The calibration that questions are answered from; null for that of the files, with the deployment's own options.</param>
[GenerateSerializer, Immutable, Alias("province-data")]
public sealed record ProvinceData([property: Id(0)] long Revision, [property: Id(1)] string[] Uploads, [property: Id(2)] PublishedCalibration? Published)
{
    /// <summary>Revision that questions are answered from when nothing is published: that of the first archive, or 0 for files that came with the program.</summary>
    [Id(3)]
    public long Base { get; init; }

    /// <summary>Hash of the archive whose files are the newest; null for files that came with the program.</summary>
    [Id(4)]
    public string? Archive { get; init; }

    /// <summary>Revision since which it is; 0 for files that came with the program.</summary>
    [Id(5)]
    public long ArchiveRevision { get; init; }
}

/// <summary>A calibration that was published.</summary>
/// <param name="Revision">Revision of the data it was made from.</param>
/// <param name="Calibration">Its id.</param>
[GenerateSerializer, Immutable, Alias("published-calibration")]
public sealed record PublishedCalibration([property: Id(0)] long Revision, [property: Id(1)] string Calibration);
