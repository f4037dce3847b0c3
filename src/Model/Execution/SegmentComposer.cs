using Simulation.Model.Execution.Machine;
using Simulation.Model.Execution.Planning;

namespace Simulation.Model.Execution;

/// <summary>
/// Runs draws of a forecast with segments that were lent by their owners. Who is joined to whom is worked out once; then every
/// block of draws passes through all segments in one working memory, where an export of one segment is the import of the next without being moved. Same
/// bits as <see cref="Projector.RunFrom"/>. Immutable and thread-safe; working memory is pooled.
/// </summary>
public sealed class SegmentComposer
{
    private readonly Projector projector;
    private readonly RunPlan plan;

    private SegmentComposer(Projector projector, RunPlan plan)
    {
        this.projector = projector;
        this.plan = plan;
    }

    /// <summary>A composition of lent segments.</summary>
    /// <param name="projector">The forecast.</param>
    /// <param name="segments">Segments of this forecast, lent by whoever owns them, in any order. They may come from another preparation of the same question.</param>
    /// <exception cref="ArgumentException">A segment that the outputs need is missing, or one is given twice.</exception>
    public static SegmentComposer Of(Projector projector, IReadOnlyList<SegmentProjector> segments)
    {
        ArgumentNullException.ThrowIfNull(projector);
        ArgumentNullException.ThrowIfNull(segments);
        // Lent by owners who prepared the question together with this projector, they are joined already.
        return new SegmentComposer(projector, segments.SequenceEqual(projector.Segments) ? projector.Plan : CompositionPlanner.Plan(projector, segments));
    }

    /// <summary>Runs draws from an ensemble: draw i has parameters and starting state of member i mod Members.</summary>
    /// <param name="draws">Which draws.</param>
    /// <param name="ensemble">State at the end of the forecast's start year.</param>
    /// <param name="latents">Random numbers.</param>
    /// <param name="sink">Receives the outputs, as from <see cref="Projector.RunFrom"/>.</param>
    /// <param name="betweenBlocks">
    /// Called on this thread after each block of at most <see cref="OutputBlock.MaximumDraws"/> draws with the number of draws done: where a long run makes
    /// way for others or reports progress. Nothing is held while it runs but this thread's working memory.
    /// </param>
    /// <param name="cancellation">Stops between blocks.</param>
    /// <exception cref="ArgumentException">The ensemble is of another year, or lacks a column.</exception>
    /// <exception cref="ConvergenceException">A simultaneous core has no solution in some draw.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the sink has received whole blocks only.</exception>
    public void Run(
        DrawRange draws, Ensemble ensemble, LatentSource latents, OutputSink sink, Action<int>? betweenBlocks = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        projector.Check(ensemble, plan);
        new BlockRunner(plan, projector.Method, latents).Run(draws, ensemble, sink, null, betweenBlocks, cancellation);
    }
}
