using Microsoft.Extensions.Options;
using Simulation.Contracts.Runs;
using Simulation.Grains.Forecasts;
using Simulation.Grains.Hosting;
using Simulation.Grains.Telemetry;

namespace Simulation.Grains.Runs;

/// <summary>
/// Answers the questions to the provinces whose doors are in this silo. A small one is computed here, where it was just prepared, as long as there is a processor for it: to send it to
/// another silo would cost more than to compute it. When there is none it goes to the silo of its run, like large ones. All who ask the same meet here, and the newest answers
/// are remembered. Thread-safe.
/// </summary>
internal sealed class AnswerDesk(InteractiveRun interactive, IGrainFactory grains, IOptions<SimulationOptions> options)
{
    private static readonly int MostAtOnce = Environment.ProcessorCount;

    // Who waits for one that is forgotten still gets its answer.
    private readonly Remembered<SharedComputation<RunResult>> answers = new(options.Value.RememberedAnswers);

    /// <summary>The answer of a question that was admitted.</summary>
    /// <exception cref="Contracts.Faults.SimulationFaultException">The model has no solution for the question, or too much is being computed already.</exception>
    public Task<RunResult> AnswerAsync(RunOrder order, CancellationToken cancellation)
    {
        if (!interactive.Takes(order.Forecast!)) return AskRunAsync(order, cancellation);
        var answer = answers.FindOrKeep(order.Run, static () => new SharedComputation<RunResult>());
        if (answer.IsDone) SimulationTelemetry.CacheHit();
        return answer.JoinAsync(work => ComputeAsync(order, work), cancellation);
    }

    private Task<RunResult> ComputeAsync(RunOrder order, CancellationToken work) => interactive.TryCompute(order.Forecast!, MostAtOnce, work) ?? AskRunAsync(order, work);

    private Task<RunResult> AskRunAsync(RunOrder order, CancellationToken cancellation) => grains.GetGrain<IRunGrain>(order.Run).AnswerAsync(order, cancellation);
}
