namespace Simulation.Contracts.Calibrations;

/// <summary>What a silo needs to prepare a calibration by itself. The run's id is the calibration's.</summary>
/// <param name="Province">Id of the province.</param>
/// <param name="Revision">Revision of its observations.</param>
/// <param name="Blocks">Blocks of 256 chains.</param>
/// <param name="Steps">Steps of every chain.</param>
/// <param name="Publishes">Who publishes it when it is done, so that questions are answered from it; null to leave that to somebody.</param>
[GenerateSerializer, Immutable, Alias("calibration-ticket")]
public sealed record CalibrationTicket(
    [property: Id(0)] string Province,
    [property: Id(1)] long Revision,
    [property: Id(2)] int Blocks,
    [property: Id(3)] int Steps,
    [property: Id(4)] string? Publishes);
