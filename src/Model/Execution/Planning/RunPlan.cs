using System.Collections.Immutable;
using Simulation.Model.Execution.Machine;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution.Planning;

/// <summary>A program with the places of its inputs and exports in one year (or in the opening).</summary>
/// <param name="Segment">The segment; null for the opening.</param>
/// <param name="Program">Its program.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Columns">Columns of inputs, then of exports.</param>
/// <param name="FirstUniform">Where its uniform numbers start among the plan's.</param>
internal sealed record SegmentRun(Segment? Segment, Program Program, int Year, int[] Columns, int FirstUniform);

/// <summary>A random number to fetch into a column.</summary>
internal readonly record struct LatentFill(Latent Latent, int Column);

/// <summary>A column of an ensemble to copy into a column.</summary>
internal readonly record struct StateLoad(LaggedSymbol Key, int Column);

/// <summary>A number to write into all draws of a column, for sinks.</summary>
internal readonly record struct Broadcast(int Column, double Value);

/// <summary>What is done in one year.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Latents">Random numbers to fetch.</param>
/// <param name="Runs">Segments, in order.</param>
/// <param name="Outputs">Column of each output.</param>
/// <param name="Broadcasts">Outputs that are the same in all draws.</param>
/// <param name="IsDelivered">Whether the sink receives this year.</param>
internal sealed record YearPlan(
    int Year, ImmutableArray<LatentFill> Latents, ImmutableArray<SegmentRun> Runs, int[] Outputs, ImmutableArray<Broadcast> Broadcasts, bool IsDelivered);

/// <summary>Where a captured value stands after the last year: in a column, or the same number for all draws.</summary>
internal readonly record struct CaptureSource(LaggedSymbol Key, int Column, double Value);

/// <summary>Everything a run of a block of draws does, in order. Immutable.</summary>
internal sealed class RunPlan
{
    /// <summary>Columns of a workspace.</summary>
    public required int Columns { get; init; }

    /// <summary>First private column of programs.</summary>
    public required int FirstRegister { get; init; }

    /// <summary>Slots of the largest program.</summary>
    public required int Slots { get; init; }

    /// <summary>Constant random numbers the opening reads.</summary>
    public required ImmutableArray<LatentFill> OpeningLatents { get; init; }

    /// <summary>Parameters and starting values from random numbers; null when they come from an ensemble.</summary>
    public required SegmentRun? Opening { get; init; }

    /// <summary>Parameters and starting values from an ensemble.</summary>
    public required ImmutableArray<StateLoad> Loads { get; init; }

    /// <summary>The years; the first may be the starting year, with nothing to run.</summary>
    public required ImmutableArray<YearPlan> Years { get; init; }

    /// <summary>What a capture takes after the last year.</summary>
    public required ImmutableArray<CaptureSource> Captures { get; init; }

    /// <summary>Uniform numbers of all runs; pinned, as programs hold addresses into it.</summary>
    public required double[] Uniforms { get; init; }
}
