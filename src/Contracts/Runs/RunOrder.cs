using System.Text.Json.Serialization;
using Simulation.Contracts.Calibrations;
using Simulation.Contracts.Sweeps;

namespace Simulation.Contracts.Runs;

/// <summary>What is to be run: exactly one of the three tickets is given.</summary>
[GenerateSerializer, Immutable, Alias("run-order")]
public sealed record RunOrder
{
    /// <summary>The run's id.</summary>
    [Id(0)]
    public required string Run { get; init; }

    /// <summary>Who asks: what is computed at once is shared fairly between callers.</summary>
    [Id(1)]
    public required string Caller { get; init; }

    /// <summary>A question.</summary>
    [Id(2)]
    public RunTicket? Forecast { get; init; }

    /// <summary>A calibration.</summary>
    [Id(3)]
    public CalibrationTicket? Calibration { get; init; }

    /// <summary>A sweep.</summary>
    [Id(4)]
    public SweepTicket? Sweep { get; init; }

    /// <summary>True: the run is recorded before it is acknowledged, and finishes whatever dies. False: it lives as long as somebody waits for it.</summary>
    [Id(5)]
    public bool IsDurable { get; init; } = true;

    /// <summary>Where in the caller's trace the run belongs, as a <c>traceparent</c>; null without tracing.</summary>
    [Id(6)]
    public string? Trace { get; init; }

    /// <summary>Which of the three.</summary>
    [JsonIgnore]
    public RunKind Kind => Forecast is not null ? RunKind.Forecast : Calibration is not null ? RunKind.Calibration : RunKind.Sweep;

    /// <summary>Provinces concerned.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Provinces =>
        Forecast is not null ? [Forecast.Province] : Calibration is not null ? [Calibration.Province] : Sweep?.Provinces.Select(province => province.Province).ToArray() ?? [];
}
