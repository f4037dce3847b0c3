using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Simulation.Model.Execution.Solving;

namespace Simulation.Model.Execution.Machine;

/// <summary>Aligned memory for one block of draws at a time: columns, and the address table that programs run on. Used by one thread.</summary>
internal sealed unsafe class Workspace : IDisposable
{
    /// <summary>
    /// Doubles from one column to the next: a block, and one cache line so that columns do not fall into the same sets of the first-level cache.
    /// </summary>
    public const int Stride = OutputBlock.MaximumDraws + 8;

    private readonly nuint size;
    private double* columns;

    public Workspace(int columnCount, int slots)
    {
        Columns = columnCount;
        Slots = slots;
        size = (nuint)columnCount * Stride;
        columns = (double*)NativeMemory.AlignedAlloc(Math.Max(size, 1) * sizeof(double), 64);
        NativeMemory.Clear(columns, size * sizeof(double));
        Table = (double**)NativeMemory.AlignedAlloc((nuint)Math.Max(slots, 1) * (nuint)sizeof(double*), 64);
    }

    ~Workspace() => Free();

    /// <summary>Columns it holds.</summary>
    public int Columns { get; }

    /// <summary>Addresses its table holds.</summary>
    public int Slots { get; }

    /// <summary>The address table.</summary>
    public double** Table { get; private set; }

    /// <summary>Solver of simultaneous cores, with memory of its own.</summary>
    public CoreSolver Solver { get; } = new();

    /// <summary>First value of a column.</summary>
    public double* this[int column] => columns + ((nint)column * Stride);

    /// <summary>All columns.</summary>
    public ReadOnlySpan<double> All => new(columns, (int)size);

    /// <summary>The first values of a column.</summary>
    public Span<double> Column(int column, int length) => new(this[column], length);

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(columns);
        NativeMemory.AlignedFree(Table);
        columns = null;
        Table = null;
    }
}

/// <summary>Workspaces waiting to be used again, so that blocks cost no allocation.</summary>
internal static class WorkspacePool
{
    private static readonly ConcurrentBag<Workspace> Idle = [];

    /// <summary>A workspace of at least this size; give it back with <see cref="Return"/>.</summary>
    public static Workspace Rent(int columns, int slots)
    {
        if (!Idle.TryTake(out var workspace))
        {
            return new Workspace(columns, slots);
        }

        if (workspace.Columns >= columns && workspace.Slots >= slots)
        {
            return workspace;
        }

        var larger = new Workspace(Math.Max(columns, workspace.Columns), Math.Max(slots, workspace.Slots));
        workspace.Dispose();
        return larger;
    }

    public static void Return(Workspace workspace) => Idle.Add(workspace);
}
