using Simulation.Formats.Tables;
using Xunit;

namespace Simulation.Formats.Tests.Tables;

public class TableBuilderTests
{
    private static readonly TableLayout Layout = new(
        "SAMPLE",
        LocalText.Same("Sample"),
        [new("sector", LocalText.Same("Sector"), DimensionRole.Classification), new("year", LocalText.Same("Year"), DimensionRole.Time)],
        [new("unit", LocalText.Same("Unit"))]);

    private readonly TableBuilder builder = new(Layout, new TableMetadata { Province = "p", Source = LocalText.Same("s") }, (_, code) => LocalText.Same(code));

    [Fact]
    public void Build_Times_AreInTheirOrderAndOtherCodesAsTheyCame()
    {
        builder.Add(1, ["services", "2025"], "percent");
        builder.Add(2, ["agriculture", "2024"], "percent");

        var table = builder.Build();

        Assert.Equal(["services", "agriculture"], table.Codes[0].Select(code => code.Id));
        Assert.Equal(["2024", "2025"], table.Codes[1].Select(code => code.Id));
        Assert.Equal([("services", "2025", 1.0), ("agriculture", "2024", 2.0)], table.Rows.Select(row => (table.CodeOf(row, 0).Id, table.CodeOf(row, 1).Id, row.Value!.Value)));
    }

    [Fact]
    public void Add_SameCodesTwice_IsRefused()
    {
        builder.Add(1, ["services", "2025"]);

        var refusal = Assert.Throws<InvalidOperationException>(() => builder.Add(2, ["services", "2025"]));

        Assert.Contains("services, 2025", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_WrongNumberOfCodesOrAttributes_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => builder.Add(1, ["services"]));
        Assert.Throws<ArgumentException>(() => builder.Add(1, ["services", "2025"], "a", "b"));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Add_WhatIsNoNumber_IsUndefined(double value)
    {
        builder.Add(value, ["services", "2025"]);

        Assert.Null(builder.Build().Rows[0].Value);
    }
}
