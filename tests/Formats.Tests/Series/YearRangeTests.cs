using Simulation.Formats.Series;
using Xunit;

namespace Simulation.Formats.Tests.Series;

public class YearRangeTests
{
    [Theory]
    [InlineData("2024:2027", 2024, 2027)]
    [InlineData("2024:", 2024, null)]
    [InlineData(":2027", null, 2027)]
    [InlineData("2025", 2025, 2025)]
    public void Parse_Range_IsRead(string text, int? from, int? to) => Assert.Equal(new YearRange(from, to), YearRange.Parse(text));

    [Theory]
    [InlineData(":")]
    [InlineData("")]
    [InlineData("2027:2024")]
    [InlineData("24:27")]
    [InlineData("2024:2025:2026")]
    [InlineData("-2024")]
    public void Parse_NoRange_IsNull(string text) => Assert.Null(YearRange.Parse(text));

    [Theory]
    [InlineData("2024", true)]
    [InlineData("2024-Q1", true)]
    [InlineData("2021-2025avg", false)]
    [InlineData("2024-2025avg", true)]
    [InlineData("2023-9M", false)]
    [InlineData("soon", false)]
    public void Contains_Period_MustLieInsideWithAllItsYears(string period, bool isInside) => Assert.Equal(isInside, new YearRange(2024, 2026).Contains(period));
}
