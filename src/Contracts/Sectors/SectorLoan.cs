using Simulation.Model.Execution;

namespace Simulation.Contracts.Sectors;

/// <summary>
/// What a sector lends to a shard: its projectors, by reference. They have no form on the wire. A loan from another silo names the sector alone, and the borrower takes the
/// segments of that sector from its own preparation of the run, which is the same to the bit.
/// </summary>
[GenerateSerializer, Immutable, Alias("sector-loan")]
public sealed record SectorLoan
{
    /// <summary>The sector: the name of an office of the model.</summary>
    [Id(0)]
    public required string Office { get; init; }

    /// <summary>Its projectors, in order of evaluation; null when the loan comes from another silo.</summary>
    [field: NonSerialized]
    public IReadOnlyList<SegmentProjector>? Projectors { get; init; }
}
