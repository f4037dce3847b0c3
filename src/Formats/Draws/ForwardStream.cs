using System.Buffers;

namespace Simulation.Formats.Draws;

/// <summary>
/// Lets a writer that asks where it is, and that writes some of its bytes synchronously, write to a stream that only goes forward and takes no synchronous writes, such as an answer
/// over HTTP. What is written synchronously waits for the next asynchronous write or flush. The stream is not closed with it.
/// </summary>
/// <param name="stream">Where the bytes go.</param>
internal sealed class ForwardStream(Stream stream) : Stream
{
    private readonly ArrayBufferWriter<byte> waiting = new();
    private long written;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => written;

    /// <inheritdoc/>
    public override long Position
    {
        get => written;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        waiting.Write(buffer);
        written += buffer.Length;
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await SendWaitingAsync(cancellationToken);
        await stream.WriteAsync(buffer, cancellationToken);
        written += buffer.Length;
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await SendWaitingAsync(cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    /// <summary>Does nothing: what waits is sent asynchronously.</summary>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    private async ValueTask SendWaitingAsync(CancellationToken cancellation)
    {
        if (waiting.WrittenCount == 0) return;
        await stream.WriteAsync(waiting.WrittenMemory, cancellation);
        waiting.ResetWrittenCount();
    }
}
