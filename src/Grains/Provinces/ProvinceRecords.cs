using System.Text.Json;
using Simulation.Grains.Records;
using Simulation.Storage.Records;

namespace Simulation.Grains.Provinces;

/// <summary>Which uploads of a province were accepted, in order, and which calibration is published. Stored under the province's id; its version is the revision of the data.</summary>
internal sealed record ProvinceRecord(IReadOnlyList<string> Uploads, ProvinceRecord.Publication? Published)
{
    /// <summary>Kind of the record.</summary>
    public const string Kind = "province";

    /// <summary>Version of this form.</summary>
    public const int Schema = 1;

    /// <summary>The published calibration, with the revision of the data it was made from.</summary>
    public sealed record Publication(long Revision, string Calibration);

    /// <summary>Nothing uploaded, nothing published.</summary>
    public static ProvinceRecord Empty { get; } = new([], null);

    public static RecordKey Key(string province) => new(Kind, province);

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
