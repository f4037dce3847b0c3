using Simulation.Contracts.Provinces;

namespace Simulation.Grains.Provinces;

/// <summary>A province on its way to <see cref="PreparedProvince"/>. How far it has come may be asked from any thread at any time.</summary>
internal sealed class Preparation : IProgress<double>
{
    private volatile string stage = "loading";
    private double progress;

    /// <summary>The province, when it is ready; faulted when it cannot be used.</summary>
    public required Task<PreparedProvince> Province { get; init; }

    /// <summary>How far it has come.</summary>
    public ProvinceReadiness Readiness => Province.Status switch
    {
        TaskStatus.RanToCompletion => new ProvinceReadiness(true, "ready", 1, null),
        TaskStatus.Faulted => new ProvinceReadiness(false, "failed", 0, Province.Exception!.InnerException!.Message),
        TaskStatus.Canceled => new ProvinceReadiness(false, "failed", 0, "The preparation was stopped."),
        _ => new ProvinceReadiness(false, stage, Volatile.Read(ref progress), null),
    };

    /// <summary>Begins the next stage.</summary>
    public void Enter(string next)
    {
        Volatile.Write(ref progress, 0);
        stage = next;
    }

    /// <summary>Notes the share of the stage that is done.</summary>
    public void Report(double value) => Volatile.Write(ref progress, value);
}
