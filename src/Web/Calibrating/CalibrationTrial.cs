using Simulation.Contracts.Runs;

namespace Simulation.Web.Calibrating;

/// <summary>A calibration begun from the page: computed first, published by somebody afterwards.</summary>
/// <param name="Revision">Revision of the data it is made from.</param>
/// <param name="Status">How far it has come.</param>
public sealed record CalibrationTrial(long Revision, RunStatus Status)
{
    /// <summary>Names its publication, so that a second press publishes it once.</summary>
    public Guid Token { get; } = Guid.NewGuid();

    /// <summary>True when it can be published: it is done, and is not what answers questions now.</summary>
    /// <param name="inUse">Id of the calibration that answers questions.</param>
    public bool CanBePublished(string inUse) => Status.State == RunState.Finished && Status.Run != inUse;

    /// <summary>True when it is done and is what answers questions already: same data, same effort.</summary>
    /// <param name="inUse">Id of the calibration that answers questions.</param>
    public bool IsInUse(string inUse) => Status.State == RunState.Finished && Status.Run == inUse;
}
