namespace Simulation.Contracts.Provinces;

/// <summary>How far a province is from answering.</summary>
/// <param name="IsReady">True when questions are answered at once.</param>
/// <param name="Stage">What is going on: <c>loading</c>, <c>calibrating</c>, <c>ready</c> or <c>failed</c>.</param>
/// <param name="Progress">Share of the stage done, 0..1.</param>
/// <param name="Message">What failed, when it failed; else null.</param>
[GenerateSerializer, Immutable, Alias("province-readiness")]
public sealed record ProvinceReadiness(
    [property: Id(0)] bool IsReady, [property: Id(1)] string Stage, [property: Id(2)] double Progress, [property: Id(3)] string? Message);
