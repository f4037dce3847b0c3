using Simulation.Formats.Sdmx;
using Simulation.Formats.Subjects;
using Simulation.Formats.Tables;
using Xunit;

namespace Simulation.Formats.Tests.Sdmx;

public class SdmxSelectionTests
{
    private static readonly StatisticalTable Table = Samples.Forecasts;

    [Theory]
    [InlineData("*")]
    [InlineData("*.*.*.*.*.*")]
    [InlineData(".....")]
    public void Apply_AnyKey_KeepsEverything(string key) => Assert.Same(Table, Apply(key));

    [Fact]
    public void Apply_Key_KeepsItsSeries()
    {
        var found = Apply("tra-vinh.grdp_growth.total.mean.*.*");

        Assert.Equal([6.5, 1.0 / 3, null], found.Rows.Select(row => row.Value));
        Assert.Equal(["mean"], found.Codes[4].Select(code => code.Id));
    }

    [Fact]
    public void Apply_SeveralKeys_KeepTheSeriesOfEach() =>
        Assert.Equal(6, Apply("*.grdp_growth.*.mean.*.*,*.value_added.*.median.*.*").Rows.Length);

    [Theory]
    [InlineData("ge:2025", new[] { "2025", "2026" })]
    [InlineData("ge:2025+le:2025", new[] { "2025" })]
    [InlineData("ge:2025 le:2025", new[] { "2025" })]
    [InlineData("2024,2026", new[] { "2024", "2026" })]
    [InlineData("ne:2025", new[] { "2024", "2026" })]
    [InlineData("lt:2025", new[] { "2024" })]
    [InlineData("gt:2025", new[] { "2026" })]
    [InlineData("ew:5", new[] { "2025" })]
    [InlineData("*", new[] { "2024", "2025", "2026" })]
    public void Apply_ConditionOnTime_KeepsItsYears(string filter, string[] years) =>
        Assert.Equal(years, Apply("*.grdp_growth.*.mean.*.*", filters: ("TIME_PERIOD", filter)).Codes[3].Select(code => code.Id));

    [Theory]
    [InlineData("sw:low", 3)]
    [InlineData("co:_9", 2)]
    [InlineData("nc:_", 4)]
    public void Apply_ConditionOnCodes_KeepsThoseThatMeetIt(string filter, int statistics) =>
        Assert.Equal(statistics, Apply("*", filters: [("STATISTIC", filter), ("INDICATOR", "grdp_growth"), ("TIME_PERIOD", "2024"), ("STATISTIC", "nc:2")]).Codes[4].Length);

    [Fact]
    public void Apply_QuartersOfTheLastYear_AreNotAfterIt()
    {
        var quarters = ObservationTable.Of(Samples.Province, 0, [Samples.Figure with { Period = "2024-Q3" }, Samples.Figure with { Period = "2025-Q1" }]);

        var found = SdmxSelection.Parse(quarters.Layout, "*", [("TIME_PERIOD", "le:2024")]).Apply(quarters);

        Assert.Equal(["2024-Q3"], found.Codes[3].Select(code => code.Id));
    }

    [Fact]
    public void Apply_FirstAndLast_CountInEachSeries()
    {
        Assert.Equal([6.5, 100.0], Apply("*.*.*.mean.*.*", first: 1).Rows.Select(row => row.Value));
        Assert.Equal([null, 99.0], Apply("*.*.*.mean.*.*", last: 1).Rows.Select(row => row.Value));
        Assert.Equal([6.5, null], Apply("*.grdp_growth.*.mean.*.*", first: 1, last: 1).Rows.Select(row => row.Value));
    }

    [Fact]
    public void Allows_CodeOfADimension_FollowsKeyAndConditions()
    {
        var selection = SdmxSelection.Parse(Table.Layout, "*.*.*.*.baseline.*", [("PROVINCE", "ne:tien-giang")]);

        Assert.True(selection.Allows("scenario", "baseline"));
        Assert.False(selection.Allows("scenario", "dry-year"));
        Assert.False(selection.Allows("province", "tien-giang"));
    }

    [Fact]
    public void Parse_KeyOfAnotherLength_NamesTheDimensions()
    {
        var refusal = Assert.Throws<FormatException>(() => Apply("a.b"));

        Assert.Contains("PROVINCE.INDICATOR.SECTOR.STATISTIC.SCENARIO.VINTAGE", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_UnknownComponent_NamesThoseThereAre() =>
        Assert.Contains("TIME_PERIOD", Assert.Throws<FormatException>(() => Apply("*", filters: ("FREQ", "A"))).Message, StringComparison.Ordinal);

    private static StatisticalTable Apply(string key, int? first = null, int? last = null, params (string Component, string Filter)[] filters) =>
        SdmxSelection.Parse(Table.Layout, key, filters, first, last).Apply(Table);
}
