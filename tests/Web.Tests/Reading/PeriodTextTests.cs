using Simulation.Documents.Wording;
using Simulation.Web.Reading;
using Xunit;

namespace Simulation.Web.Tests.Reading;

public class PeriodTextTests
{
    [Theory]
    [InlineData("2024H1", "first half of 2024", "6 tháng đầu năm 2024")]
    [InlineData("2024H2", "second half of 2024", "6 tháng cuối năm 2024")]
    [InlineData("2024Q1", "Q1 2024", "quý I/2024")]
    [InlineData("2024Q4", "Q4 2024", "quý IV/2024")]
    [InlineData("2023-9M", "9 months of 2023", "9 tháng năm 2023")]
    [InlineData("2024", "year 2024", "năm 2024")]
    public void Of_KnownPeriod_IsSpelledOut(string period, string english, string vietnamese)
    {
        Assert.Equal(english, PeriodText.Of(period, Language.English));
        Assert.Equal(vietnamese, PeriodText.Of(period, Language.Vietnamese));
    }

    [Theory]
    [InlineData("2016-2020")]
    [InlineData("2024Q5")]
    [InlineData("")]
    public void Of_OtherPeriod_StaysAsPrinted(string period) => Assert.Equal(period, PeriodText.Of(period, Language.Vietnamese));
}
