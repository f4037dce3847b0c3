namespace Simulation.Cluster.Fixture;

/// <summary>Settings of the programs under test.</summary>
public static class Settings
{
    /// <summary>The province that is asked about.</summary>
    public const string Province = "tra-vinh";

    /// <summary>A calibration of little effort: equality to the bit needs no good posterior.</summary>
    public static IReadOnlyList<string> Quick { get; } = ["--Simulation:CalibrationBlocks", "2", "--Simulation:CalibrationSteps", "16"];
}
