namespace Simulation.Model.Calibration.Sampling;

/// <summary>Numbers of the random streams a sampler uses. They need only differ from one another: a sampler has a seed of its own.</summary>
internal static class SamplerStream
{
    private const uint ScaleBase = 0x4000_0000;
    private const uint ScaleAcceptanceBase = 0x8000_0000;

    /// <summary>Mixed into the seed so that tuning uses other numbers than sampling.</summary>
    public const ulong PilotKey = 0x9E37_79B9_7F4A_7C15;

    public const uint Acceptance = 0xFFFF_FFFF;

    public static uint Coordinate(int coordinate) => (uint)coordinate;

    public static uint Scale(int move) => ScaleBase + (uint)move;

    public static uint ScaleAcceptance(int move) => ScaleAcceptanceBase + (uint)move;
}
