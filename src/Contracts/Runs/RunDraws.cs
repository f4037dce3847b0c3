namespace Simulation.Contracts.Runs;

/// <summary>What the draws of a forecast are draws of, and what is needed to have them again: draws are not kept, for they are computed to the same bits whenever they are wanted.</summary>
[GenerateSerializer, Immutable, Alias("run-draws")]
public sealed record RunDraws
{
    /// <summary>From which every silo computes them.</summary>
    [Id(0)]
    public required RunTicket Ticket { get; init; }

    /// <summary>Model name, version and text hash.</summary>
    [Id(1)]
    public required string Model { get; init; }

    /// <summary>The day as of which the data were known.</summary>
    [Id(2)]
    public required DateOnly DataVintage { get; init; }

    /// <summary>The plan that was judged; null for none.</summary>
    [Id(3)]
    public required string? Plan { get; init; }

    /// <summary>Seed.</summary>
    [Id(4)]
    public required ulong Seed { get; init; }

    /// <summary>Years of the forecast.</summary>
    [Id(5)]
    public required int[] Years { get; init; }

    /// <summary>What is drawn, in the order of the values of a <see cref="Shards.DrawBlock"/>.</summary>
    [Id(6)]
    public required DrawnSeries[] Series { get; init; }

    /// <summary>Number of draws.</summary>
    public long Draws => Ticket.Draws;
}

/// <summary>A series of which there are draws.</summary>
/// <param name="Indicator">Name, as in the data: <c>grdp_growth</c>.</param>
/// <param name="Sector">Part, as in the data: <c>total</c>.</param>
/// <param name="Unit">Unit of its values.</param>
[GenerateSerializer, Immutable, Alias("drawn-series")]
public sealed record DrawnSeries([property: Id(0)] string Indicator, [property: Id(1)] string Sector, [property: Id(2)] string Unit);
