using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Simulation.Model.Calibration.Sampling;

/// <summary>
/// Product of an upper triangular matrix with a block of columns. The order of the sum is fixed (by increasing inner index, one fused
/// multiply-add a term), so the result has the same bits for any block width and on every machine.
/// </summary>
internal static class TriangularProduct
{
    private const int RowsAtOnce = 4;
    private static readonly int Lanes = Vector512<double>.Count;

    /// <summary>Y = U X, with U <c>[k, k]</c> upper triangular, X and Y <c>[k, count]</c>, all row-major. X and Y must not overlap.</summary>
    public static void Upper(double[] matrix, ReadOnlySpan<double> x, Span<double> y, int dimension, int count)
    {
        var vectorised = count - (count % Lanes);
        for (var column = 0; column < vectorised; column += Lanes)
        {
            var row = 0;
            for (; row + RowsAtOnce <= dimension; row += RowsAtOnce)
                FourRows(matrix, x, y, dimension, count, row, column);
            for (; row < dimension; row++)
                OneRow(matrix, x, y, dimension, count, row, column);
        }

        for (var column = vectorised; column < count; column++)
            for (var row = 0; row < dimension; row++)
                y[(row * count) + column] = Scalar(matrix, x, dimension, count, row, column);
    }

    private static void FourRows(double[] matrix, ReadOnlySpan<double> x, Span<double> y, int dimension, int count, int row, int column)
    {
        ref var source = ref MemoryMarshal.GetReference(x);
        Vector512<double> a = default, b = default, c = default, d = default;
        ref var m0 = ref matrix[row * dimension];
        ref var m1 = ref matrix[(row + 1) * dimension];
        ref var m2 = ref matrix[(row + 2) * dimension];
        ref var m3 = ref matrix[(row + 3) * dimension];

        // The triangle's entries left of the diagonal are stored zeros: adding them changes no bits and keeps the four rows in step.
        for (var inner = row; inner < dimension; inner++)
        {
            var v = Vector512.LoadUnsafe(ref source, (nuint)((inner * count) + column));
            a = Vector512.FusedMultiplyAdd(Vector512.Create(System.Runtime.CompilerServices.Unsafe.Add(ref m0, inner)), v, a);
            b = Vector512.FusedMultiplyAdd(Vector512.Create(System.Runtime.CompilerServices.Unsafe.Add(ref m1, inner)), v, b);
            c = Vector512.FusedMultiplyAdd(Vector512.Create(System.Runtime.CompilerServices.Unsafe.Add(ref m2, inner)), v, c);
            d = Vector512.FusedMultiplyAdd(Vector512.Create(System.Runtime.CompilerServices.Unsafe.Add(ref m3, inner)), v, d);
        }

        ref var target = ref MemoryMarshal.GetReference(y);
        a.StoreUnsafe(ref target, (nuint)((row * count) + column));
        b.StoreUnsafe(ref target, (nuint)(((row + 1) * count) + column));
        c.StoreUnsafe(ref target, (nuint)(((row + 2) * count) + column));
        d.StoreUnsafe(ref target, (nuint)(((row + 3) * count) + column));
    }

    private static void OneRow(double[] matrix, ReadOnlySpan<double> x, Span<double> y, int dimension, int count, int row, int column)
    {
        ref var source = ref MemoryMarshal.GetReference(x);
        Vector512<double> sum = default;
        for (var inner = row; inner < dimension; inner++)
        {
            var v = Vector512.LoadUnsafe(ref source, (nuint)((inner * count) + column));
            sum = Vector512.FusedMultiplyAdd(Vector512.Create(matrix[(row * dimension) + inner]), v, sum);
        }

        sum.StoreUnsafe(ref MemoryMarshal.GetReference(y), (nuint)((row * count) + column));
    }

    private static double Scalar(double[] matrix, ReadOnlySpan<double> x, int dimension, int count, int row, int column)
    {
        var sum = 0.0;
        for (var inner = row; inner < dimension; inner++)
            sum = Math.FusedMultiplyAdd(matrix[(row * dimension) + inner], x[(inner * count) + column], sum);
        return sum;
    }
}
