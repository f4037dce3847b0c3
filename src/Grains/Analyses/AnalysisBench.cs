using System.Collections.Immutable;
using Simulation.Contracts.Analyses;
using Simulation.Contracts.Faults;
using Simulation.Documents.Analyses;
using Simulation.Grains.Forecasts;
using Simulation.Grains.Provinces;
using Simulation.Grains.Work;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Grains.Analyses;

/// <summary>Computes analyses in this silo, as many at once as there are processors; a few wait, more are refused.</summary>
internal sealed class AnalysisBench(ProvinceWorkshop workshop) : IDisposable
{
    private const int Waiting = 32;
    private const int RetryAfterSeconds = 5;

    private readonly SemaphoreSlim places = new(Environment.ProcessorCount);
    private int present;

    /// <summary>The document that answers a ticket.</summary>
    /// <exception cref="SimulationFaultException">Too many analyses are being computed already.</exception>
    public async Task<byte[]> ComputeAsync(AnalysisTicket ticket, IProgress<double> progress, CancellationToken cancellation)
    {
        try
        {
            if (Interlocked.Increment(ref present) > Environment.ProcessorCount + Waiting)
            {
                throw new SimulationFaultException(FaultKind.TooBusy, "As many analyses as this silo takes are being computed. Ask again shortly.") { RetryAfterSeconds = RetryAfterSeconds };
            }

            await places.WaitAsync(cancellation);
            try
            {
                var subject = Subject(ticket, await workshop.PreparedAsync(ticket.Province, ticket.Revision, ticket.Calibration));
                return await OwnThread.RunAsync(() => AnalysisDesk.Find(ticket.Analysis).Answer(subject, ticket.Request, progress, cancellation), cancellation);
            }
            finally
            {
                places.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref present);
        }
    }

    public void Dispose() => places.Dispose();

    private static AnalysisSubject Subject(AnalysisTicket ticket, PreparedProvince province) => new()
    {
        Source = province.Source,
        Calibration = province.Calibration,
        Forecaster = province.Forecaster,
        Text = province.Source.Joined.Text,
        Threads = Environment.ProcessorCount,
        Saved = ticket.Scenarios.DistinctBy(scenario => (scenario.Named.Id, scenario.Named.Version)).ToImmutableDictionary(
            scenario => (scenario.Named.Id, scenario.Named.Version),
            scenario => new Scenario(
                [.. scenario.Saved.Definition.Levers.Select(QuestionMapping.Lever)], [.. scenario.Saved.Definition.Events.Select(QuestionMapping.Event)])),
    };
}
