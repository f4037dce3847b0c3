using CsCheck;
using Simulation.Model.Execution.Machine;
using Xunit;

namespace Simulation.Model.Tests.Execution;

public sealed unsafe class VectorMathTests
{
    private static readonly double[] Special =
    [
        0, -0.0, 1, -1, double.Epsilon, -double.Epsilon, 2.2250738585072014e-308, 1e-310, 1e308, -1e308, double.MaxValue, double.PositiveInfinity,
        double.NegativeInfinity, double.NaN, 0.70710678118654757, 1.4142135623730951, 706.9, 707, 708.5, 709.7, 709.8, -706.9, -707, -708.5, -740, -745.2, -1000, 0.5, 2, 3, -3,
    ];

    [Fact]
    public void Exp_OverItsOrdinaryRange_IsWithinOneAndAHalfUlp() =>
        Gen.Double[-707, 707].Sample(x => AssertWithinUlps(Math.Exp(x), Kernels.Scalar(Op.Exp, x, 0, 0), 1.5, x), iter: 30_000);

    [Fact]
    public void Exp_NearOverflowAndUnderflow_IsWithinThreeUlp()
    {
        Gen.Double[706, 709.78].Sample(x => AssertWithinUlps(Math.Exp(x), Kernels.Scalar(Op.Exp, x, 0, 0), 3, x), iter: 10_000);
        Gen.Double[-745, -706].Sample(x => AssertWithinUlps(Math.Exp(x), Kernels.Scalar(Op.Exp, x, 0, 0), 3, x), iter: 10_000);
    }

    [Fact]
    public void Log_OverItsWholeRange_IsWithinOneAndAHalfUlp() =>
        Gen.Double[-740, 709].Sample(
            exponent =>
            {
                var x = Math.Exp(exponent);
                AssertWithinUlps(Math.Log(x), Kernels.Scalar(Op.Log, x, 0, 0), 1.5, x);
            },
            iter: 30_000);

    [Fact]
    public void Log_NearOne_IsWithinOneAndAHalfUlp() =>
        Gen.Double[0.5, 2].Sample(x => AssertWithinUlps(Math.Log(x), Kernels.Scalar(Op.Log, x, 0, 0), 1.5, x), iter: 30_000);

    [Fact]
    public void Exp_OfSpecialValues_IsAsIeee754Says()
    {
        Assert.Equal(1, Kernels.Scalar(Op.Exp, 0, 0, 0));
        Assert.Equal(double.PositiveInfinity, Kernels.Scalar(Op.Exp, 710, 0, 0));
        Assert.Equal(double.PositiveInfinity, Kernels.Scalar(Op.Exp, double.PositiveInfinity, 0, 0));
        Assert.Equal(0, Kernels.Scalar(Op.Exp, -746, 0, 0));
        Assert.Equal(0, Kernels.Scalar(Op.Exp, double.NegativeInfinity, 0, 0));
        Assert.Equal(double.NaN, Kernels.Scalar(Op.Exp, double.NaN, 0, 0));
    }

    [Fact]
    public void Log_OfSpecialValues_IsAsIeee754Says()
    {
        Assert.Equal(0, Kernels.Scalar(Op.Log, 1, 0, 0));
        Assert.Equal(double.NegativeInfinity, Kernels.Scalar(Op.Log, 0, 0, 0));
        Assert.Equal(double.NaN, Kernels.Scalar(Op.Log, -1, 0, 0));
        Assert.Equal(double.PositiveInfinity, Kernels.Scalar(Op.Log, double.PositiveInfinity, 0, 0));
        Assert.Equal(double.NaN, Kernels.Scalar(Op.Log, double.NaN, 0, 0));
        AssertWithinUlps(Math.Log(double.Epsilon), Kernels.Scalar(Op.Log, double.Epsilon, 0, 0), 1.5, double.Epsilon);
    }

