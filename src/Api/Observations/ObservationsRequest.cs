using System.Text.Json.Serialization;

namespace Simulation.Api.Observations;

/// <summary>Figures to be added: the form in which they are listed, so that what one host lists another takes.</summary>
public sealed record ObservationsRequest
{
    /// <summary>The figures.</summary>
    public required IReadOnlyList<ObservationRequest> Observations { get; init; }
}

/// <summary>A figure to be added.</summary>
public sealed record ObservationRequest
{
    /// <summary>Where it was measured: the province.</summary>
    public required string Region { get; init; }

    /// <summary>What was measured.</summary>
    public required string Indicator { get; init; }

    /// <summary>The part it covers: total, agriculture, ...</summary>
    public required string Sector { get; init; }

    /// <summary>The period as printed: 2023, 2024-Q1, 2024-H1, 2023-9M, 2016-2020avg, 2021-03.</summary>
    public required string Period { get; init; }

    /// <summary>The figure.</summary>
    public required double Value { get; init; }

    /// <summary>Its unit.</summary>
    public required string Unit { get; init; }

    /// <summary>How firm it is: official, preliminary, estimate, ...</summary>
    public required string Status { get; init; }

    /// <summary>Where it was published.</summary>
    public required string Source { get; init; }

    /// <summary>A remark.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Note { get; init; }
}
