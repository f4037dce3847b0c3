using CsCheck;
using Simulation.Model.Calibration.Sampling;
using Xunit;

namespace Simulation.Model.Tests.Calibration.Sampling;

public class BlockMatrixTests
{
    [Fact]
    public void Multiply_AnyShape_IsTheProductInTheSameOrder() =>
        Gen.Select(Gen.Int[1, 23], Gen.Int[1, 23], Gen.Int[1, 70], Gen.Double[-2, 2].Array[23 * 23], Gen.Double[-2, 2].Array[23 * 70]).Sample((rows, columns, count, a, x) =>
        {
            // Some zeros at the ends of rows, as in a triangle.
            for (var row = 0; row < rows; row++)
                for (var column = 0; column < Math.Min(row, columns); column++)
                    a[(row * columns) + column] = 0;
            var y = new double[rows * count];
            new BlockMatrix(a.AsSpan(0, rows * columns), rows, columns).Multiply(x.AsSpan(0, columns * count), count, y);
            for (var row = 0; row < rows; row++)
                for (var point = 0; point < count; point++)
                {
                    var sum = 0.0;
                    for (var inner = 0; inner < columns; inner++)
                        sum = Math.FusedMultiplyAdd(a[(row * columns) + inner], x[(inner * count) + point], sum);
                    Assert.Equal(sum, y[(row * count) + point]);
                }
        });
}
