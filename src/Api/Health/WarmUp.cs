using Simulation.Contracts;
using Microsoft.Extensions.Options;
using Simulation.Api.Hosting;
using Simulation.Api.Json;
using Simulation.Api.Simulate;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Questions;

namespace Simulation.Api.Health;

/// <summary>
/// Prepares the provinces when the host has started, one after the other, and tells the console how far it is. A province that cannot be used is tried again
/// now and then, and all are looked after again when a lost cluster has been found.
/// </summary>
internal sealed partial class WarmUp(IGrainDoor grains, IHostLink link, Readiness readiness, IOptions<WarmUpOptions> options, TimeProvider time, ILogger<WarmUp> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await link.WhenConnectedAsync(stoppingToken);
            var again = link.WhenFoundAgainAsync(stoppingToken);
            var known = await ListAsync(stoppingToken);
            var ids = known.Select(province => province.Id).ToList();
            // What somebody brought must not keep the others from being ready.
            List<string> wanted = options.Value.Provinces is { Length: > 0 } chosen ? [.. chosen.Distinct()] : [.. known.Where(province => !province.IsImported).Select(province => province.Id)];
            readiness.Expect(wanted.Union(ids), wanted);
            await PrepareAsync(wanted, stoppingToken);
            if (readiness.IsReady) LogReady(wanted.Count);
            // Readiness does not wait for the rest, but whoever asks for them later should not have to either.
            var others = known.Where(province => !wanted.Contains(province.Id)).ToLookup(province => province.IsImported, province => province.Id);
            await PrepareAsync([.. others[false]], stoppingToken);
            // Once: what was brought may never calibrate, or be taken away meanwhile.
            foreach (var id in others[true]) await TryPrepareAsync(id, stoppingToken);
            await again;
        }
    }

    private async Task<IReadOnlyList<ProvinceSummary>> ListAsync(CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                return await grains.Provinces.ListAsync(stopping);
            }
            catch (SimulationFaultException fault)
            {
                LogWaiting(fault.Message);
                await Task.Delay(options.Value.RetryAfter, time, stopping);
            }
        }
    }

    private async Task PrepareAsync(IReadOnlyList<string> ids, CancellationToken stopping)
    {
        var left = ids.ToList();
        while (true)
        {
            var failed = new List<string>();
            foreach (var id in left)
            {
                if (!await TryPrepareAsync(id, stopping)) failed.Add(id);
            }

            if (failed.Count == 0) return;
            left = failed;
            await Task.Delay(options.Value.RetryAfter, time, stopping);
        }
    }

    private async Task<bool> TryPrepareAsync(string id, CancellationToken stopping)
    {
        try
        {
            await CalibratedAsync(id, stopping);
            Note(new ProvinceProgress(id, Stages.Forecasting, 0, null));
            await ForecastAsync(id, stopping);
            Note(new ProvinceProgress(id, Stages.Ready, 1, null));
            return true;
        }
        catch (SimulationFaultException fault)
        {
            Note(new ProvinceProgress(id, Stages.Failed, 0, fault.Message));
            LogFailed(id, fault.Message);
            return false;
        }
    }

    private async Task CalibratedAsync(string id, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (true)
        {
            var state = await grains.Province(id).GetReadinessAsync();
            if (state.IsReady) return;
            if (state.Stage == Stages.Failed) throw new SimulationFaultException(FaultKind.NotReady, state.Message ?? "The province could not be prepared.");
            Note(new ProvinceProgress(id, state.Stage, state.Progress, state.Message));
            await timer.WaitForNextTickAsync(stopping);
        }
    }

    // The way of a real question, to its bytes: what runs here for the first time is compiled before anybody waits for it.
    private async Task ForecastAsync(string id, CancellationToken stopping)
    {
        var result = await grains.Province(id).SimulateAsync(new SimulationQuestion(), stopping);
        JsonAnswer.Of(SimulateMapping.Response(result, Reproduction.Of(id, result)), ApiJson.Default.SimulateResponse);
    }

    private void Note(ProvinceProgress progress)
    {
        if (readiness.Note(progress)) LogProgress(progress.Province, progress.Stage, progress.Progress);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Province}: {Stage} {Progress:P0}")]
    private partial void LogProgress(string province, string stage, double progress);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Province} cannot be used: {Reason}")]
    private partial void LogFailed(string province, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The provinces cannot be listed: {Reason}")]
    private partial void LogWaiting(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Ready: {Provinces} provinces prepared")]
    private partial void LogReady(int provinces);
}

/// <summary>What to prepare at the start; the section <c>WarmUp</c> of the configuration.</summary>
internal sealed class WarmUpOptions
{
    /// <summary>Ids of the provinces to load and calibrate before the host is ready; empty for all that came with the program. The others are prepared after it.</summary>
    public string[] Provinces { get; set; } = [];

    /// <summary>Time after which a province that could not be used is tried again. Default 10 s.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(10);
}
