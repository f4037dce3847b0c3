using Simulation.Model.Calibration;
using Simulation.Model.Language.Bound;
using Simulation.Storage.Blobs;

namespace Simulation.Storage.Calibrations;

/// <summary>
/// Calibrations kept under their id, which is a hash of everything that decides them: what is found is never stale. Safe for concurrent use.
/// </summary>
/// <param name="blobs">Where their bytes are kept.</param>
public sealed class CalibrationArchive(IBlobStore blobs)
{
    /// <summary>The calibration of that id; null when none is kept.</summary>
    /// <param name="id">Its id, see <see cref="CalibrationIdentity"/>.</param>
    /// <param name="model">The model it is a calibration of.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InvalidDataException">The stored bytes are damaged; <see cref="KeepAsync"/> will replace them.</exception>
    /// <exception cref="CalibrationException">The bytes are of a newer schema or of another model; <see cref="KeepAsync"/> will replace them.</exception>
    public async Task<CalibrationResult?> FindAsync(string id, BoundModel model, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        var bytes = await blobs.ReadAsync(NameOf(id), cancellation);
        return bytes is null ? null : CalibrationCodec.Read(new MemoryStream(bytes, writable: false), model);
    }

    /// <summary>Keeps a calibration, durably. What is stored under its id and differs, for it is damaged or of another schema, is replaced.</summary>
    public async Task KeepAsync(CalibrationResult calibration, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        var name = NameOf(calibration.Id);
        using var bytes = new MemoryStream();
        CalibrationCodec.Write(calibration, bytes);
        var content = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        if (await DiffersAsync(name, content, cancellation)) await blobs.DeleteAsync(name, cancellation);
        await blobs.WriteAsync(name, content, cancellation);
    }

    /// <summary>Whether something is kept under an id, damaged or not.</summary>
    public async Task<bool> HasAsync(string id, CancellationToken cancellation = default) => (await blobs.ListAsync(NameOf(id), cancellation)).Count > 0;

    /// <summary>Removes a calibration; it can be computed again from its inputs.</summary>
    public Task RemoveAsync(string id, CancellationToken cancellation = default) => blobs.DeleteAsync(NameOf(id), cancellation);

    private async Task<bool> DiffersAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        try
        {
            return await blobs.ReadAsync(name, cancellation) is { } stored && !content.Span.SequenceEqual(stored);
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }

    // Only digits, and all ids of one length: no id is the beginning of another, so that deleting by name deletes one.
    private static string NameOf(string id) => !string.IsNullOrEmpty(id) && id.All(char.IsAsciiHexDigitLower)
        ? $"calibration/{id}"
        : throw new ArgumentException($"'{id}' is not the id of a calibration: lower-case hexadecimal digits are.", nameof(id));
}
