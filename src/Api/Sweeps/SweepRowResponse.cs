using Simulation.Api.Simulate;

namespace Simulation.Api.Sweeps;

/// <summary>One point of a sweep.</summary>
public sealed record SweepRowResponse
{
    /// <summary>Number of the point: all combinations of the first province, then of the next.</summary>
    public required int Point { get; init; }

    /// <summary>Id of the province.</summary>
    public required string Province { get; init; }

    /// <summary>Values of the levers, in the order of the request.</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>The answer, as of simulate; null when the point could not be computed.</summary>
    public required SimulateResponse? Result { get; init; }

    /// <summary>Why it could not be computed; null when it could.</summary>
    public required string? Failure { get; init; }
}
