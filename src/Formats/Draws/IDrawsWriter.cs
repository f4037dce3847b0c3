using Simulation.Contracts.Shards;

namespace Simulation.Formats.Draws;

/// <summary>Writes draws block by block; disposed of, it completes the file.</summary>
public interface IDrawsWriter : IAsyncDisposable
{
    /// <summary>Writes the next draws. What it took is on the stream, or with the stream's own buffer, when it returns.</summary>
    /// <param name="block">Draws that follow those written before.</param>
    /// <param name="cancellation">Stops the work; the file is then not complete.</param>
    ValueTask WriteAsync(DrawBlock block, CancellationToken cancellation = default);
}
