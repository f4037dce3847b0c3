using System.Collections.Immutable;

namespace Simulation.Data;

/// <summary>Gathers problems while files are read, so that all of them are reported together. Not thread-safe: one load, one bag.</summary>
public sealed class DiagnosticBag
{
    private readonly List<DataDiagnostic> diagnostics = [];

    /// <summary>True once an error has been added.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>What was added, in order.</summary>
    public ImmutableArray<DataDiagnostic> Diagnostics => [.. diagnostics];

    /// <summary>Adds a problem.</summary>
    public void Add(DataDiagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        diagnostics.Add(diagnostic);
        HasErrors |= diagnostic.Severity == DataSeverity.Error;
    }

    /// <summary>The outcome: the value with the warnings when there is no error, otherwise the problems alone.</summary>
    /// <param name="build">Makes the value; called only when there is no error.</param>
    public LoadResult<T> Finish<T>(Func<T> build) where T : class
    {
        ArgumentNullException.ThrowIfNull(build);
        return HasErrors ? new LoadResult<T>(null, Diagnostics) : new LoadResult<T>(build(), Diagnostics);
    }
}
