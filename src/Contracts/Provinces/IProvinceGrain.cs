using Simulation.Contracts.Analyses;
using Simulation.Contracts.Calibrations;
using Simulation.Contracts.Observations;
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

    /// <summary>Answers a question to one of the analyses, or says how far the answer has come when it takes longer than the asker waits.</summary>
    /// <exception cref="Faults.SimulationFaultException">The question is wrong (all problems are listed), the province is not ready, or the calibration it names is not kept.</exception>
    [Alias("analyse"), ResponseTimeout(Patience.LongWork)]
    Task<AnalysisAnswer> AnalyseAsync(AnalysisQuestion question, CancellationToken cancellation = default);

    /// <summary>Ready-made scenarios to start from, in the order of its files.</summary>
    /// <exception cref="Faults.SimulationFaultException">No such province, or it is not ready.</exception>
    [Alias("templates")]
    Task<ScenarioTemplateDescription[]> ListTemplatesAsync(CancellationToken cancellation = default);

    /// <summary>How far loading and calibration have come.</summary>
    [Alias("readiness")]
    Task<ProvinceReadiness> GetReadinessAsync();

    /// <summary>The province's figures, from files and uploads.</summary>
    /// <exception cref="Faults.SimulationFaultException">No such province, or its data cannot be used.</exception>
    [Alias("observations")]
    Task<ObservationPage> ObserveAsync(ObservationQuery query, CancellationToken cancellation = default);

    /// <summary>
    /// Checks figures against those that are there and, unless it is a trial or there are errors, keeps them. Nothing is overwritten, and no forecast changes until somebody calibrates
    /// and publishes.
    /// </summary>
    /// <exception cref="Faults.SimulationFaultException">No such province, or its data cannot be used.</exception>
    [Alias("upload")]
    Task<UploadResult> UploadAsync(ObservationUpload upload, CancellationToken cancellation = default);

    /// <summary>Which data there are, and from which of them questions are answered.</summary>
    /// <exception cref="Faults.SimulationFaultException">No such province.</exception>
    [Alias("data")]
    Task<ProvinceData> GetDataAsync(CancellationToken cancellation = default);

    /// <summary>
    /// Answers questions from a calibration from now on. Runs that were begun go on from the one they were begun with. Publishing what is published already does nothing.
    /// </summary>
    /// <param name="revision">Revision of the data it was made from.</param>
    /// <param name="calibration">Its id; it must be kept.</param>
    /// <param name="author">Who publishes.</param>
    /// <param name="token">Names this publication: the same one repeated is done once.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="Faults.SimulationFaultException">No such province, revision or calibration.</exception>
    [Alias("publish"), ResponseTimeout(Patience.LongWork)]
    Task<ProvinceData> PublishAsync(long revision, string calibration, string author, Guid token, CancellationToken cancellation = default);

    /// <summary>The whole province in one archive.</summary>
    /// <exception cref="Faults.SimulationFaultException">No such province, its data cannot be used, or no province may be called as asked.</exception>
    [Alias("export"), ResponseTimeout(Patience.LongWork)]
    Task<ExportedProvince> ExportAsync(ProvinceExport export, CancellationToken cancellation = default);

    /// <summary>
    /// Checks an archive and, unless it is a trial or there are errors, keeps it: as a new province, which is calibrated, or as the newest version of one that is there, whose forecasts stay
    /// as they are until somebody calibrates and publishes. Nothing is overwritten.
    /// </summary>
    /// <exception cref="Faults.SimulationFaultException">The id is none, or what is there is not what the condition says.</exception>
    [Alias("import"), ResponseTimeout(Patience.LongWork)]
    Task<ImportResult> ImportAsync(ProvinceImport import, CancellationToken cancellation = default);

    /// <summary>Takes a province that was brought as an archive away. What was kept of it stays in the history, and is there again when the province is.</summary>
    /// <param name="author">Who takes it away.</param>
    /// <param name="token">Names this removal: the same one repeated is done once.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="Faults.SimulationFaultException">No such province, or it came with the program.</exception>
    [Alias("remove")]
    Task RemoveAsync(string author, Guid token, CancellationToken cancellation = default);
}
