using System.Collections.Immutable;
using CsCheck;
using Simulation.Model.Analysis.RequiredGrowth;
using Xunit;

namespace Simulation.Model.Tests.Analysis.RequiredGrowth;

public class RequiredGrowthTableTests
{
    private static readonly Gen<RequiredGrowthQuestion> Questions =
        from draws in Gen.Int[3, 60]
        from farm in Gen.Double[-10, 10].Array[draws]
        from works in Gen.Double[-20, 30].Array[draws]
        from farmWeight in Gen.Double[0.1, 0.9]
        from target in Gen.Double[-5, 20]
        from weights in Gen.Double[0.01, 1].Array[draws]
        select Question(farm, works, farmWeight, target, weights);

    [Fact]
    public void Sectors_AnyDraws_AddUpToTheTarget() => Questions.Sample(question =>
    {
        var table = RequiredGrowthTable.DrawUp(question);

        Assert.Equal(question.Target, table.Sectors.Sum(sector => sector.Contribution), 1e-8);
        Assert.Equal(question.Target, table.Sectors.Sum(sector => sector.Weight * sector.Required), 1e-8);
    });

    [Fact]
    public void Sectors_TargetIsWhatIsExpected_AskForWhatIsExpectedOfEach() => Questions.Sample(question =>
    {
        var expected = RequiredGrowthTable.DrawUp(question).Expected;

        var table = RequiredGrowthTable.DrawUp(question with { Target = expected });

        Assert.All(table.Sectors, sector => Assert.Equal(sector.Expected, sector.Required, 1e-7));
    });

    [Fact]
    public void Sectors_OneSwingsAndOneStands_TheSwingingOneIsAskedForTheRest()
    {
        double[] works = [0, 5, 10, 15, 20];
        var table = RequiredGrowthTable.DrawUp(Question([2, 2, 2, 2, 2], works, 0.5, target: 8.5, [1, 1, 1, 1, 1]));

        Assert.Equal(2, table.Sectors[0].Required, 1e-9);
        Assert.Equal(15, table.Sectors[1].Required, 1e-9);
        // Of five draws two reach 15.
        Assert.Equal(0.4, table.Sectors[1].Probability, 1e-12);
        Assert.Equal(0.4, table.Probability, 1e-12);
    }

    [Fact]
    public void Quarters_HalfAYearKnown_TheRestIsWhatIsLeft()
    {
        var table = RequiredGrowthTable.DrawUp(Simple(8) with { YearToDate = [4, 6, null] });

        Assert.Equal(new YearToDate(2, 6), table.Known);
        Assert.Equal([4.0, 8.0, 10.0, 10.0], table.Quarters.Select(quarter => Math.Round(quarter.Growth!.Value, 9)));
        Assert.Equal([4.0, 6.0, 22.0 / 3, 8.0], table.Quarters.Select(quarter => quarter.YearToDate!.Value), (left, right) => Math.Abs(left - right) < 1e-9);
        Assert.Equal([true, true, false, false], table.Quarters.Select(quarter => quarter.IsKnown));
        Assert.Equal([true, true, false, false], table.Quarters.Select(quarter => quarter.Probability is null));
    }

    [Fact]
    public void Quarters_Unequal_WeighAsGiven()
    {
        var table = RequiredGrowthTable.DrawUp(Simple(8) with { YearToDate = [5, null, null], QuarterWeights = [0.2, 0.2, 0.2, 0.4] });

        // (8 − 0.2 × 5) / 0.8
        Assert.All(table.Quarters.Skip(1), quarter => Assert.Equal(8.75, quarter.Growth!.Value, 1e-9));
        Assert.Equal(8, table.Quarters[3].YearToDate!.Value, 1e-9);
    }

    [Fact]
    public void Quarters_MiddleFigureMissing_ItsOwnGrowthIsUnknown()
    {
        var table = RequiredGrowthTable.DrawUp(Simple(8) with { YearToDate = [null, 6, null] });

        Assert.Equal([null, null], table.Quarters.Take(2).Select(quarter => quarter.Growth));
        Assert.Equal([null, 6.0], table.Quarters.Take(2).Select(quarter => quarter.YearToDate));
    }

    [Fact]
    public void Quarters_OnlyTheLastLeft_IsAsLikelyAsTheTarget()
    {
        var question = Simple(8) with { YearToDate = [4, 6, 7], QuarterSpread = 5 };

        var table = RequiredGrowthTable.DrawUp(question);

        Assert.Equal(table.Probability, table.Quarters[3].Probability!.Value, 1e-12);
    }

    [Theory]
    [InlineData(0, 3.0)]
    [InlineData(1, 2.8284271247461903)]
    [InlineData(2, 2.449489742783178)]
    public void Quarters_LeftOfTheYear_LieAsFarFromTheirMeanAsFourDoFromTheYear(int over, double spread)
    {
        // A quarter of an open year was taken to lie 0.87 of the published spread from its year, not all of it. With σ² (1 − 1/4) = 3², n quarters left lie σ √(1 − 1/n) from their mean.
        double[] growth = [8, 8, 8];
        var question = Question(growth, growth, 0.5, target: 7, [1, 1, 1]) with { YearToDate = [over > 0 ? 8 : null, over > 1 ? 8 : null, null], QuarterSpread = 3 };

        var table = RequiredGrowthTable.DrawUp(question);

        var required = table.Quarters[3].Growth!.Value;
        Assert.Equal(MathNet.Numerics.Distributions.Normal.CDF(0, 1, (8 - required) / spread), table.Quarters[3].Probability!.Value, 1e-12);
    }

    [Fact]
    public void DrawUp_ContributionsThatAreNotTheWhole_AreRefused()
    {
        var question = Simple(8);

        var error = Assert.Throws<ArgumentException>(() => RequiredGrowthTable.DrawUp(question with { Sectors = [question.Sectors[0]] }));

        Assert.Contains("give sectors that make up the whole", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.25, 0.25, 0.25, 0.26)]
    [InlineData(0, 0.5, 0.25, 0.25)]
    public void DrawUp_WrongQuarterWeights_AreRefused(double first, double second, double third, double fourth) =>
        Assert.Throws<ArgumentException>(() => RequiredGrowthTable.DrawUp(Simple(8) with { QuarterWeights = [first, second, third, fourth] }));

    private static RequiredGrowthQuestion Simple(double target) => Question([1, 2, 3], [4, 10, 16], 0.4, target, [1, 1, 1]);

    private static RequiredGrowthQuestion Question(double[] farm, double[] works, double farmWeight, double target, double[] weights)
    {
        double[] Contribution(double[] growth, double weight) => [.. growth.Select(value => weight * value)];
        var (ofFarm, ofWorks) = (Contribution(farm, farmWeight), Contribution(works, 1 - farmWeight));
        return new RequiredGrowthQuestion
        {
            Year = 2024,
            Target = target,
            Growth = ofFarm.Zip(ofWorks, (left, right) => left + right).ToArray(),
            Sectors = ImmutableArray.Create(new SectorDraws("agriculture", farm, ofFarm), new SectorDraws("industry", works, ofWorks)),
            Weights = weights.Select(weight => weight / weights.Sum()).ToArray(),
            QuarterSpread = 3,
        };
    }
}
