using System.Text.Json;
using System.Text.Json.Serialization;
using Simulation.Grains.Records;
using Simulation.Storage.Records;

namespace Simulation.Grains.Provinces;

/// <summary>
/// Which uploads of a province were accepted, in order, which calibration is published, and which archive holds its files. Stored under the province's id; its version is the revision of
/// the data.
/// </summary>
internal sealed record ProvinceRecord(IReadOnlyList<string> Uploads, ProvinceRecord.Publication? Published)
{
    /// <summary>Kind of the record.</summary>
    public const string Kind = "province";

    /// <summary>Newest version of this form: the second knows archives.</summary>
    public const int Schema = 2;

    /// <summary>Revision that questions are answered from when nothing is published; 0 for files that came with the program.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Base { get; init; }

    /// <summary>The archive that holds the files; null for those that came with the program, and for a province that was taken away.</summary>
    public ArchiveEntry? Archive { get; init; }

    /// <summary>An archive, kept whole under its hash since a revision, and what lists say of it.</summary>
    public sealed record ArchiveEntry(string Hash, long Since, IReadOnlyDictionary<string, string> Labels, string Model, int BaseYear, IReadOnlyList<string> Plans);

    /// <summary>The published calibration, with the revision of the data it was made from.</summary>
    public sealed record Publication(long Revision, string Calibration);

    /// <summary>Nothing uploaded, nothing published.</summary>
    public static ProvinceRecord Empty { get; } = new([], null);

    public static RecordKey Key(string province) => new(Kind, province);

    /// <summary>Version of the form that this needs: what older programs understand stays legible to them.</summary>
    [JsonIgnore]
    public int Form => Archive is null && Base == 0 ? 1 : Schema;

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, RecordJson.Default.ProvinceRecord);

    /// <summary>Reads a version.</summary>
    /// <exception cref="Contracts.Faults.SimulationFaultException">A newer program wrote it.</exception>
    public static ProvinceRecord Read(StoredRecord record) => RecordJson.Read(record, Schema, RecordJson.Default.ProvinceRecord);
}

/// <summary>An accepted upload, whole. Stored under <c>{province}/{upload}</c>.</summary>
internal sealed record UploadRecord(string Text, DateOnly? Published)
{
    /// <summary>Kind of the record.</summary>
    public const string Kind = "observations";

    /// <summary>Version of this form.</summary>
    public const int Schema = 1;

    public static RecordKey Key(string province, string upload) => new(Kind, $"{province}/{upload}");

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, RecordJson.Default.UploadRecord);

    /// <summary>Reads a version.</summary>
    /// <exception cref="Contracts.Faults.SimulationFaultException">A newer program wrote it.</exception>
    public static UploadRecord Read(StoredRecord record) => RecordJson.Read(record, Schema, RecordJson.Default.UploadRecord);
}
