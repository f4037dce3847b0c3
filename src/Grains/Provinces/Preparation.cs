using Simulation.Contracts.Provinces;

namespace Simulation.Grains.Provinces;

/// <summary>A province on its way to <see cref="PreparedProvince"/>. How far it has come may be asked from any thread at any time.</summary>
/// <param name="time">The clock.</param>
internal sealed class Preparation(TimeProvider time) : IProgress<double>
{
    // Long enough that a lasting fault costs nothing, short enough that nobody waits for the repair to be noticed.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private long failed;
    private volatile string stage = "loading";
    private double progress;

    /// <summary>The province, when it is ready; faulted when it cannot be used.</summary>
    public required Task<PreparedProvince> Province { get; init; }

    /// <summary>Revision of the data that it answers from when nothing is published.</summary>
    public long Revision { get; init; }

    /// <summary>How far it has come.</summary>
    public ProvinceReadiness Readiness => Province.Status switch
    {
        TaskStatus.RanToCompletion => new ProvinceReadiness(true, "ready", 1, null),
        TaskStatus.Faulted => new ProvinceReadiness(false, "failed", 0, Province.Exception!.InnerException!.Message),
        TaskStatus.Canceled => new ProvinceReadiness(false, "failed", 0, "The preparation was stopped."),
        _ => new ProvinceReadiness(false, stage, Volatile.Read(ref progress), null),
    };

    /// <summary>True when it has failed, and long enough ago that another attempt makes sense.</summary>
    public bool MayBeTriedAgain => Province.IsCompleted && !Province.IsCompletedSuccessfully && time.GetElapsedTime(Volatile.Read(ref failed)) >= Rest;

    /// <summary>Awaits the work of preparing, and notes when it fails.</summary>
    public async Task<PreparedProvince> WatchAsync(Task<PreparedProvince> work)
    {
        try
        {
            return await work;
        }
        catch
        {
            Volatile.Write(ref failed, time.GetTimestamp());
            throw;
        }
    }

    /// <summary>Begins the next stage.</summary>
    public void Enter(string next)
    {
        Volatile.Write(ref progress, 0);
        stage = next;
    }

    /// <summary>Notes the share of the stage that is done.</summary>
    public void Report(double value) => Volatile.Write(ref progress, value);
}
