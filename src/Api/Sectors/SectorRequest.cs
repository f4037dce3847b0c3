using Simulation.Api.Simulate;

namespace Simulation.Api.Sectors;

/// <summary>A department's question about its own sector alone, what it reads of the others being given.</summary>
public sealed record SectorRequest : SimulateRequest
{
    /// <summary>
    /// Paths of other sectors' variables by full name, one value for each year of the forecast. What is left out follows the median of the baseline.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> Given { get; init; } = new Dictionary<string, IReadOnlyList<double>>();
}