    [Theory]
    [InlineData(-2, 3, -8)]
    [InlineData(-2, 4, 16)]
    [InlineData(-2, 0.5, double.NaN)]
    [InlineData(0, 2, 0)]
    [InlineData(0, 0, 1)]
    [InlineData(0, -1, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, -1, 0)]
    [InlineData(double.NaN, 0, 1)]
    public void Power_OutsideThePositiveNumbers_IsAsIeee754Says(double x, double y, double expected)
    {
        var actual = Kernels.Scalar(Op.Power, x, y, 0);

        Assert.True(expected.Equals(actual) || Math.Abs(expected - actual) <= 1e-14 * Math.Abs(expected), $"{x}^{y} = {actual}");
    }

    [Fact]
    public void LogRatio_OfTwoNegativeNumbers_IsUndefinedLikeTheDifferenceOfTheirLogarithms() =>
        Assert.Equal(double.NaN, Kernels.Scalar(Op.LogRatio, -2, -3, 0));

    [Fact]
    public void MinAndMax_WithNaN_AreNaN()
    {
        foreach (var op in new[] { Op.Min, Op.Max })
        {
            Assert.Equal(double.NaN, Kernels.Scalar(op, double.NaN, 1, 0));
            Assert.Equal(double.NaN, Kernels.Scalar(op, 1, double.NaN, 0));
        }
    }

    [Fact]
    public void EveryOperation_AtEveryWidthAndWayOfOperands_GivesTheBitsOfTheScalarForm()
    {
        double[] values = [.. Special, .. Enumerable.Range(0, 97).Select(i => Math.Sinh((i - 48) / 6.0))];
        foreach (var op in Enum.GetValues<Op>().Where(op => op > Op.Literal && op != Op.Beta))
        {
            foreach (var width in new[] { LaneWidth.Four, LaneWidth.Eight })
            {
                for (var uniforms = 0; uniforms < 7; uniforms++)
                {
                    Compare(op, width, values, uniforms);
                }
            }
        }
    }

    // Operands a, b, c are the values rotated by 0, 5 and 11 places; those whose bit is set in uniforms are the value at place 40 throughout.
    private static void Compare(Op op, LaneWidth width, double[] values, int uniforms)
    {
        var (a, b, c) = ((uniforms & 1) != 0, (uniforms & 2) != 0, (uniforms & 4) != 0);
        var arity = op < Op.Add ? 1 : op < Op.MultiplyAdd ? 2 : 3;
        if ((arity == 1 && uniforms != 0) || (arity == 2 && uniforms > 2))
        {
            return;
        }

        var count = values.Length;
        var padded = (count + 7) & ~7;
        double[] x = [.. Operand(values, 0, a, padded)];
        double[] y = [.. Operand(values, 5, b, padded)];
        double[] z = [.. Operand(values, 11, c, padded)];
        var result = new double[padded];
        fixed (double* px = x, py = y, pz = z, pr = result)
        {
            Kernels.Find(width, op, a, b, c)(pr, px, py, pz, padded);
        }

        for (var i = 0; i < count; i++)
        {
            var expected = Kernels.Scalar(op, x[a ? 0 : i], y[b ? 0 : i], z[c ? 0 : i]);
            Assert.True(SameBits(expected, result[i]), $"{op} at {width}: ({x[i]:R}, {y[i]:R}, {z[i]:R}) gives {result[i]:R}, scalar {expected:R}");
        }
    }

    private static IEnumerable<double> Operand(double[] values, int rotation, bool uniform, int length) =>
        Enumerable.Range(0, length).Select(i => uniform ? values[40] : values[(i + rotation) % values.Length]);

    // The sign and payload of NaN are nobody's business: they do not survive a sink.
    private static bool SameBits(double x, double y) =>
        (double.IsNaN(x) && double.IsNaN(y)) || BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y);

    private static void AssertWithinUlps(double expected, double actual, double ulps, double x)
    {
        var ulp = Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected);
        Assert.True(Math.Abs(expected - actual) <= ulps * ulp, $"at {x:R}: {actual:R}, library {expected:R}");
    }
}
