using Simulation.Storage.Blobs;

namespace Simulation.Grains.Telemetry;

/// <summary>Large contents whose writes are timed.</summary>
/// <param name="blobs">Where they are kept.</param>
/// <param name="time">The clock.</param>
internal sealed class MeasuredBlobs(IBlobStore blobs, TimeProvider time) : IBlobStore
{
    public async Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation = default)
    {
        var began = time.GetTimestamp();
        await blobs.WriteAsync(name, content, cancellation);
        SimulationTelemetry.Written(time.GetElapsedTime(began), "blob");
    }

    public Task<byte[]?> ReadAsync(string name, CancellationToken cancellation = default) => blobs.ReadAsync(name, cancellation);

    public Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellation = default) => blobs.ListAsync(prefix, cancellation);

    public Task<int> DeleteAsync(string prefix, CancellationToken cancellation = default) => blobs.DeleteAsync(prefix, cancellation);
}
