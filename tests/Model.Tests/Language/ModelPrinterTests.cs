using CsCheck;
using Simulation.Model.Language;
using Simulation.Model.Language.Syntax;
using Xunit;

namespace Simulation.Model.Tests.Language;

public class ModelPrinterTests
{
    [Fact]
    public void Print_RandomModel_ParsesToAnEqualTree() => SyntaxGenerator.Model.Sample(
        model =>
        {
            var printed = ModelPrinter.Print(model);
            var parsed = ModelParser.Parse(printed);
            return parsed.Diagnostics.IsEmpty && parsed.Syntax == model && ModelPrinter.Print(parsed.Syntax) == printed;
        },
        iter: 1_000,
        print: model => ModelPrinter.Print(model) + "\n" + string.Join("\n", ModelParser.Parse(ModelPrinter.Print(model)).Diagnostics));

    [Theory]
    [InlineData("klein.model")]
    [InlineData("sample.model")]
    public void Print_ReferenceModel_ParsesToAnEqualTreeAndIsAFixedPoint(string name)
    {
        var syntax = ModelParser.Parse(ModelTextAssert.ReadReference(name)).Syntax;
        var printed = ModelPrinter.Print(syntax);
        Assert.Equal(syntax, ModelParser.Parse(printed).Syntax);
        Assert.Equal(printed, ModelPrinter.Print(ModelParser.Parse(printed).Syntax));
    }

    [Theory]
    [InlineData("a - (b - c)", "a - (b - c)")]
    [InlineData("(a - b) - c", "a - b - c")]
    [InlineData("a * (b + c)", "a * (b + c)")]
    [InlineData("(a * b) + c", "a * b + c")]
    [InlineData("a / (b * c)", "a / (b * c)")]
    [InlineData("-(a + b)", "-(a + b)")]
    [InlineData("-a^2", "-a^2")]
    [InlineData("(-a)^2", "(-a)^2")]
    [InlineData("(a^b)^c", "(a^b)^c")]
    [InlineData("a^(b^c)", "a^b^c")]
    [InlineData("a^-b", "a^-b")]
    [InlineData("not (a and b)", "not (a and b)")]
    [InlineData("(not a) and b", "not a and b")]
    [InlineData("(a < b) == c", "(a < b) == c")]
    [InlineData("a or b and c", "a or b and c")]
    [InlineData("(a or b) and c", "(a or b) and c")]
    public void Print_Expression_HasExactlyTheBracketsItNeeds(string written, string printed)
    {
        var block = (BlockSyntax)ModelParser.Parse($"block b:\n  x = {written}\n").Syntax.Statements[0];
        Assert.Equal(printed, ModelPrinter.Print(block.Equations[0].Right));
    }

    [Fact]
    public void Print_CommentsAndBlankLines_KeepTheirPlaces()
    {
        const string Text = """
            # What it is about.
            model m  # a name

            # Two lines
            # of comment.
            variable x

            block b:  # head
              # Before the equation.
              x = x(-1)  # behind it

              # Not indented in the source, but of the section.
            # The end.

            """;
        var expected = Text.Replace("  # Not indented", "# Not indented", StringComparison.Ordinal);
        Assert.Equal(expected.ReplaceLineEndings("\n"), ModelPrinter.Print(ModelParser.Parse(Text).Syntax));
    }

    [Fact]
    public void Print_CommentInsideAStatement_MovesAboveIt()
    {
        var printed = ModelPrinter.Print(ModelParser.Parse("block b:\n  x = 1  # one\n    # plus\n    + 2\n").Syntax);
        Assert.Equal("block b:\n  # one\n  # plus\n  x = 1 + 2\n", printed);
    }

    [Fact]
    public void Print_LongEquation_BreaksBeforeTerms()
    {
        var terms = string.Join(" + ", Enumerable.Range(0, 40).Select(i => $"coefficient * name_{i}"));
        var printed = ModelPrinter.Print(ModelParser.Parse($"block b:\n  x = {terms}\n").Syntax);
        Assert.All(printed.Split('\n'), line => Assert.True(line.Length <= 120));
        Assert.All(printed.TrimEnd().Split('\n').Skip(2), line => Assert.StartsWith("      + coefficient", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Print_UnreadableStatement_IsRefused() =>
        Assert.Throws<ArgumentException>(() => ModelPrinter.Print(ModelParser.Parse("nonsense here").Syntax));
}
