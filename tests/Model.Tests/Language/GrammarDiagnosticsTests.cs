using Simulation.Model.Language;
using Simulation.Model.Language.Diagnostics;
using Xunit;

namespace Simulation.Model.Tests.Language;

public class GrammarDiagnosticsTests
{
    private const string Head = "model m\nvariable x\nvariable y\n";

    public static TheoryData<string, string, string> Mistakes => new()
    {
        // Characters, strings, numbers.
        { "M002", "has no meaning", Head + "block b:\n  x = 1 ▶§ 2\n  y = 1\n" },
        { "M002", "typographic", Head + "block b:\n  x = 1 ▶− 2\n  y = 1\n" },
        { "M002", "cannot be part of a name", "model m\nvariable ▶độ\n" },
        { "M002", "single quote", "model ▶'m'\n" },
        { "M002", "0.5", Head + "block b:\n  x = ▶.5\n  y = 1\n" },
        { "M003", "not closed", "model m ▶\"Growth\n" },
        { "M003", "control character", "model m ▶\"a\u0007b\"\n" },
        { "M003", "half of a character", "model m ▶\"a\ud800b\"\n" },
        { "M004", "too large", Head + "block b:\n  x = ▶1e999\n  y = 1\n" },
        { "M004", "neither a number nor a name", Head + "block b:\n  x = ▶2y\n  y = 1\n" },
        // Layout.
        { "M005", "tab", Head + "block b:\n▶\t x = 1\n  y = 1\n" },
        { "M005", "no equations", "model m\nblock ▶b:\n" },
        { "M005", "one column", Head + "block b:\n    x = 1\n  ▶y = 1\n" },
        { "M006", "not closed", Head + "block b:\n  x = ▶(1 + 2\n  y = 1\n" },
        { "M006", "closes nothing", Head + "block b:\n  x = 1 + 2▶)\n  y = 1\n" },
        { "M006", "not closed", "model m\nset s = a\nparameter p▶[s ~ normal(0, 1)\n" },
        { "M010", "new line after ':'", Head + "block b: ▶x = 1\n" },
        // Expressions.
        { "M010", "Expected a number, a name or '('", Head + "block b:\n  x = 1 + ▶* 2\n  y = 1\n" },
        { "M010", "the statement ends", Head + "block b:\n  x = 1 +▶\n  y = 1\n" },
        { "M010", "'=' after the left side", Head + "block b:\n  x ▶+ 1\n  y = 1\n".Replace("▶+ 1", "▶1", StringComparison.Ordinal) },
        { "M010", "end of the equation", Head + "block b:\n  x = 1 ▶2\n  y = 1\n" },
        { "M010", "do not chain", Head + "block b:\n  x = 1 < 2 ▶< 3\n  y = 1\n" },
        { "M010", "word of the language", Head + "block b:\n  x = ▶and\n  y = 1\n" },
        { "M010", "'in' and a set", "model m\nset s = a\nvariable x[s]\nvariable y\nblock b:\n  y = sum(i▶: x[i])\n" },
        { "M012", "log(x), d(x)", Head + "block b:\n  ▶x + y = 1\n" },
        { "M012", "log(x), d(x)", Head + "block b:\n  ▶exp(x) = 1\n  y = 1\n" },
        { "M012", "log(x), d(x)", Head + "block b:\n  ▶log(x + y) = 1\n  y = 1\n" },
        { "M017", "Did you mean 'log'", Head + "block b:\n  x = ▶lg(y)\n  y = 1\n" },
        { "M017", "whole number", Head + "block b:\n  x = ▶y(-0.5 + 1)\n  y = 1\n" },
        { "M018", "takes 2 arguments", Head + "block b:\n  x = ▶movavg(y)\n  y = 1\n" },
        { "M018", "takes 1 argument,", Head + "block b:\n  x = ▶exp(y, y)\n  y = 1\n" },
        { "M018", "up to 40", Head + "block b:\n  x = y(-▶99)\n  y = 1\n" },
        // Statements.
        { "M011", "Did you mean 'variable'", "model m\n▶varible x\n" },
        { "M011", "indented under block", "model m\n▶x = 1\n" },
        { "M011", "begins with one of", "model m\n▶qwertyuiop\n" },
        { "M010", "end of the statement", "model m \"label\" ▶[VND]\n" },
        { "M010", "the word 'data'", "model m\nlever x default ▶abc\n" },
        { "M010", "clause of the declaration", "model m\nvariable x ▶publishd flow\n" },
        { "M010", "no way to publish", "model m\nvariable x published ▶level\n" },
        { "M010", "'data'", "model m\nset s from ▶file\n" },
        { "M010", "a range such as", "model m\nlever x in 0 ▶1 default 1\n" },
        { "M010", "names no set", "model m\nblock b[▶s]:\n  x = 1\n" },
        { "M013", "second unit", "model m\nvariable x \"x\" [percent] ▶[percent]\n" },
        { "M013", "two labels", "model m \"a\" vi \"b\" ▶vi \"c\"\n" },
        { "M014", "A variable takes no default", "model m\nvariable x ▶default 1\n" },
        { "M014", "A constant takes no distribution", "model m\nconstant x = 1 ▶~ normal(0, 1)\n" },
        { "M015", "has no distribution", "model m\nparameter ▶p\n" },
        { "M015", "has no value", "model m\nconstant ▶c\n" },
        { "M015", "default data", "model m\nlever ▶l in 0..1\n" },
        { "M016", "annual", "model m\nfrequency ▶quarterly\n" },
        { "M016", "no 'model'", "▶version \"1\"\n" },
        { "M016", "second 'model'", "model m\n▶model n\n" },
        { "M208", "numbered", "model m\nlever x default 1\n    level ▶1.5 = 2\n" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Parse_OneMistake_IsReportedWhereItIs(string code, string fragment, string marked) => ModelTextAssert.HasOne(code, fragment, marked);

    [Fact]
    public void Parse_SeveralMistakes_AreReportedTogetherInOrder()
    {
        const string Text = "model m\nvariable x publishd flow\nvarible z\nblock b:\n  x = (1 + \n  y = 2 ** 3\n  z = sum(i: 2)\n";
        var lines = ModelParser.Parse(Text).Diagnostics.Select(item => (item.Code, item.Span.Line));
        Assert.Equal([("M010", 2), ("M011", 3), ("M006", 5), ("M010", 6), ("M010", 7)], lines);
    }

    [Fact]
    public void Check_UnreadableDeclaration_IsNotReportedAgainAtItsUses()
    {
        var result = ModelText.Check("model m\nparameter p ~ normal(0, 1\nvariable x\nblock b:\n  x = p + p\n");
        Assert.Equal(["M006"], result.Diagnostics.Select(item => item.Code));
    }

    [Fact]
    public void Parse_MoreMistakesThanTheLimit_StopsAtTheLimit()
    {
        var text = string.Concat(Enumerable.Repeat("nonsense here\n", 500));
        var result = ModelParser.Parse(text, limits: new ModelLimits { Errors = 20 });
        Assert.Equal(20, result.Diagnostics.Length);
    }

    [Fact]
    public void Render_Error_ShowsPlaceLineCaretAndHint()
    {
        const string Text = "model m\nvariable grdp\nblock b:\n  grdp = grpd(-1) + 1\n";
        var report = DiagnosticRenderer.Render(ModelText.Check(Text).Diagnostics, Text, "provincial.model");
        Assert.Equal(
            """
            provincial.model:4:10: error M101: There is no 'grpd'.
                4 |   grdp = grpd(-1) + 1
                  |          ^~~~~~~~
                hint: Did you mean 'grdp'?

            """.ReplaceLineEndings("\n"), report);
    }

    [Fact]
    public void Render_VeryLongLine_ShowsAWindowAroundTheCaret()
    {
        var text = "model m \"" + new string('a', 5000) + "\" § " + new string('b', 5000);
        var report = DiagnosticRenderer.Render(ModelParser.Parse(text).Diagnostics, text, "m");
        var lines = report.Split('\n');
        Assert.All(lines, line => Assert.True(line.Length < 200));
        Assert.Equal('§', lines[1][lines[2].IndexOf('^', StringComparison.Ordinal)]);
    }

    [Fact]
    public void Load_WrongText_ThrowsTheWholeReport()
    {
        var thrown = Assert.Throws<ModelTextException>(() => ModelText.Load("model m\nvariable x\nvariable y\n", "two.model"));
        Assert.Equal(2, thrown.Diagnostics.Length);
        Assert.Contains("two.model:3:10: error M301", thrown.Report, StringComparison.Ordinal);
    }
}
