using Simulation.Model.Plans;
using Xunit;

namespace Simulation.Model.Tests.Plans;

/// <summary>Words for results.</summary>
public sealed class PlanWordsTests
{
    [Theory]
    [InlineData(0.0, LikelihoodBand.VeryUnlikely)]
    [InlineData(0.0999, LikelihoodBand.VeryUnlikely)]
    [InlineData(0.10, LikelihoodBand.Unlikely)]
    [InlineData(0.3299, LikelihoodBand.Unlikely)]
    [InlineData(0.33, LikelihoodBand.AboutAsLikelyAsNot)]
    [InlineData(0.66, LikelihoodBand.AboutAsLikelyAsNot)]
    [InlineData(0.6601, LikelihoodBand.Likely)]
    [InlineData(0.90, LikelihoodBand.Likely)]
    [InlineData(0.9001, LikelihoodBand.AlmostCertain)]
    [InlineData(1.0, LikelihoodBand.AlmostCertain)]
    public void LikelihoodOf_Probability_FollowsTheBands(double probability, LikelihoodBand expected) =>
        Assert.Equal(expected, PlanWords.LikelihoodOf(probability));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void LikelihoodOf_NotAProbability_Throws(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PlanWords.LikelihoodOf(value));

    [Fact]
    public void Text_EveryWord_DiffersInBothLanguages()
    {
        AssertDistinct(Enum.GetValues<LikelihoodBand>(), PlanWords.Text);
        AssertDistinct(Enum.GetValues<TargetStatus>(), PlanWords.Text);
        AssertDistinct(Enum.GetValues<UnjudgedReason>(), PlanWords.Text);
    }

    [Fact]
    public void Text_AnotherLanguage_IsEnglish() => Assert.Equal("almost certain", LikelihoodBand.AlmostCertain.Text("fr"));

    private static void AssertDistinct<T>(T[] values, Func<T, string, string> text)
    {
        var words = values.SelectMany(value => new[] { text(value, "en"), text(value, "vi") }).ToArray();
        Assert.Equal(words.Length, words.Distinct().Count());
        Assert.DoesNotContain(words, string.IsNullOrWhiteSpace);
    }
}
