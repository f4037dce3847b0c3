using Simulation.Contracts.Runs;

namespace Simulation.Contracts.Work;

/// <summary>A piece of a run, lent to a worker.</summary>
/// <param name="Order">The run.</param>
/// <param name="Number">Number of the piece in its run.</param>
/// <param name="First">First unit: draw, block or point.</param>
/// <param name="Count">How many units.</param>
[GenerateSerializer, Immutable, Alias("work-piece")]
public sealed record WorkPiece(
    [property: Id(0)] RunOrder Order, [property: Id(1)] int Number, [property: Id(2)] long First, [property: Id(3)] int Count);
