using CsCheck;
using Simulation.Model.Calibration;
using Xunit;

namespace Simulation.Model.Tests.Calibration.Observations;

public sealed class PeriodTests
{
    private static readonly Gen<Period> AnyPeriod =
        from kind in Gen.Enum<PeriodKind>()
        from year in Gen.Int[1950, 2100]
        from number in Gen.Int[1, 11]
        from length in Gen.Int[1, 20]
        select kind switch
        {
            PeriodKind.Quarter => Period.Quarter(year, 1 + number % 4),
            PeriodKind.YearToDate => Period.YearToDate(year, number),
            PeriodKind.Average => Period.Average(year, year + length),
            PeriodKind.Sum => Period.Sum(year, year + length),
            PeriodKind.Month => Period.Month(year, number),
            _ => Period.Year(year),
        };

    [Theory]
    [InlineData("2023", "percent", PeriodKind.Year, 2023, 2023, 0)]
    [InlineData("2024Q1", "percent", PeriodKind.YearToDate, 2024, 2024, 3)]
    [InlineData("2023-Q1", "percent", PeriodKind.YearToDate, 2023, 2023, 3)]
    [InlineData("2024Q3", "percent", PeriodKind.Quarter, 2024, 2024, 3)]
    [InlineData("2024H1", "percent", PeriodKind.YearToDate, 2024, 2024, 6)]
    [InlineData("2023-H1", "percent", PeriodKind.YearToDate, 2023, 2023, 6)]
    [InlineData("2023-9M", "percent", PeriodKind.YearToDate, 2023, 2023, 9)]
    [InlineData("2022-10M", "tonnes", PeriodKind.YearToDate, 2022, 2022, 10)]
    [InlineData("2024-2M", "billion VND", PeriodKind.YearToDate, 2024, 2024, 2)]
    [InlineData("2023-12M", "billion VND", PeriodKind.Year, 2023, 2023, 0)]
    [InlineData("2016-2020avg", "percent_per_year", PeriodKind.Average, 2016, 2020, 0)]
    [InlineData("2016-2020", "percent_per_year", PeriodKind.Average, 2016, 2020, 0)]
    [InlineData("2006-2010sum", "billion VND", PeriodKind.Sum, 2006, 2010, 0)]
    [InlineData("2021-03", "enterprises", PeriodKind.Month, 2021, 2021, 3)]
    public void Parse_EveryPrintedForm_ReadsKindAndSpan(string text, string unit, PeriodKind kind, int first, int last, int number)
    {
        var period = Period.Parse(text, unit);
        Assert.Equal((kind, first, last, number), (period.Kind, period.FirstYear, period.LastYear, period.Number));
    }

    [Theory]
    [InlineData("2023-04 m/m", "percent")]
    [InlineData("2016-10Mar", "ha")]
    [InlineData("2015-2025Feb cumulative", "billion kWh")]
    [InlineData("2006-2010", "ratio")]
    [InlineData("2016-2020", "percent")]
    [InlineData("2020-2016avg", "percent_per_year")]
    [InlineData("2020-2020avg", "percent_per_year")]
    [InlineData("2023-13", "percent")]
    [InlineData("2023-0M", "percent")]
    [InlineData("2023-13M", "percent")]
    [InlineData("2023H2", "percent")]
    [InlineData("2023Q5", "percent")]
    [InlineData("23", "percent")]
    [InlineData("0023", "percent")]
    [InlineData(" 2023", "percent")]
    [InlineData("2023\n", "percent")]
    [InlineData("２０２３", "percent")]
    [InlineData("", "percent")]
    public void TryParse_FormThatWouldHaveToBeGuessed_IsRefused(string text, string unit)
    {
        Assert.False(Period.TryParse(text, unit, out var period));
        Assert.Null(period);
        Assert.Contains("is not a period", Assert.Throws<FormatException>(() => Period.Parse(text, unit)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Quarter_First_IsTheFirstThreeMonthsToDate() =>
        Assert.Equal(Period.YearToDate(2024, 3), Period.Quarter(2024, 1));

    [Fact]
    public void ToString_AnyPeriod_ParsesBackToItself() =>
        AnyPeriod.Sample(period => Assert.Equal(period, Period.Parse(period.ToString())));

    [Fact]
    public void TryParse_AnyText_AnswersWithoutThrowing() =>
        Gen.String.Sample(text => Period.TryParse(text, text, out var period) == period is not null);

    [Fact]
    public void Equals_SameSpanOfAnotherKind_IsFalse()
    {
        Assert.NotEqual(Period.Average(2016, 2020), Period.Sum(2016, 2020));
        Assert.NotEqual(Period.YearToDate(2021, 3), Period.Month(2021, 3));
        Assert.NotEqual(Period.Year(2021), Period.YearToDate(2021, 3));
    }

    [Theory]
    [InlineData("2023", "2024-01-01")]
    [InlineData("2023-9M", "2023-10-01")]
    [InlineData("2024Q1", "2024-04-01")]
    [InlineData("2024H1", "2024-07-01")]
    [InlineData("2024Q4", "2025-01-01")]
    [InlineData("2016-2020avg", "2021-01-01")]
    [InlineData("2021-12", "2022-01-01")]
    public void KnownFrom_IsTheDayAfterThePeriodEnds(string text, string day) =>
        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd"), Period.Parse(text).KnownFrom);

    [Fact]
    public void KnownFrom_AnyPeriod_IsAfterItsLastMonthAndNoLaterThanTheNextYear() =>
        AnyPeriod.Sample(period =>
        {
            Assert.True(period.KnownFrom > new DateOnly(period.LastYear, period.LastMonth, 1));
            Assert.True(period.KnownFrom <= new DateOnly(period.LastYear + 1, 1, 1));
        });

    [Fact]
    public void Factories_OutOfRange_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.Year(24));
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.Quarter(2024, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.YearToDate(2024, 13));
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.Average(2020, 2016));
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.Month(2024, 0));
    }
}
