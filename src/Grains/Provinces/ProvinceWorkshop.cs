using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Simulation.Contracts;
using Simulation.Contracts.Calibrations;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Runs;
using Simulation.Data;
using Simulation.Grains.Calibrations;
using Simulation.Grains.Hosting;
using Simulation.Grains.Telemetry;
using Simulation.Model.Calibration;
using Simulation.Storage.Calibrations;

namespace Simulation.Grains.Provinces;

/// <summary>
/// Prepares provinces for the grains of a silo: loads files, archives and uploads, compiles the model, and finds the calibration in the store or computes it. Each province is
/// prepared once, on threads of the pool, so that no grain's turn waits for it; a handful of other editions (older and newer revisions and calibrations) are kept beside it.
/// What failed, for want of the database or by an error in a file, is tried again when it is next asked for.
/// </summary>
internal sealed partial class ProvinceWorkshop(
    IGrainFactory grains, ProvinceCatalogue catalogue, ProvinceLedger ledger, CalibrationArchive archive, IOptions<SimulationOptions> options, TimeProvider time,
    ILogger<ProvinceWorkshop> logger)
{
    // As long as a cluster may take to be itself again, and much more.
    private const int LossesAtMost = 60;
    private static readonly TimeSpan AfterLoss = TimeSpan.FromSeconds(1);

    private const int EditionsKept = 8;

    // The preparation of an edition that nobody watches.
    private static readonly Task<PreparedProvince> Never = new TaskCompletionSource<PreparedProvince>().Task;

    private readonly ConcurrentDictionary<string, Lazy<Preparation>> preparations = new(StringComparer.Ordinal);
    private readonly Shelf<(string Id, long Revision), ProvinceCalibration> sources = new(EditionsKept);
    private readonly Shelf<(string Id, long Revision, string Calibration), PreparedProvince> editions = new(EditionsKept);

    /// <summary>The preparation of a province as it is published, begun by the first who asks.</summary>
    /// <param name="id">Id of the province, which there is.</param>
    /// <param name="revision">Revision that it answers from when nothing is published.</param>
    public Preparation Prepare(string id, long revision = 0)
    {
        if (preparations.TryGetValue(id, out var known))
        {
            // A province that was taken away and brought again begins anew.
            if (known.Value.Revision == revision && !known.Value.MayBeTriedAgain) return known.Value;
            preparations.TryRemove(KeyValuePair.Create(id, known));
        }

        return preparations.GetOrAdd(id, key => new Lazy<Preparation>(() => Begin(key, revision))).Value;
    }

    /// <summary>The province that questions are answered from, when it can answer.</summary>
    /// <param name="id">Id of the province.</param>
    /// <param name="data">What is published of it; null to look.</param>
    /// <exception cref="SimulationFaultException">There is no such province, it is not ready yet, or it cannot be used.</exception>
    public async Task<PreparedProvince> ReadyAsync(string id, ProvinceData? data = null)
    {
        data ??= await catalogue.DataAsync(id);
        var preparation = Prepare(id, data.Base);
        if (!preparation.Province.IsCompletedSuccessfully)
        {
            var readiness = preparation.Readiness;
            throw new SimulationFaultException(FaultKind.NotReady, readiness.Message is { } failure
                ? $"{id} cannot be used: {failure}"
                : string.Create(CultureInfo.InvariantCulture, $"{id} is {readiness.Stage}, {100 * readiness.Progress:F0} % done. Ask again shortly."));
        }

        return data.Published is { } published ? await PreparedAsync(id, published.Revision, published.Calibration) : await preparation.Province;
    }

    /// <summary>The province and its compiled model at a revision of its data; not calibrated.</summary>
    /// <exception cref="DataException">The files have errors.</exception>
    /// <exception cref="SimulationFaultException">There is no such province or revision.</exception>
    public Task<ProvinceCalibration> SourceAsync(string id, long revision) => sources.GetAsync((id, revision), async () =>
    {
        var files = await catalogue.FilesAsync(id, revision);
        return ProvinceCalibration.Of(ProvinceModel.Join(files.Definition.With(await ledger.BatchesAsync(files.Definition, revision)), files.Model).Value);
    });

    /// <summary>The province as a ticket names it, or as it is published.</summary>
    /// <exception cref="SimulationFaultException">There is no such revision, or the calibration is not kept.</exception>
    public Task<PreparedProvince> PreparedAsync(string id, long revision, string calibration)
    {
        if (preparations.TryGetValue(id, out var current) && current.Value.Province is { IsCompletedSuccessfully: true } known
            && known.Result.Revision == revision && known.Result.Calibration.Id == calibration)
            return known;
        return editions.GetAsync((id, revision, calibration), () => EditionAsync(id, revision, calibration, new Preparation(time) { Province = Never }));
    }

    /// <summary>A province answered from a calibration that a question names: any that was finished for it here.</summary>
    /// <param name="published">The province as it is published.</param>
    /// <param name="calibration">What the question says.</param>
    /// <param name="place">Where it says so.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="SimulationFaultException">There is no such calibration of the province, it has not finished, or it is not of the model as it is.</exception>
    public async Task<PreparedProvince> CalibratedAsync(PreparedProvince published, string calibration, string place, CancellationToken cancellation)
    {
        if (calibration == published.Calibration.Id) return published;
        var run = CalibrationIdentity.IsId(calibration) ? await grains.GetGrain<IRunGrain>(calibration).FindStatusAsync(cancellation) : null;
        if (run is not { Kind: RunKind.Calibration, Revision: { } revision } || !run.Provinces.Contains(published.Id, StringComparer.Ordinal)) throw NoCalibration(published, calibration, place, "there is none");
        if (run.State != RunState.Finished) throw NoCalibration(published, calibration, place, $"it is {run.State.ToString().ToLowerInvariant()}");
        try
        {
            return await PreparedAsync(published.Id, revision, calibration);
        }
        catch (SimulationFaultException fault) when (fault.Kind == FaultKind.NotFound)
        {
            throw NoCalibration(published, calibration, place, "it is not kept, or of another model than the present one");
        }
    }

    /// <summary>What a province is calibrated with when nobody says how.</summary>
    public RunOrder DefaultOrder(string id, long revision, ProvinceCalibration source) => CalibrationOrders.Of(
        source, new CalibrationTicket(id, revision, options.Value.CalibrationBlocks, options.Value.CalibrationSteps, Publishes: null), Caller.Nobody);

    private Preparation Begin(string id, long revision)
    {
        var start = new TaskCompletionSource<Preparation>(TaskCreationOptions.RunContinuationsAsynchronously);
        var preparation = new Preparation(time)
        {
            Revision = revision,
            Province = Task.Run(async () => await (await start.Task).WatchAsync(PrepareAsync(id, await start.Task))),
        };
        start.SetResult(preparation);
        return preparation;
    }

    private async Task<PreparedProvince> PrepareAsync(string id, Preparation preparation)
    {
        if ((await ledger.ReadAsync(id)).Published is { } published) return await EditionAsync(id, published.Revision, published.Calibration, preparation);
        var source = await SourceAsync(id, preparation.Revision);
        return await EditionAsync(id, preparation.Revision, DefaultOrder(id, preparation.Revision, source).Run, preparation);
    }

    private async Task<PreparedProvince> EditionAsync(string id, long revision, string wanted, Preparation preparation)
    {
        var source = await SourceAsync(id, revision);
        var order = DefaultOrder(id, revision, source);
        var isUsual = order.Run == wanted;
        var calibration = await StoredAsync(id, wanted, source, isUsual)
            ?? (isUsual ? await CalibrateAsync(id, order, source, preparation) : throw new SimulationFaultException(
                FaultKind.NotFound, $"No calibration {wanted} of {id} is kept. Calibrate again, and publish what comes of it."));
        SimulationTelemetry.Calibrated(id, calibration.Report.Observations.Select(fit => fit.Z));
        return new PreparedProvince(source, calibration, source.Forecaster(calibration, options.Value.MaximumDraws), revision);
    }

    private async Task<CalibrationResult?> StoredAsync(string id, string calibration, ProvinceCalibration source, bool isMadeAgain)
    {
        try
        {
            return await archive.FindAsync(calibration, source.Joined.Model);
        }
        catch (Exception exception) when (exception is InvalidDataException or CalibrationException)
        {
            // What is not made again here stays: a program with the model that it is of can use it.
            if (!isMadeAgain) return null;
            // Nothing is lost: the same calibration is computed again from the same data.
            LogDamaged(id, exception.Message);
            await archive.RemoveAsync(calibration);
            return null;
        }
    }

    // A run like any other, so that a cluster computes it once, on all its silos.
    private async Task<CalibrationResult> CalibrateAsync(string id, RunOrder order, ProvinceCalibration source, Preparation preparation)
    {
        preparation.Enter("calibrating");
        LogCalibrating(id, source.Joined.Observations.Length);
        var status = await FollowAsync(id, order, preparation);
        return status.State == RunState.Finished && await archive.FindAsync(order.Run, source.Joined.Model) is { } calibration
            ? calibration
            : throw new CalibrationException($"The calibration {order.Run} of {id} ended without a result: {status.Failure ?? "it was stopped"}.");
    }

    private static bool IsLoss(Exception exception) =>
        exception is EnumerationAbortedException or OrleansException or TimeoutException or SimulationFaultException { Kind: FaultKind.Unavailable };

    // Through the loss of the silo that looks after the run: submitted again, it is found, or goes on from its recorded blocks.
    private async Task<RunStatus> FollowAsync(string id, RunOrder order, Preparation preparation)
    {
        var run = grains.GetGrain<IRunGrain>(order.Run);
        for (var losses = 0; ; losses++)
        {
            try
            {
                var status = await run.SubmitAsync(order);
                await foreach (var next in run.WatchAsync())
                {
                    status = next;
                    preparation.Report((double)status.Done / status.Total);
                }

                if (status.IsFinal) return status;
            }
            catch (Exception exception) when (losses < LossesAtMost && IsLoss(exception))
            {
                LogLost(id, exception.Message);
            }

            await Task.Delay(AfterLoss, time);
        }
    }

    private static SimulationFaultException NoCalibration(PreparedProvince published, string calibration, string place, string why)
    {
        var (message, wayOut) = ($"{published.Id} cannot answer from the calibration '{calibration}': {why}.", $"Give the id of one of its calibrations that has finished, or leave it out for the one in use, {published.Calibration.Id}.");
        return new SimulationFaultException(FaultKind.Invalid, $"{message} {wayOut}", new Problem(place, calibration, message, wayOut));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Calibrating {Province} to {Observations} observations")]
    private partial void LogCalibrating(string province, int observations);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The calibration of {Province} was lost sight of, and is looked for again: {Reason}")]
    private partial void LogLost(string province, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The stored calibration {Calibration} cannot be used and is computed again: {Reason}")]
    private partial void LogDamaged(string calibration, string reason);
}
