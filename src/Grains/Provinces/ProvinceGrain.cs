using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Simulation.Contracts;
using Simulation.Contracts.Calibrations;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Questions;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Sectors;
using Simulation.Grains.Calibrations;
using Simulation.Grains.Forecasts;
using Simulation.Grains.Hosting;
using Simulation.Grains.Telemetry;
using Simulation.Model.Language.Diagnostics;

namespace Simulation.Grains.Provinces;

/// <summary>The door to a province. Reentrant: a long question keeps no other waiting.</summary>
[Reentrant]
internal sealed class ProvinceGrain(ProvinceWorkshop workshop, ForecastLibrary library, IOptions<SimulationOptions> options) : Grain, IProvinceGrain
{
    private ProvinceDescription? description;

    private string Id => this.GetPrimaryKeyString();

    public Task<ProvinceReadiness> GetReadinessAsync() => Task.FromResult(workshop.Prepare(Id).Readiness);

    public async Task<ProvinceDescription> DescribeAsync(CancellationToken cancellation = default) => description ??= DescriptionMapping.Describe(await workshop.ReadyAsync(Id));

    public async Task<RunResult> SimulateAsync(SimulationQuestion question, CancellationToken cancellation = default) =>
        await AnswerAsync(library.Admit(await workshop.ReadyAsync(Id), question, office: null, []), cancellation);

    public async Task<RunStatus> SubmitAsync(SimulationQuestion question, CancellationToken cancellation = default) =>
        await SubmitAsync(OrderOf(library.Admit(await workshop.ReadyAsync(Id), question, office: null, [])), cancellation);

    public async Task<RunStatus> CalibrateAsync(CalibrationQuestion question, CancellationToken cancellation = default)
    {
        workshop.Prepare(Id);
        return await SubmitAsync(CalibrationOrders.Of(workshop.Source(Id, revision: 0), CalibrationOrders.Ticket(Id, revision: 0, question, options.Value), Caller.Current), cancellation);
    }

    public async Task<RunResult> ProjectSectorAsync(SectorQuestion question, CancellationToken cancellation = default)
    {
        var province = await workshop.ReadyAsync(Id);
        var offices = province.Source.Joined.Model.Offices.Select(office => office.Name).ToList();
        if (!offices.Contains(question.Office))
        {
            throw new SimulationFaultException(FaultKind.NotFound, string.Join(' ', new[]
            {
                $"{Id} has no office '{question.Office}'.", NameSuggestion.Hint(question.Office, offices), $"Its offices are {string.Join(", ", offices)}.",
            }.OfType<string>()));
        }

        return await AnswerAsync(library.Admit(province, question.Question, question.Office, question.Given), cancellation);
    }

    private static RunOrder OrderOf(RunTicket ticket) =>
        new() { Run = ticket.Run, Caller = Caller.Current, Forecast = ticket, Trace = SimulationTelemetry.TraceParent };

    private Task<RunStatus> SubmitAsync(RunOrder order, CancellationToken cancellation) => GrainFactory.GetGrain<IRunGrain>(order.Run).SubmitAsync(order, cancellation);

    private Task<RunResult> AnswerAsync(RunTicket ticket, CancellationToken cancellation) =>
        GrainFactory.GetGrain<IRunGrain>(ticket.Run).AnswerAsync(OrderOf(ticket) with { IsDurable = false }, cancellation);
}
