using System.Text.Json;
using Simulation.Api.Formats;
using Simulation.Api.Json;

namespace Simulation.Api.Simulate;

/// <summary>
/// Answers as they were written: writing numbers as text costs more than all the rest of an answer that is remembered. A run, the call that gets it again and what is shown of it decide the
/// bytes, so that nothing here is ever stale; the oldest go when there are too many bytes. Thread-safe.
/// </summary>
internal sealed class WrittenAnswers
{
    private const long MostBytes = 64L << 20;

    private readonly Lock gate = new();
    private readonly Dictionary<(string Run, string? Body, string Shown), byte[]> answers = [];
    private readonly Queue<(string Run, string? Body, string Shown)> age = [];
    private long held;

    /// <summary>The bytes of an answer.</summary>
    /// <param name="run">Id of its run.</param>
    /// <param name="call">The call that gets it again; null where it is not known.</param>
    /// <param name="series">Years and transformation that are shown.</param>
    /// <param name="answer">Makes it, when it was not written before.</param>
    public byte[] Write(string run, ReproduceResponse? call, SeriesQuery series, Func<SimulateResponse> answer)
    {
        var key = (run, call?.Body, series.ToQuery());
        lock (gate)
        {
            if (answers.TryGetValue(key, out var known)) return known;
        }

        var bytes = JsonSerializer.SerializeToUtf8Bytes(answer(), ApiJson.Default.SimulateResponse);
        lock (gate)
        {
            if (bytes.Length > MostBytes / 8 || !answers.TryAdd(key, bytes)) return bytes;
            age.Enqueue(key);
            held += bytes.Length;
            while (held > MostBytes && age.TryDequeue(out var oldest) && answers.Remove(oldest, out var gone)) held -= gone.Length;
        }

        return bytes;
    }
}
