using Simulation.Model.Calibration;
using Simulation.Model.Language.Bound;

namespace Simulation.Data;

/// <summary>
/// Calibrations kept on disk by their id: the bytes in the <see cref="BlobStore"/>, and a small file per id that names the blob. The id is a hash of
/// everything that decides the calibration, so what is found is never stale. Safe for concurrent use by threads and processes.
/// </summary>
public sealed class CalibrationStore
{
    private readonly BlobStore blobs;
    private readonly string names;

    /// <summary>Names the folder, which is created when the first calibration is kept.</summary>
    public CalibrationStore(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        blobs = new BlobStore(Path.Combine(folder, "blobs"));
        names = Path.Combine(Path.GetFullPath(folder), "calibrations");
    }

    /// <summary>The calibration of that id; null when none is kept.</summary>
    /// <param name="id">Its id, see <see cref="CalibrationIdentity"/>.</param>
    /// <param name="model">The model it is a calibration of.</param>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="CalibrationException">The bytes are of a newer schema or of another model.</exception>
    public CalibrationResult? Find(string id, BoundModel model)
    {
        var name = PathOf(id);
        if (!File.Exists(name))
            return null;
        var bytes = blobs.Read(File.ReadAllText(name).Trim());
        return bytes is null ? null : CalibrationCodec.Read(new MemoryStream(bytes, writable: false), model);
    }

    /// <summary>Keeps a calibration, durably.</summary>
    public void Keep(CalibrationResult calibration)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        using var bytes = new MemoryStream();
        CalibrationCodec.Write(calibration, bytes);
        var key = blobs.Write(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));

        // The blob is on disk before its name is, and the name appears whole or not at all.
        Directory.CreateDirectory(names);
        var temporary = $"{PathOf(calibration.Id)}.{Guid.NewGuid():N}.tmp";
        File.WriteAllText(temporary, key);
        File.Move(temporary, PathOf(calibration.Id), overwrite: true);
    }

    // An id is checked before it becomes part of a path.
    private string PathOf(string id) => !string.IsNullOrEmpty(id) && id.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(names, id)
        : throw new ArgumentException($"'{id}' is not the id of a calibration: lower-case hexadecimal digits are.", nameof(id));
}
