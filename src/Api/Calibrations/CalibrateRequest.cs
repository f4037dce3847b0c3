namespace Simulation.Api.Calibrations;

/// <summary>Asks for a calibration. Everything may be left out.</summary>
public sealed record CalibrateRequest
{
    /// <summary>Blocks of 256 chains, 2 to 64; the deployment's default when left out.</summary>
    public int? Blocks { get; init; }

    /// <summary>Steps of every chain, 16 to 100000; the deployment's default when left out.</summary>
    public int? Steps { get; init; }

    /// <summary>Whether questions are answered from it when it is done. True when left out.</summary>
    public bool? Publish { get; init; }
}
