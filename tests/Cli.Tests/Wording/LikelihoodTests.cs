using Simulation.Documents.Wording;
using Xunit;

namespace Simulation.Cli.Tests.Wording;

public class LikelihoodTests
{
    [Theory]
    [InlineData(0.094, "very unlikely", "rất khó đạt")]
    [InlineData(0.0951, "unlikely", "khó đạt")]
    [InlineData(0.324, "unlikely", "khó đạt")]
    [InlineData(0.326, "about as likely as not", "ngang ngửa")]
    [InlineData(0.654, "about as likely as not", "ngang ngửa")]
    [InlineData(0.664, "about as likely as not", "ngang ngửa")]
    [InlineData(0.665, "likely", "nhiều khả năng")]
    [InlineData(0.904, "likely", "nhiều khả năng")]
    [InlineData(0.91, "almost certain", "gần như chắc")]
    public void Word_Probability_FollowsThePrintedPercentage(double probability, string english, string vietnamese)
    {
        Assert.Equal(english, Likelihood.Word(probability, Language.English));
        Assert.Equal(vietnamese, Likelihood.Word(probability, Language.Vietnamese));
    }

    [Theory]
    [InlineData(0.3249, "×", "x", "red")]
    [InlineData(0.33, "!", "!", "darkorange3")]
    [InlineData(0.67, "✓", "+", "green")]
    public void Mark_Probability_HasASignBesidesItsColour(double probability, string sign, string ascii, string colour)
    {
        Assert.Equal((sign, colour), Likelihood.Mark(probability, useUnicode: true));
        Assert.Equal((ascii, colour), Likelihood.Mark(probability, useUnicode: false));
    }

    [Fact]
    public void Label_MissingLanguage_FallsBackToEnglishThenToAnyThenToTheName()
    {
        var both = new Dictionary<string, string> { ["en"] = "growth", ["vi"] = "tăng trưởng" };

        Assert.Equal("tăng trưởng", Language.Vietnamese.Label(both, "grdp_growth"));
        Assert.Equal("growth", Language.Vietnamese.Label(new Dictionary<string, string> { ["en"] = "growth" }, "grdp_growth"));
        Assert.Equal("tăng trưởng", Language.English.Label(new Dictionary<string, string> { ["vi"] = "tăng trưởng" }, "grdp_growth"));
        Assert.Equal("grdp_growth", Language.English.Label(new Dictionary<string, string>(), "grdp_growth"));
    }
}
