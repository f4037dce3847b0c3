using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Simulation.Data;

/// <summary>
/// The outcome of a load: everything, or nothing and a report. Data are never half loaded.
/// </summary>
/// <typeparam name="T">What was to be loaded.</typeparam>
public sealed class LoadResult<T> where T : class
{
    private readonly T? value;

    internal LoadResult(T? value, ImmutableArray<DataDiagnostic> diagnostics)
    {
        this.value = value;
        Diagnostics = diagnostics;
    }

    /// <summary>Errors (then there is no value) or warnings (then there is one).</summary>
    public ImmutableArray<DataDiagnostic> Diagnostics { get; }

    /// <summary>True when there is a value.</summary>
    public bool Succeeded => value is not null;

    /// <summary>The value.</summary>
    /// <exception cref="DataException">The load failed; the exception carries the report.</exception>
    public T Value => value ?? throw new DataException(Diagnostics);

    /// <summary>The value, if there is one.</summary>
    public bool TryGetValue([NotNullWhen(true)] out T? loaded)
    {
        loaded = value;
        return loaded is not null;
    }
}

/// <summary>Data that did not load were asked for. The message lists every error.</summary>
public sealed class DataException : Exception
{
    /// <summary>Creates the exception from a report.</summary>
    public DataException(ImmutableArray<DataDiagnostic> diagnostics)
        : base(Describe(diagnostics)) => Diagnostics = diagnostics;

    /// <summary>The report.</summary>
    public ImmutableArray<DataDiagnostic> Diagnostics { get; }

    private static string Describe(ImmutableArray<DataDiagnostic> diagnostics) =>
        string.Join('\n', diagnostics.Where(diagnostic => diagnostic.Severity == DataSeverity.Error));
}
