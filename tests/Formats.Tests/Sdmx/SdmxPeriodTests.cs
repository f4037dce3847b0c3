using Simulation.Formats.Sdmx;
using Xunit;

namespace Simulation.Formats.Tests.Sdmx;

public class SdmxPeriodTests
{
    [Theory]
    [InlineData("2024", "2024")]
    [InlineData("2024-Q1", "2024-Q1")]
    [InlineData("2024Q3", "2024-Q3")]
    [InlineData("2024-H1", "2024-S1")]
    [InlineData("2021H2", "2021-S2")]
    [InlineData("2021-03", "2021-03")]
    [InlineData("2023-9M", "2023-01-01/P9M")]
    [InlineData("2016-2020avg", "2016-01-01/P5Y")]
    [InlineData("2016-2020", "2016-01-01/P5Y")]
    [InlineData("2016-2020sum", "2016-01-01/P5Y")]
    [InlineData("2020-2016", null)]
    [InlineData("2021-13", null)]
    [InlineData("2024-Q5", null)]
    [InlineData("soon", null)]
    public void Of_PeriodAsPrinted_IsThatOfSdmx(string printed, string? period) => Assert.Equal(period, SdmxPeriod.Of(printed));
}
