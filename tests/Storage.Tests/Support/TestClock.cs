namespace Simulation.Storage.Tests.Support;

/// <summary>A clock that a test sets.</summary>
public sealed class TestClock : TimeProvider
{
    /// <summary>What it shows.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 11, 23, 8, 30, 15, 123, 456, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
