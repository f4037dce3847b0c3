namespace Simulation.Formats.Draws;

/// <summary>How much text is gathered before it is handed to the stream.</summary>
internal static class DrawsBuffer
{
    /// <summary>Bytes.</summary>
    public const int Bytes = 1 << 16;
}
