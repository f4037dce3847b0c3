using Simulation.Contracts.Questions;

namespace Simulation.Contracts.Sectors;

/// <summary>A department's question about its own sector alone.</summary>
[GenerateSerializer, Immutable, Alias("sector-question")]
public sealed record SectorQuestion
{
    /// <summary>The office asking: <c>agriculture</c>, <c>industry</c>, <c>services</c>, <c>product_taxes</c>.</summary>
    [Id(0)]
    public required string Office { get; init; }

    /// <summary>Levers, events, horizon, draws and seed, as in any other question.</summary>
    [Id(1)]
    public required SimulationQuestion Question { get; init; }

    /// <summary>
    /// Paths of other sectors' variables that this sector reads, by full name (<c>value_added[agriculture]</c>): one value a year of the forecast. What is
    /// not given follows the median of the baseline.
    /// </summary>
    [Id(2)]
    public Dictionary<string, double[]> Given { get; init; } = [];
}
