using Simulation.Contracts.Calibrations;
using Simulation.Contracts.Questions;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Sectors;

namespace Simulation.Contracts.Provinces;

/// <summary>The door to everything about a province. Key: province id, <c>tra-vinh</c>.</summary>
[Alias("province")]
public interface IProvinceGrain : IGrainWithStringKey
{
    /// <summary>Names, levers, events, indicators, plans and defaults: all that a page needs to draw itself.</summary>
    /// <exception cref="Faults.SimulationFaultException">No such province.</exception>
    [Alias("describe")]
    Task<ProvinceDescription> DescribeAsync(CancellationToken cancellation = default);

    /// <summary>Answers a what-if question: checks it, finds or computes its run, and returns the run's summary.</summary>
    /// <exception cref="Faults.SimulationFaultException">The question is wrong (all problems are listed), too large, or the province is not ready.</exception>
    [Alias("simulate"), ResponseTimeout(Patience.LongWork)]
    Task<RunResult> SimulateAsync(SimulationQuestion question, CancellationToken cancellation = default);

    /// <summary>Submits a what-if question as a run, which finishes whatever dies and whoever waits.</summary>
    /// <exception cref="Faults.SimulationFaultException">As for <see cref="SimulateAsync"/>; also when too many runs are open.</exception>
    [Alias("submit")]
    Task<RunStatus> SubmitAsync(SimulationQuestion question, CancellationToken cancellation = default);

    /// <summary>Submits a calibration to the observations of today's revision as a run; its id is the calibration's.</summary>
    /// <exception cref="Faults.SimulationFaultException">No such province, its files have errors, size or effort are out of range, or too many runs are open.</exception>
    [Alias("calibrate")]
    Task<RunStatus> CalibrateAsync(CalibrationQuestion question, CancellationToken cancellation = default);

    /// <summary>A department's question about its own sector, the other sectors' median baseline paths given unless the caller gives others.</summary>
    /// <exception cref="Faults.SimulationFaultException">As for <see cref="SimulateAsync"/>; also when the office or a given path is unknown.</exception>
    [Alias("project-sector"), ResponseTimeout(Patience.LongWork)]
    Task<RunResult> ProjectSectorAsync(SectorQuestion question, CancellationToken cancellation = default);

    /// <summary>How far loading and calibration have come.</summary>
    [Alias("readiness")]
    Task<ProvinceReadiness> GetReadinessAsync();
}
