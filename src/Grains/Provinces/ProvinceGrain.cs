using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Simulation.Contracts;
using Simulation.Contracts.Analyses;
using Simulation.Contracts.Calibrations;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Observations;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Questions;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Sectors;
using Simulation.Grains.Analyses;
using Simulation.Grains.Calibrations;
using Simulation.Grains.Forecasts;
using Simulation.Grains.Hosting;
using Simulation.Grains.Observations;
using Simulation.Grains.Runs;
using Simulation.Grains.Scenarios;
using Simulation.Grains.Telemetry;
using Simulation.Model.Language.Diagnostics;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Grains.Provinces;

/// <summary>The door to a province. Reentrant: a long question keeps no other waiting.</summary>
[Reentrant]
internal sealed class ProvinceGrain(
    ProvinceWorkshop workshop, ProvinceCatalogue catalogue, ProvinceLedger ledger, ObservationDesk desk, ArchiveDesk archives, ForecastLibrary library, AnswerDesk answers,
    CalibrationPublisher publisher, IOptions<SimulationOptions> options) : Grain, IProvinceGrain
{
    private ProvinceDescription? description;
    private ProvinceData? data;

    private string Id => this.GetPrimaryKeyString();

    public async Task<ProvinceReadiness> GetReadinessAsync() => workshop.Prepare(Id, (await GetDataAsync()).Base).Readiness;

    public async Task<ProvinceDescription> DescribeAsync(CancellationToken cancellation = default)
    {
        var (province, known) = (await ReadyAsync(), await GetDataAsync(cancellation));
        if (description is null || description.Revision != known.Revision || description.Calibration != province.Calibration.Id)
            description = DescriptionMapping.Describe(province, known, catalogue.AddressOf(province.Source.Joined.Text));
        return description;
    }

    public async Task<ScenarioTemplateDescription[]> ListTemplatesAsync(CancellationToken cancellation = default) =>
        [.. (await ReadyAsync()).Source.Joined.Templates.Select(DescriptionMapping.Template)];

    // Known once there is a province, and forgotten when it is taken away.
    public async Task<ProvinceData> GetDataAsync(CancellationToken cancellation = default) => data ??= await catalogue.DataAsync(Id, cancellation);

    public async Task<ObservationPage> ObserveAsync(ObservationQuery query, CancellationToken cancellation = default) =>
        await desk.ObserveAsync(Id, (await GetDataAsync(cancellation)).Revision, query);

    public async Task<UploadResult> UploadAsync(ObservationUpload upload, CancellationToken cancellation = default)
    {
        var (result, changed) = await desk.UploadAsync(Id, await GetDataAsync(cancellation), upload, cancellation);
        Note(changed);
        return result;
    }

    public async Task<ProvinceData> PublishAsync(long revision, string calibration, string author, Guid token, CancellationToken cancellation = default)
    {
        await GetDataAsync(cancellation);
        // Prepared first: what cannot be loaded is not published, and questions go on being answered meanwhile.
        await workshop.PreparedAsync(Id, revision, calibration);
        return Note(await ledger.PublishAsync(Id, new PublishedCalibration(revision, calibration), author, token, cancellation));
    }

    public async Task<RunResult> SimulateAsync(SimulationQuestion question, CancellationToken cancellation = default)
    {
        await GetDataAsync(cancellation);
        var laying = await ScenarioLaying.LayAsync(GrainFactory, Id, question, cancellation);
        return await AnswerAsync(Admit(await ReadyAsync(question.Calibration, cancellation), laying, office: null, []), laying, cancellation);
    }

    public async Task<RunStatus> SubmitAsync(SimulationQuestion question, CancellationToken cancellation = default)
    {
        await GetDataAsync(cancellation);
        var laying = await ScenarioLaying.LayAsync(GrainFactory, Id, question, cancellation);
        return await SubmitAsync(OrderOf(Admit(await ReadyAsync(question.Calibration, cancellation), laying, office: null, [])), cancellation);
    }

    public async Task<RunStatus> CalibrateAsync(CalibrationQuestion question, CancellationToken cancellation = default)
    {
        var revision = (await GetDataAsync(cancellation)).Revision;
        var ticket = CalibrationOrders.Ticket(Id, revision, question, options.Value);
        var status = await SubmitAsync(CalibrationOrders.Of(await workshop.SourceAsync(Id, revision), ticket, Caller.Current), cancellation);
        // One that is there already was perhaps computed without being published, or another has been published since.
        if (status.State == RunState.Finished) await publisher.PublishAsync(ticket, status.Run, cancellation);
        return status;
    }

    public async Task<RunResult> ProjectSectorAsync(SectorQuestion question, CancellationToken cancellation = default)
    {
        var province = await ReadyAsync(question.Question.Calibration, cancellation);
        var offices = province.Source.Joined.Model.Offices.Select(office => office.Name).ToList();
        if (!offices.Contains(question.Office))
        {
            throw new SimulationFaultException(FaultKind.NotFound, string.Join(' ', new[]
            {
                $"{Id} has no office '{question.Office}'.", NameSuggestion.Hint(question.Office, offices), $"Its offices are {string.Join(", ", offices)}.",
            }.OfType<string>()));
        }

        var laying = await ScenarioLaying.LayAsync(GrainFactory, Id, question.Question, cancellation);
        return await AnswerAsync(Admit(province, laying, question.Office, question.Given), laying, cancellation);
    }

    public async Task<AnalysisAnswer> AnalyseAsync(AnalysisQuestion question, CancellationToken cancellation = default)
    {
        await GetDataAsync(cancellation);
        var province = await ReadyAsync(question.Calibration, cancellation, "?calibration");
        var ticket = await AnalysisDesk.AdmitAsync(GrainFactory, province, question, cancellation);
        return await GrainFactory.GetGrain<IAnalysisGrain>(ticket.Id).AskAsync(ticket, question.Patience, cancellation);
    }

    public async Task<ExportedProvince> ExportAsync(ProvinceExport export, CancellationToken cancellation = default) =>
        await archives.ExportAsync(Id, await GetDataAsync(cancellation), export, cancellation);

    public async Task<ImportResult> ImportAsync(ProvinceImport import, CancellationToken cancellation = default)
    {
        var (result, changed) = await archives.ImportAsync(Id, import, cancellation);
        if (changed is null) return result;
        Note(changed);
        return result.Outcome == ImportOutcome.Created ? result with { Calibration = await BeginAsync(changed, cancellation) } : result;
    }

    public async Task RemoveAsync(string author, Guid token, CancellationToken cancellation = default)
    {
        await GetDataAsync(cancellation);
        if (catalogue.IsShipped(Id))
            throw new SimulationFaultException(FaultKind.Invalid, $"{Id} came with the program and cannot be taken away. Bring another version of it instead.", new Problem("{province}", Id, $"{Id} came with the program.", "Bring another version of it instead."));
        await ledger.RemoveAsync(Id, author, token, cancellation);
        (data, description) = (null, null);
    }

    // The calibration that the first question would begin: begun now, and to be followed as a run.
    private async Task<string?> BeginAsync(ProvinceData brought, CancellationToken cancellation)
    {
        var order = workshop.DefaultOrder(Id, brought.Base, await workshop.SourceAsync(Id, brought.Base)) with { Caller = Caller.Current };
        try
        {
            var run = (await SubmitAsync(order, cancellation)).Run;
            workshop.Prepare(Id, brought.Base);
            return run;
        }
        catch (SimulationFaultException fault) when (fault.Kind == FaultKind.TooBusy)
        {
            // The province is kept; it is calibrated when it is first asked.
            return null;
        }
    }

    // Calls interleave, and the newest revision is the truth.
    private ProvinceData Note(ProvinceData seen) => data = data is { } known && known.Revision > seen.Revision ? known : seen;

    // What is published is known here; other grains of the silo look it up.
    private async Task<PreparedProvince> ReadyAsync() => await workshop.ReadyAsync(Id, await GetDataAsync());

    // The province as it is published, or as another calibration of it knows it.
    private async Task<PreparedProvince> ReadyAsync(string? calibration, CancellationToken cancellation, string place = "/calibration")
    {
        var published = await ReadyAsync();
        return calibration is null ? published : await workshop.CalibratedAsync(published, calibration, place, cancellation);
    }

    private static RunOrder OrderOf(RunTicket ticket) =>
        new() { Run = ticket.Run, Caller = Caller.Current, Forecast = ticket, Trace = SimulationTelemetry.TraceParent };

    private Task<RunStatus> SubmitAsync(RunOrder order, CancellationToken cancellation) => GrainFactory.GetGrain<IRunGrain>(order.Run).SubmitAsync(order, cancellation);

    private RunTicket Admit(PreparedProvince province, ScenarioLaying laying, string? office, Dictionary<string, double[]> given)
    {
        try
        {
            return library.Admit(province, laying.Question with { Calibration = null }, office, given);
        }
        catch (ScenarioException exception)
        {
            throw laying.Relocate(exception);
        }
    }

    // The run does not know the scenario: the same changes asked without it are the same run.
    private async Task<RunResult> AnswerAsync(RunTicket ticket, ScenarioLaying laying, CancellationToken cancellation)
    {
        var answer = await answers.AnswerAsync(OrderOf(ticket) with { IsDurable = false }, cancellation);
        return laying.Reference is { } scenario ? answer with { Scenario = scenario } : answer;
    }
}
