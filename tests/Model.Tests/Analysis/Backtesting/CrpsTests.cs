using CsCheck;
using Simulation.Model.Analysis.Backtesting;
using Simulation.Model.Ensembles.Randomness;
using Xunit;

namespace Simulation.Model.Tests.Analysis.Backtesting;

public sealed class CrpsTests
{
    private static readonly Gen<double[]> Samples = Gen.Double[-50, 50].Array[1, 60];

    [Fact]
    public void OfSample_AnySample_IsTheDoubleSum() =>
        Gen.Select(Samples, Gen.Double[-80, 80]).Sample((sample, outcome) => Assert.Equal(DoubleSum(sample, outcome), Crps.OfSample(sample, outcome), 10));

    [Fact]
    public void OfSample_OutcomeAmongTies_IsTheDoubleSum() =>
        Gen.Select(Gen.Int[-3, 3].Array[1, 40], Gen.Int[-4, 4]).Sample((sample, outcome) =>
        {
            double[] values = [.. sample.Select(value => (double)value)];
            Assert.Equal(DoubleSum(values, outcome), Crps.OfSample(values, outcome), 10);
        });

    [Fact]
    public void OfSample_AnySample_IsTheIntegralOfTheSquaredDistance()
    {
        // By hand: draws 1 and 3, outcome 2. F is 0 to 1, 1/2 to 3, 1 after: (1/2)² from 1 to 2 and (1/2 − 1)² from 2 to 3.
        Assert.Equal(0.5, Crps.OfSample([3, 1], 2), 15);
        // Outcome 5: 1/4 from 1 to 3 and 1 from 3 to 5.
        Assert.Equal(2.5, Crps.OfSample([1, 3], 5), 15);
    }

    [Fact]
    public void OfSample_OneDraw_IsTheAbsoluteError() =>
        Gen.Select(Gen.Double[-9, 9], Gen.Double[-9, 9]).Sample((draw, outcome) => Assert.Equal(Crps.OfPoint(draw, outcome), Crps.OfSample([draw], outcome), 12));

    [Fact]
    public void OfSample_ManyNormalDraws_ApproachTheClosedForm()
    {
        var sample = new double[200_000];
        RandomStreams.FillNormal(7, 1, 0, 0, sample);
        foreach (var outcome in (double[])[-3, -0.4, 0, 1.3, 4])
            Assert.Equal(Crps.OfNormal(0, 1, outcome), Crps.OfSample(sample, outcome), 2);
    }

    [Theory]
    [InlineData(0, 0.23369497725510913)] // (√2 − 1) / √π
    [InlineData(100, 99.43581041645225)] // far away: the distance less 1/√π
    public void OfNormal_KnownPoints_AreExact(double z, double score)
    {
        Assert.Equal(score, Crps.OfNormal(0, 1, z), 12);
        Assert.Equal(2.5 * score, Crps.OfNormal(4, 2.5, 4 + (2.5 * z)), 11);
        Assert.Equal(score, Crps.OfNormal(0, 1, -z), 12);
    }

    [Fact]
    public void OfNormal_WithoutSpread_IsThePoint() => Assert.Equal(3, Crps.OfNormal(1, 0, 4));

    [Fact]
    public void OfNormal_TheTruth_ScoresBetterOnAverageThanAnyOtherSpreadOrCentre()
    {
        var outcomes = new double[50_000];
        RandomStreams.FillNormal(3, 2, 0, 0, outcomes);
        double Mean(double centre, double sd) => outcomes.Average(outcome => Crps.OfNormal(centre, sd, outcome));
        var truth = Mean(0, 1);
        Assert.All((double[])[0.6, 0.8, 1.25, 1.6], sd => Assert.True(Mean(0, sd) > truth));
        Assert.All((double[])[-0.3, 0.3], centre => Assert.True(Mean(centre, 1) > truth));
    }

    [Theory]
    [InlineData(1, 2, 0.5)]
    [InlineData(2, 2, 0.0)]
    [InlineData(3, 2, -0.5)]
    public void Skill_AgainstAReference_IsOneLessTheRatio(double crps, double reference, double skill) => Assert.Equal(skill, Crps.Skill(crps, reference));

    [Fact]
    public void Skill_AgainstAPerfectReference_IsNotDefined() => Assert.Null(Crps.Skill(0, 0));

    [Fact]
    public void Scores_OfNonsense_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => Crps.OfSample([], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Crps.OfNormal(0, -1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Crps.OfNormal(0, double.NaN, 0));
    }

    private static double DoubleSum(double[] sample, double outcome) =>
        sample.Average(x => Math.Abs(x - outcome)) - (sample.Sum(x => sample.Sum(y => Math.Abs(x - y))) / (2.0 * sample.Length * sample.Length));
}
