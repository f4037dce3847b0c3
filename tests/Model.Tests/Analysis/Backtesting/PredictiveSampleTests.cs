using CsCheck;
using Simulation.Model.Analysis.Backtesting;
using Simulation.Model.Ensembles.Randomness;
using Xunit;

namespace Simulation.Model.Tests.Analysis.Backtesting;

public sealed class PredictiveSampleTests
{
    private static readonly PredictiveSample OneToHundredOne = PredictiveSample.Of(Enumerable.Range(1, 101).Reverse().Select(value => (double)value));

    [Theory]
    [InlineData(0.5, 26, 76)]
    [InlineData(0.8, 11, 91)]
    [InlineData(0.9, 6, 96)]
    public void Covers_AConstructedSample_IsExactAtBothEnds(double level, double low, double high)
    {
        Assert.True(OneToHundredOne.Covers(level, low) && OneToHundredOne.Covers(level, high));
        Assert.False(OneToHundredOne.Covers(level, low - 1e-9) || OneToHundredOne.Covers(level, high + 1e-9));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0.5 / 101)]
    [InlineData(51, 0.5)]
    [InlineData(51.5, 51.0 / 101)]
    [InlineData(102, 1)]
    public void Pit_AConstructedSample_IsTheShareBelow(double outcome, double pit) => Assert.Equal(pit, OneToHundredOne.Pit(outcome), 15);

    [Fact]
    public void Pit_OutcomesOfTheForecastsOwnLaw_IsUniform()
    {
        const int outcomes = 4000;
        var (draws, came) = (new double[2048], new double[outcomes]);
        RandomStreams.FillNormal(11, 1, 0, 0, draws);
        RandomStreams.FillNormal(11, 2, 0, 0, came);
        var sample = PredictiveSample.Of(draws);
        var counts = PitHistogram.Of(came.Select(sample.Pit)).Counts;

        // Chi-square of ten bins: 27.9 is passed by one honest forecast in a thousand; the draws' own error adds some.
        Assert.InRange(counts.Sum(count => Math.Pow(count - (outcomes / 10.0), 2) / (outcomes / 10.0)), 0, 40);
        foreach (var level in (double[])[0.5, 0.8, 0.9])
            Assert.InRange(came.Count(outcome => sample.Covers(level, outcome)) / (double)outcomes, level - 0.03, level + 0.03);
    }

    [Fact]
    public void Pit_TooNarrowAForecast_PilesUpAtBothEnds()
    {
        var (draws, came) = (new double[1024], new double[1000]);
        RandomStreams.FillNormal(11, 3, 0, 0, draws);
        RandomStreams.FillNormal(11, 4, 0, 0, came);
        var sample = PredictiveSample.Of(draws.Select(draw => draw / 3));
        var histogram = PitHistogram.Of(came.Select(sample.Pit));
        Assert.True(histogram.Counts[0] > 2 * histogram.Expected && histogram.Counts[^1] > 2 * histogram.Expected);
    }

    [Fact]
    public void Score_OfAnySample_IsThatOfCrps() =>
        Gen.Select(Gen.Double[-5, 5].Array[1, 30], Gen.Double[-6, 6]).Sample((draws, outcome) =>
            Assert.Equal(Crps.OfSample(draws, outcome), PredictiveSample.Of(draws).Score(outcome), 15));

    [Fact]
    public void Of_DrawsThatAreNotDefined_LeavesThemOutAndCountsThem()
    {
        var sample = PredictiveSample.Of([2, double.NaN, 1, double.PositiveInfinity]);
        Assert.Equal((2, 2, 1.5), (sample.Count, sample.Undefined, sample.Mean));
        Assert.Throws<ArgumentException>(() => PredictiveSample.Of([double.NaN]));
    }

    [Fact]
    public void ProbabilityOfAtLeast_AThreshold_IsTheShareOfDraws()
    {
        Assert.Equal(1, OneToHundredOne.ProbabilityOfAtLeast(1));
        Assert.Equal(2 / 101.0, OneToHundredOne.ProbabilityOfAtLeast(99.5));
        Assert.Equal(0, OneToHundredOne.ProbabilityOfAtLeast(101.5));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.999, 3)]
    [InlineData(1, 3)]
    [InlineData(0.5, 2)]
    public void Histogram_AValue_FallsIntoItsBin(double value, int bin) => Assert.Equal(1, PitHistogram.Of([value], 4).Counts[bin]);

    [Fact]
    public void Histogram_OfNoProbability_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PitHistogram.Of([1.01]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PitHistogram.Of([double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PitHistogram.Of([0.5], 0));
    }
}
