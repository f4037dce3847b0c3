using System.Runtime.InteropServices;
using Simulation.Model.Execution;

namespace Simulation.Model.Ensembles.Summaries;

/// <summary>
/// Summarises a run while it runs: takes the engine's blocks, keeps no draws. Years outside the shape are passed over. One sink serves one thread;
/// several sinks over disjoint draws give summaries that merge.
/// </summary>
public sealed class SummarySink : OutputSink
{
    private readonly SeriesAccumulator[] series;
    private readonly Dictionary<ulong, long> tally = [];
    private readonly ulong[] masks = new ulong[OutputBlock.MaximumDraws];
    private long blockDraw;
    private int blockDraws;
    private int nextYear;

    /// <summary>An empty sink.</summary>
    public SummarySink(RunShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        Shape = shape;
        nextYear = shape.FirstYear;
        series = new SeriesAccumulator[shape.Outputs * shape.Years];
        for (var i = 0; i < series.Length; i++) series[i] = new SeriesAccumulator(shape.Resolution);
    }

    /// <summary>What the sink summarises.</summary>
    public RunShape Shape { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The block has another number of outputs than the shape.</exception>
    /// <exception cref="InvalidOperationException">Years of a block are missing or out of order.</exception>
    public override void Receive(in OutputBlock block)
    {
        if (block.Year < Shape.FirstYear || block.Year > Shape.LastYear) return;
        CheckOrder(block);
        for (var output = 0; output < Shape.Outputs; output++) series[Shape.Index(output, block.Year)].Add(block[output]);
        for (var bit = 0; bit < Shape.Conditions.Length; bit++)
        {
            var condition = Shape.Conditions[bit];
            if (condition.Year == block.Year) condition.Mark(block[condition.Output], bit, masks);
        }

        nextYear++;
        if (block.Year == Shape.LastYear) CloseBlock();
    }

    /// <summary>The summary of the draws received.</summary>
    /// <exception cref="InvalidOperationException">The last block has not yet received all its years.</exception>
    public RunSummary ToSummary() => nextYear == Shape.FirstYear
        ? new RunSummary(Shape, [.. series.Select(accumulator => accumulator.ToSummary())], new TargetTally(Shape.Conditions.Length, tally))
        : throw new InvalidOperationException(
            $"The block of draws from {blockDraw} ends before {nextYear}, but the summary goes to {Shape.LastYear}: simulate the whole horizon.");

    /// <summary>Forgets all draws, also those of a block under way, and keeps the memory. For large runs: exact values belong to the summaries made of them.</summary>
    internal void Clear()
    {
        foreach (var accumulator in series) accumulator.Clear();
        tally.Clear();
        Array.Clear(masks);
        nextYear = Shape.FirstYear;
    }

    private void CheckOrder(in OutputBlock block)
    {
        if (block.Outputs != Shape.Outputs)
            throw new ArgumentException($"The run gives {block.Outputs} outputs and the summary expects {Shape.Outputs}.", nameof(block));
        if (nextYear == Shape.FirstYear) (blockDraw, blockDraws) = (block.FirstDraw, block.Draws);
        if (block.Year != nextYear || block.FirstDraw != blockDraw || block.Draws != blockDraws)
        {
            throw new InvalidOperationException(
                $"Year {block.Year} of {block.Draws} draws from {block.FirstDraw} came, but {nextYear} of {blockDraws} draws from {blockDraw} was due: "
                + "all years of a block come in order before the next block.");
        }
    }

    private void CloseBlock()
    {
        foreach (var mask in masks.AsSpan(0, blockDraws))
            CollectionsMarshal.GetValueRefOrAddDefault(tally, mask, out _)++;
        Array.Clear(masks);
        nextYear = Shape.FirstYear;
    }
}
