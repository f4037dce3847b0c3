using CsCheck;
using Simulation.Model.Calibration.Sampling;
using Xunit;

namespace Simulation.Model.Tests.Calibration.Sampling;

public class HeavyTailTests
{
    [Fact]
    public void Inverse_OfValue_IsTheScore() =>
        Gen.Select(Gen.Double[-8, 8], Gen.Double[0, 0.24]).Sample((score, h) =>
            Assert.Equal(score, HeavyTail.Inverse(HeavyTail.Value(score, h), h), 1e-10 * Math.Max(1, Math.Abs(score))));

    [Fact]
    public void LogSlope_IsTheLogarithmOfTheDerivative() =>
        Gen.Select(Gen.Double[-4, 4], Gen.Double[0, 0.24]).Sample((score, h) =>
        {
            const double step = 1e-5;
            var slope = (HeavyTail.Value(score + step, h) - HeavyTail.Value(score - step, h)) / (2 * step);
            Assert.Equal(Math.Log(slope), HeavyTail.LogSlope(score, h), 1e-6);
        });
}
