namespace Simulation.Grains.Tests.Work;

/// <summary>A clock that a test turns.</summary>
internal sealed class HandClock : TimeProvider
{
    private DateTimeOffset now = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Turn(TimeSpan time) => now += time;
}
