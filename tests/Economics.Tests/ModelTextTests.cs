using System.Collections.Immutable;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Xunit;

namespace Simulation.Economics.Tests;

/// <summary>The shipped model text keeps the promises that pages and documents are generated from.</summary>
public sealed class ModelTextTests
{
    private static readonly BoundModel Bound = ProvinceUnderTest.TraVinh.Joined.Model;

    private static readonly ImmutableArray<Declaration> Declarations =
        [.. Bound.Symbols.Where(symbol => symbol.Kind != SymbolKind.Latent).Select(symbol => symbol.Declaration).Distinct()];

    [Fact]
    public void Text_IsWrittenAsThePrettyPrinterWritesIt() =>
        Assert.Equal(Shipped.Model.Text, ModelPrinter.Print(ModelParser.Parse(Shipped.Model.Text).Syntax));

    [Fact]
    public void Text_HasNoWarnings() => Assert.Empty(ModelText.Check(Shipped.Model.Text).Diagnostics);

    [Fact]
    public void EveryDeclaration_HasLabelsInEnglishAndVietnamese() => Assert.All(Declarations, declaration =>
    {
        Assert.True(declaration.Labels.ContainsKey("en"), declaration.Name);
        Assert.True(declaration.Labels.ContainsKey("vi"), declaration.Name);
    });

    [Fact]
    public void EveryLever_HasARangeAndADefault() => Assert.All(Bound.Symbols.Where(symbol => symbol.Kind == SymbolKind.Lever), lever =>
    {
        Assert.True(double.IsFinite(lever.Minimum) && double.IsFinite(lever.Maximum), lever.Name);
        Assert.InRange(ProvinceUnderTest.TraVinh.Baseline(lever, ProvinceUnderTest.TraVinh.FirstYear), lever.Minimum, lever.Maximum);
    });

    [Fact]
    public void EveryLeverThatIsNotOfAPlant_HasFourJustifiedLevelsInItsRange()
    {
        var levers = Bound.Symbols.Where(symbol => symbol.Kind == SymbolKind.Lever && symbol.Declaration.Name != "capacity").ToArray();
        foreach (var lever in levers)
        {
            Assert.Equal([1, 2, 3, 4], lever.Declaration.Levels.Select(level => level.Level));
            Assert.All(lever.Declaration.Levels, level =>
            {
                Assert.True(level.Justification.ContainsKey("en") && level.Justification.ContainsKey("vi"), $"{lever} level {level.Level}");
                Assert.All(level.Values, value => Assert.InRange(value, lever.Minimum, lever.Maximum));
            });
        }
    }

    [Fact]
    public void EveryParameterThatNoProvinceMustGive_NamesTheSourceOfItsPrior() => Assert.All(
        Declarations.Where(declaration => declaration.Kind == SymbolKind.Parameter), declaration => Assert.False(string.IsNullOrWhiteSpace(declaration.Source), declaration.Name));

    [Fact]
    public void Model_IsRecursive() => Assert.All(ProvinceUnderTest.TraVinh.Compiled.Structure.Segments, segment => Assert.Empty(segment.Cores));
}
