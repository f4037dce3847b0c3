using Simulation.Model.Language.Diagnostics;
using Xunit;

namespace Simulation.Model.Tests.Language;

public class NameSuggestionTests
{
    [Theory]
    [InlineData("grdp", "grdp", 0)]
    [InlineData("gdrp", "grdp", 1)]
    [InlineData("GRDP", "grdp", 0)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("ca", "abc", 3)]
    public void Distance_TwoNames_CountsEditsAndSwaps(string a, string b, int expected)
    {
        Assert.Equal(expected, NameSuggestion.Distance(a, b));
        Assert.Equal(expected, NameSuggestion.Distance(b, a));
    }

    [Theory]
    [InlineData("value_aded", "value_added")]
    [InlineData("populaton", "population")]
    [InlineData("capital_stock_of_services", null)]
    [InlineData("q", null)]
    public void Nearest_Name_IsTheDeclaredOneWhenNearEnough(string written, string? expected) =>
        Assert.Equal(expected, NameSuggestion.Nearest(written, ["value_added", "population", "capital"]));
}
