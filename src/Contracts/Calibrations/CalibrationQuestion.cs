namespace Simulation.Contracts.Calibrations;

/// <summary>Asks for a calibration. What is null takes the deployment's default.</summary>
[GenerateSerializer, Immutable, Alias("calibration-question")]
public sealed record CalibrationQuestion
{
    /// <summary>Blocks of 256 chains, 2 to 64.</summary>
    [Id(0)]
    public int? Blocks { get; init; }

    /// <summary>Steps of every chain, 16 to 100,000.</summary>
    [Id(1)]
    public int? Steps { get; init; }

    /// <summary>True: when it is done, questions are answered from it.</summary>
    [Id(2)]
    public bool Publishes { get; init; } = true;

    /// <summary>Who asks, as the audit trail shows it when it is published; null for the caller.</summary>
    [Id(3)]
    public string? Author { get; init; }
}
