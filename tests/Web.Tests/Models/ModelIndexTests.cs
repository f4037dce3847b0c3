using Simulation.Web.Models;
using Xunit;

namespace Simulation.Web.Tests.Models;

public sealed class ModelIndexTests
{
    private static ModelIndex Index => Samples.Index;

    [Fact]
    public void Entries_DeclaredOverASet_AreItsMembers() =>
        Assert.Equal(["income", "spending", "rate", "output[farms]", "output[plants]"], Index.Entries.Select(entry => entry.Name));

    [Fact]
    public void UsesOf_Name_FindsWholeNamesInOtherEquations()
    {
        Assert.Equal(["spending"], Uses("income"));
        Assert.Equal(["income"], Uses("output[farms]"));
        Assert.Equal(["output[farms]", "output[plants]", "spending"], Uses("rate"));
    }

    [Fact]
    public void EquationOf_Parameter_IsNone()
    {
        Assert.Null(Index.EquationOf("rate"));
        Assert.Equal(3, Index.EquationOf("output[plants]")!.Line);
    }

    [Theory]
    [InlineData("", null, 5)]
    [InlineData("OUTPUT farms", null, 1)]
    [InlineData("", "parameter", 1)]
    [InlineData("yearbook", "", 1)]
    [InlineData("thu nhập", "variable", 1)]
    [InlineData("thu nhập", "parameter", 0)]
    public void Search_WordsAndKind_MustAllFit(string words, string? kind, int count) =>
        Assert.Equal(count, Index.Search(words, kind, entry => entry.Declaration.Labels["vi"]).Count);

    private static IEnumerable<string> Uses(string name) => Index.UsesOf(Index.Find(name)!).Select(equation => equation.Variable);
}
