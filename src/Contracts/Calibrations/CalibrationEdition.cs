namespace Simulation.Contracts.Calibrations;

/// <summary>A calibration that is kept, with the data it was made from, whether or not it is published.</summary>
/// <param name="Revision">Revision of the data.</param>
/// <param name="Calibration">Its id.</param>
[GenerateSerializer, Immutable, Alias("calibration-edition")]
public sealed record CalibrationEdition([property: Id(0)] long Revision, [property: Id(1)] string Calibration);
