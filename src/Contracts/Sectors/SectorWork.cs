using Simulation.Contracts.Runs;
using Simulation.Model.Execution;

namespace Simulation.Contracts.Sectors;

/// <summary>A segment to project. The arrays go by reference and must not be written.</summary>
[GenerateSerializer, Immutable, Alias("sector-work")]
public sealed record SectorWork
{
    /// <summary>The run.</summary>
    [Id(0)]
    public required RunTicket Ticket { get; init; }

    /// <summary>Number of the segment, <see cref="Segment.Number"/>.</summary>
    [Id(1)]
    public required int Segment { get; init; }

    /// <summary>Year to project.</summary>
    [Id(2)]
    public required int Year { get; init; }

    /// <summary>Number of the first draw.</summary>
    [Id(3)]
    public required long FirstDraw { get; init; }

    /// <summary>How many draws.</summary>
    [Id(4)]
    public required int Draws { get; init; }

    /// <summary>What the segment reads, in the order of <see cref="SegmentProjector.Imports"/>: <c>[import][draw]</c>.</summary>
    [Id(5)]
    public required double[][] Imports { get; init; }
}

/// <summary>What a segment exports, in the order of <see cref="SegmentProjector.Exports"/>: <c>[export][draw]</c>. By reference: must not be written.</summary>
/// <param name="Exports">The arrays.</param>
[GenerateSerializer, Immutable, Alias("sector-block")]
public sealed record SectorBlock([property: Id(0)] double[][] Exports);
