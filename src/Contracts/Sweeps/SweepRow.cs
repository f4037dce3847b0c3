using Simulation.Contracts.Runs;

namespace Simulation.Contracts.Sweeps;

/// <summary>One point of a sweep, answered.</summary>
/// <param name="Point">Number of the point: all combinations of the first province, then of the next.</param>
/// <param name="Province">Id of the province.</param>
/// <param name="Values">The levers' values, in the order of the axes.</param>
/// <param name="Result">The answer; null when the point could not be computed.</param>
/// <param name="Failure">Why it could not; null when it could.</param>
[GenerateSerializer, Immutable, Alias("sweep-row")]
public sealed record SweepRow(
    [property: Id(0)] int Point,
    [property: Id(1)] string Province,
    [property: Id(2)] double[] Values,
    [property: Id(3)] RunResult? Result,
    [property: Id(4)] string? Failure);
