using Simulation.Contracts.Workshops;
using Xunit;

namespace Simulation.Grains.Tests.Workshops;

public class WorkshopCodeTests
{
    [Theory]
    [InlineData("K7QF2MPRT")]
    [InlineData("K7Q-F2M-PRT")]
    [InlineData("k7q f2m prt")]
    [InlineData(" k7q‑f2m-prt ")]
    public void Read_AsPeopleWriteIt_IsTheCode(string text) => Assert.Equal("K7QF2MPRT", WorkshopCode.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("K7Q-F2M-PR")]
    [InlineData("K7Q-F2M-PRTT")]
    [InlineData("K0Q-F2M-PRT")]
    [InlineData("KAQ-F2M-PRT")]
    public void Read_WhatIsNone_IsNull(string text) => Assert.Null(WorkshopCode.Read(text));

    [Fact]
    public void New_HasNothingThatLooksLikeSomethingElse()
    {
        var codes = Enumerable.Range(0, 1_000).Select(_ => WorkshopCode.New()).ToList();

        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.DoesNotContain(codes, code => code.Any(letter => "01OILAEIU".Contains(letter, StringComparison.Ordinal)));
        Assert.All(codes, code => Assert.Equal(code, WorkshopCode.Read(WorkshopCode.Show(code))));
    }
}
