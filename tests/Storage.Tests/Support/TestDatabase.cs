using Simulation.Storage.Sql;

namespace Simulation.Storage.Tests.Support;

/// <summary>A database of a test's own, with all tables. Several programs may be played by opening it several times.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    /// <summary>Makes what one more program would work with; the caller disposes of it.</summary>
    public abstract SqlDatabase Open();

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
