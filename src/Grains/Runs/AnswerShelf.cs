using Microsoft.Extensions.Options;
using Simulation.Grains.Hosting;

namespace Simulation.Grains.Runs;

/// <summary>
/// How many answers this silo remembers. A run keeps its answer in its activation, for whoever asks the same; under a stream of new questions these would fill the memory
/// long before they are collected as idle, so that the oldest are let go. Thread-safe.
/// </summary>
internal sealed class AnswerShelf(IOptions<SimulationOptions> options)
{
    private readonly Lock gate = new();
    private readonly Queue<IGrainContext> answers = new();

    /// <summary>Notes that an activation remembers one more answer; the oldest goes when there are too many.</summary>
    public void Put(IGrainContext run)
    {
        IGrainContext oldest;
        lock (gate)
        {
            answers.Enqueue(run);
            if (answers.Count <= options.Value.RememberedAnswers) return;
            oldest = answers.Dequeue();
        }

        oldest.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "Newer answers are remembered instead."));
    }
}
