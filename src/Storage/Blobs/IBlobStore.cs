namespace Simulation.Storage.Blobs;

/// <summary>
/// Large immutable contents by name: posterior ensembles, the merged part of a run. Written once under a name, read many times. What a write has returned
/// from is on disk. Safe for concurrent use by threads and processes.
/// </summary>
public interface IBlobStore
{
    /// <summary>Keeps a content under a name; where the name is taken, nothing happens: a name stands for one content.</summary>
    /// <param name="name">Parts divided by slashes, <c>calibration/3f2a…</c>. At most 256 characters.</param>
    /// <param name="content">The content, at most 1 GiB.</param>
    /// <param name="cancellation">Stops the work.</param>
    Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation = default);

    /// <summary>Reads a content; null when there is none of that name.</summary>
    /// <exception cref="InvalidDataException">The content is damaged: its checksum does not fit.</exception>
    Task<byte[]?> ReadAsync(string name, CancellationToken cancellation = default);

    /// <summary>Names that begin with a prefix, in ordinal order.</summary>
    Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellation = default);

    /// <summary>Removes all contents whose name begins with a prefix; returns how many.</summary>
    Task<int> DeleteAsync(string prefix, CancellationToken cancellation = default);
}
