namespace Simulation.Contracts.Shards;

/// <summary>Consecutive draws of a run.</summary>
/// <param name="FirstDraw">Number of the first.</param>
/// <param name="Draws">How many.</param>
/// <param name="Values">Values, <c>[series, draw, year]</c>, row-major; NaN where one is not defined in a draw.</param>
[GenerateSerializer, Immutable, Alias("draw-block")]
public sealed record DrawBlock([property: Id(0)] long FirstDraw, [property: Id(1)] int Draws, [property: Id(2)] double[] Values);
