using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Simulation.Model.Calibration.Sampling;

/// <summary>
/// A matrix that multiplies blocks of columns, Y = A X. The order of each sum is fixed (by increasing inner index, one fused multiply-add a
/// term), so a result has the same bits whatever the width of the block and the machine. Entries outside the span of non-zeros of each
/// group of four rows are skipped, which makes a triangular matrix cost half. Immutable.
/// </summary>
internal sealed class BlockMatrix
{
    private const int RowGroup = 4;
    private const int Lanes = 8;
    private const int PanelWidth = 2 * Lanes;

    private readonly double[] packed;
    private readonly (int Offset, int First, int Last)[] groups;

    /// <summary>A matrix from its entries, row-major <c>[rows, columns]</c>.</summary>
    public BlockMatrix(ReadOnlySpan<double> entries, int rows, int columns)
    {
        Rows = rows;
        Columns = columns;
        groups = new (int, int, int)[(rows + RowGroup - 1) / RowGroup];
        var values = new List<double>();
        for (var group = 0; group < groups.Length; group++)
        {
            var (first, last) = Span(entries, group * RowGroup, rows, columns);
            groups[group] = (values.Count, first, last);

            // Column by column, the four rows side by side; rows beyond the last are zeros.
            for (var column = first; column < last; column++)
                for (var row = group * RowGroup; row < (group + 1) * RowGroup; row++)
                    values.Add(row < rows ? entries[(row * columns) + column] : 0);
        }

        packed = [.. values];
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>Y = A X, with X <c>[Columns, count]</c> and Y <c>[Rows, count]</c>, row-major. X and Y must not overlap.</summary>
    public void Multiply(ReadOnlySpan<double> x, int count, Span<double> y)
    {
        // A panel of columns is copied side by side first: rows a power of two apart would fall on the same lines of the cache.
        var panel = new double[Columns * PanelWidth];
        Span<double> result = stackalloc double[RowGroup * PanelWidth];
        for (var column = 0; column < count; column += PanelWidth)
        {
            var width = Math.Min(PanelWidth, count - column);
            for (var row = 0; row < Columns; row++)
                x.Slice((row * count) + column, width).CopyTo(panel.AsSpan(row * PanelWidth));
            for (var group = 0; group < groups.Length; group++)
            {
                MultiplyGroup(group, panel, result);
                for (var row = group * RowGroup; row < Math.Min((group + 1) * RowGroup, Rows); row++)
                    result.Slice((row - (group * RowGroup)) * PanelWidth, width).CopyTo(y[((row * count) + column)..]);
            }
        }
    }

    private void MultiplyGroup(int group, double[] panel, Span<double> result)
    {
        var (offset, first, last) = groups[group];
        Vector512<double> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        ref var matrix = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(packed), offset);
        ref var source = ref MemoryMarshal.GetArrayDataReference(panel);
        for (var inner = first; inner < last; inner++)
        {
            var x0 = Vector512.LoadUnsafe(ref source, (nuint)(inner * PanelWidth));
            var x1 = Vector512.LoadUnsafe(ref source, (nuint)((inner * PanelWidth) + Lanes));
            var m = Vector512.Create(matrix);
            a0 = Vector512.FusedMultiplyAdd(m, x0, a0);
            a1 = Vector512.FusedMultiplyAdd(m, x1, a1);
            m = Vector512.Create(Unsafe.Add(ref matrix, 1));
            b0 = Vector512.FusedMultiplyAdd(m, x0, b0);
            b1 = Vector512.FusedMultiplyAdd(m, x1, b1);
            m = Vector512.Create(Unsafe.Add(ref matrix, 2));
            c0 = Vector512.FusedMultiplyAdd(m, x0, c0);
            c1 = Vector512.FusedMultiplyAdd(m, x1, c1);
            m = Vector512.Create(Unsafe.Add(ref matrix, 3));
            d0 = Vector512.FusedMultiplyAdd(m, x0, d0);
            d1 = Vector512.FusedMultiplyAdd(m, x1, d1);
            matrix = ref Unsafe.Add(ref matrix, RowGroup);
        }

        ref var target = ref MemoryMarshal.GetReference(result);
        a0.StoreUnsafe(ref target, 0);
        a1.StoreUnsafe(ref target, Lanes);
        b0.StoreUnsafe(ref target, 2 * Lanes);
        b1.StoreUnsafe(ref target, 3 * Lanes);
        c0.StoreUnsafe(ref target, 4 * Lanes);
        c1.StoreUnsafe(ref target, 5 * Lanes);
        d0.StoreUnsafe(ref target, 6 * Lanes);
        d1.StoreUnsafe(ref target, 7 * Lanes);
    }

    private static (int First, int Last) Span(ReadOnlySpan<double> entries, int firstRow, int rows, int columns)
    {
        var (first, last) = (columns, 0);
        for (var row = firstRow; row < Math.Min(firstRow + RowGroup, rows); row++)
            for (var column = 0; column < columns; column++)
                if (entries[(row * columns) + column] != 0)
                    (first, last) = (Math.Min(first, column), Math.Max(last, column + 1));
        return last == 0 ? (0, 0) : (first, last);
    }
}
