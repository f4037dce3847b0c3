using System.Diagnostics;

namespace Simulation.Postgres.Fixture;

/// <summary>A running server, with its log.</summary>
internal sealed class ServerProcess
{
    private const string Ready = "database system is ready to accept connections";
    private const int KeptLines = 200;

    private readonly Process process;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> lines = new();
    private readonly Task reading;

    /// <summary>Starts it.</summary>
    public ServerProcess(ProcessStartInfo start)
    {
        process = Process.Start(start)!;
        reading = ReadAsync();
    }

    /// <summary>Processor time that it has used, with all that it started.</summary>
    public double ProcessorSeconds => ProcessTree.ProcessorSeconds(process.Id);

    /// <summary>The last lines of its log.</summary>
    public string Log
    {
        get
        {
            lock (lines) return string.Join('\n', lines);
        }
    }

    /// <summary>Returns when the server says that it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    public Task ReadyAsync(CancellationToken cancellation) => ready.Task.WaitAsync(cancellation);

    /// <summary>Sends the server a signal; returns when it has ended.</summary>
    public async Task StopAsync(string signal)
    {
        await process.StandardInput.WriteLineAsync(signal);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        await reading;
        process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            lock (lines)
            {
                if (lines.Count == KeptLines) lines.Dequeue();
                lines.Enqueue(line);
            }

            if (line.Contains(Ready, StringComparison.Ordinal)) ready.TrySetResult();
        }

        ready.TrySetException(new InvalidOperationException($"PostgreSQL ended before it was ready:\n{Log}"));
        // Nobody may be waiting for readiness any more.
        _ = ready.Task.Exception;
    }
}
