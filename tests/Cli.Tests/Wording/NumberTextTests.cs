using Simulation.Documents.Wording;
using Xunit;

namespace Simulation.Cli.Tests.Wording;

public class NumberTextTests
{
    private static readonly NumberText English = new(Language.English, useUnicode: true);
    private static readonly NumberText Vietnamese = new(Language.Vietnamese, useUnicode: true);
    private static readonly NumberText Ascii = new(Language.English, useUnicode: false);

    [Theory]
    [InlineData(34000, 0, "34,000", "34.000")]
    [InlineData(8.5, 1, "8.5", "8,5")]
    [InlineData(-3.92, 2, "−3.92", "−3,92")]
    [InlineData(1234567.25, 1, "1,234,567.3", "1.234.567,3")]
    [InlineData(-0.04, 1, "0.0", "0,0")]
    [InlineData(2.5, 0, "3", "3")]
    public void Fixed_Number_IsWrittenAsTheLanguageDoes(double value, int decimals, string english, string vietnamese)
    {
        Assert.Equal(english, English.Fixed(value, decimals));
        Assert.Equal(vietnamese, Vietnamese.Fixed(value, decimals));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Fixed_Undefined_IsAWordAndNeitherZeroNorDash(double? value)
    {
        Assert.Equal("undefined", English.Fixed(value, 1));
        Assert.Equal("không xác định", Vietnamese.Fixed(value, 1));
    }

    [Fact]
    public void Fixed_WithoutUnicode_WritesAHyphen() => Assert.Equal("-3.9", Ascii.Fixed(-3.92, 1));

    [Theory]
    [InlineData(27, "27")]
    [InlineData(8.5, "8,5")]
    [InlineData(94.95, "94,95")]
    [InlineData(34000, "34.000")]
    [InlineData(0.1 + 0.2, "0,3")]
    public void Shortest_Target_HasNoTrailingZero(double value, string expected) => Assert.Equal(expected, Vietnamese.Shortest(value));

    [Theory]
    [InlineData(104.9312, "104.93")]
    [InlineData(0.0612043, "0.061204")]
    [InlineData(43712.4, "43,712")]
    [InlineData(-3, "−3")]
    [InlineData(0, "0")]
    [InlineData(double.NaN, "undefined")]
    public void Significant_Number_KeepsItsDigitsWhateverItsSize(double value, string expected) => Assert.Equal(expected, English.Significant(value, 5));

    [Theory]
    [InlineData(1.26, "+1.3")]
    [InlineData(-1.26, "−1.3")]
    [InlineData(0.04, "0.0")]
    public void Signed_Change_ShowsItsDirectionUnlessItRoundsToNothing(double value, string expected) => Assert.Equal(expected, English.WithSign(value, 1));

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.004, "< 1 %")]
    [InlineData(0.01, "1 %")]
    [InlineData(0.335, "34 %")]
    [InlineData(0.99, "99 %")]
    [InlineData(0.9951, "> 99 %")]
    [InlineData(1, "100 %")]
    public void Probability_Share_NeverRoundsToCertainty(double share, string expected) => Assert.Equal(expected, English.Probability(share));

    [Fact]
    public void Day_Date_IsWrittenAsTheLanguageDoes()
    {
        Assert.Equal("31/12/2023", Vietnamese.Day(new DateOnly(2023, 12, 31)));
        Assert.Equal("31 December 2023", English.Day(new DateOnly(2023, 12, 31)));
    }

    [Theory]
    [InlineData("percent", "8.5 %", "8,5%")]
    [InlineData("billion VND", "8.5 billion VND", "8,5 tỷ đồng")]
    [InlineData("billion VND2015", "8.5 billion VND at 2015 prices", "8,5 tỷ đồng (giá 2015)")]
    [InlineData("million VND per person", "8.5 million VND per person", "8,5 triệu đồng/người")]
    [InlineData("thousand person", "8.5 thousand persons", "8,5 nghìn người")]
    [InlineData("", "8.5", "8,5")]
    [InlineData("furlong", "8.5 furlong", "8,5 furlong")]
    public void WithUnit_Number_CarriesTheReadersUnit(string unit, string english, string vietnamese)
    {
        Assert.Equal(english, English.WithUnit(English.Fixed(8.5, 1), unit));
        Assert.Equal(vietnamese, Vietnamese.WithUnit(Vietnamese.Fixed(8.5, 1), unit));
    }

    [Theory]
    [InlineData("percent", 1500, 1)]
    [InlineData("billion VND", 8.2, 0)]
    [InlineData("million VND per person", 88, 1)]
    [InlineData("enterprise", 520, 1)]
    [InlineData("thousand person", 1020, 0)]
    [InlineData("", 0.5, 3)]
    public void Decimals_Unit_DecidesHowMuchIsWorthPrinting(string unit, double magnitude, int expected) =>
        Assert.Equal(expected, UnitText.Decimals(unit, magnitude));
}
