using Simulation.Web.WhatIf;
using Xunit;

namespace Simulation.Web.Tests.WhatIf;

public class OpenedScenarioTests
{
    [Theory]
    [InlineData("Dry year", "dry-year")]
    [InlineData("Đầu tư công 38.000 tỷ", "dau-tu-cong-38-000-ty")]
    [InlineData("Ưu tiên huy động nhiệt điện", "uu-tien-huy-dong-nhiet-dien")]
    [InlineData("  --  ", "scenario")]
    [InlineData("!?", "scenario")]
    [InlineData("a/b\\c", "a-b-c")]
    public void IdOf_Name_HasPlainLettersDigitsAndHyphens(string name, string id) => Assert.Equal(id, OpenedScenario.IdOf(name));

    [Fact]
    public void IdOf_LongName_IsCutWithoutAHyphenAtItsEnd()
    {
        var id = OpenedScenario.IdOf(string.Concat(Enumerable.Repeat("abcdefghi ", 20)));

        Assert.InRange(id.Length, 50, 60);
        Assert.False(id.EndsWith('-'));
    }
}
