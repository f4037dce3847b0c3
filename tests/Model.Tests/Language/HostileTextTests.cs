using System.Text;
using CsCheck;
using Simulation.Model.Language;
using Simulation.Model.Language.Diagnostics;
using Xunit;

namespace Simulation.Model.Tests.Language;

/// <summary>No text crashes the parser or the binder, whatever it holds, and none costs more than the limits allow.</summary>
public class HostileTextTests
{
    private const string Equation = "model m\nvariable x\nblock b:\n  x = ";

    private static BindResult CheckAndRender(string text)
    {
        var result = ModelText.Check(text);
        DiagnosticRenderer.Render(result.Diagnostics, text, "hostile");
        return result;
    }

    public static TheoryData<string, string> Floods => new()
    {
        { "(", "M006" }, { ")", "M006" }, { "[", "M006" }, { "-", "M010" }, { "not ", "M010" }, { "exp(", "M006" }, { "x^", "M007" }, { "x+", "M007" },
        { "1 ", "M010" }, { "x[", "M006" }, { "\"", "M010" }, { "\0", "M002" }, { "\ud800", "M002" }, { "é", "M002" }, { "=", "M010" }, { "~", "M010" }, { "..", "M010" },
        { "\n(", "M006" }, { "block b:\n ", "M010" }, { "9", "M004" }, { "#\n", "M010" }, { "\r", "M010" }, { "if(1,", "M006" }, { "sum(i in a:", "M006" },
    };

    [Theory]
    [MemberData(nameof(Floods))]
    public void Check_AFloodOfOneThing_IsDiagnosed(string unit, string code)
    {
        var flood = new StringBuilder().Insert(0, unit, 100_000 / unit.Length).ToString();
        Assert.Contains(CheckAndRender(Equation + flood).Diagnostics, item => item.Code == code);
        Assert.Contains(CheckAndRender(flood).Diagnostics, item => item.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void Check_AMegabyteOfBrackets_ReportsTheLimitOfErrors()
    {
        var diagnostics = CheckAndRender(new string('(', 1_048_576)).Diagnostics;
        Assert.Equal(ModelLimits.Default.Errors, diagnostics.Count(item => item.Code == DiagnosticCodes.UnmatchedBracket));
    }

    [Fact]
    public void Check_BalancedDeepNesting_IsRefused()
    {
        var deep = new string('(', 100_000) + "1" + new string(')', 100_000);
        Assert.Equal(["M007"], CheckAndRender(Equation + deep).Diagnostics.Select(item => item.Code));
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(70, false)]
    public void Check_Nesting_IsAllowedUpToTheLimit(int depth, bool allowed)
    {
        var text = Equation + new string('(', depth) + "1" + new string(')', depth);
        Assert.Equal(allowed, CheckAndRender(text).Model is not null);
    }

    [Fact]
    public void Check_TallestExpressionAllowed_FitsASmallStack()
    {
        var tall = "x = " + string.Concat(Enumerable.Repeat("logistic(", 60)) + string.Join(" - ", Enumerable.Repeat("movavg(movavg(x(-1), 20), 20)", 330)) + new string(')', 60);
        var right = string.Concat(Enumerable.Repeat("y^(-", 30)) + "1" + new string(')', 30);
        BindResult? result = null;
        var sameHash = false;
        var thread = new Thread(
            () =>
            {
                result = ModelText.Check($"model m\nvariable x\nvariable y\nblock b:\n  {tall.Replace("20", "3", StringComparison.Ordinal)}\n  y = {right}\n");
                var syntax = ModelParser.Parse(ModelPrinter.Print(ModelParser.Parse($"block b:\n  {tall}\n").Syntax)).Syntax;
                sameHash = syntax.GetHashCode() == ModelParser.Parse(ModelPrinter.Print(syntax)).Syntax.GetHashCode();
                foreach (var equation in result.Model!.Equations)
                    ExpressionPrinter.Print(Derivative.Of(equation.Right, equation.Target));
            },
            maxStackSize: 512 * 1024);
        thread.Start();
        thread.Join();
        Assert.NotNull(result?.Model);
        Assert.True(sameHash);
    }

    [Fact]
    public void Check_TextOverTheLimit_IsRefusedUnread()
    {
        var result = CheckAndRender(new string('x', 2_000_001));
        Assert.Contains(result.Diagnostics, item => item.Code == DiagnosticCodes.TooLarge);
    }

    [Theory]
    [InlineData("d", 60)]
    [InlineData("dlog", 60)]
    [InlineData("pct", 60)]
    public void Check_NestedDifferences_AreStoppedBeforeTheyExpand(string function, int depth)
    {
        var text = Equation + string.Concat(Enumerable.Repeat(function + "(", depth)) + "x(-1)" + new string(')', depth);
        var result = CheckAndRender(text);
        Assert.Contains(result.Diagnostics, item => item.Code == DiagnosticCodes.TooLarge);
    }

    [Fact]
    public void Check_NestedSumsOverLargeSets_AreStoppedBeforeTheyExpand()
    {
        var members = string.Join(", ", Enumerable.Range(0, 1000).Select(i => $"m{i}"));
        var result = CheckAndRender($"model m\nset a = {members}\nvariable x\nblock b:\n  x = sum(i in a, j in a, k in a if i == j: 1)\n");
        Assert.Contains(result.Diagnostics, item => item.Code == DiagnosticCodes.TooLarge);
    }

    [Fact]
    public void Check_BlocksOverLargeSets_AreStoppedBeforeTheyExpand()
    {
        var members = string.Join(", ", Enumerable.Range(0, 1000).Select(i => $"m{i}"));
        var result = CheckAndRender($"model m\nset a = {members}\nvariable x[a]\nblock b[i in a, j in a, k in a]:\n  x[i] = 1\n");
        Assert.NotEmpty(result.Diagnostics);
        Assert.Null(result.Model);
    }

    [Fact]
    public void Check_DeclarationOverManySets_IsRefused()
    {
        var members = string.Join(", ", Enumerable.Range(0, 1000).Select(i => $"m{i}"));
        var result = CheckAndRender($"model m\nset a = {members}\nvariable x[i in a, j in a, k in a, l in a, m in a, n in a, o in a]\n");
        Assert.Contains(result.Diagnostics, item => item.Code == DiagnosticCodes.TooLarge);
    }

    [Fact]
    public void Check_SetOverTheLimit_IsRefused()
    {
        var members = string.Join(", ", Enumerable.Range(0, 2001).Select(i => $"m{i}"));
        Assert.Contains(CheckAndRender($"model m\nset a = {members}\n").Diagnostics, item => item.Code == DiagnosticCodes.TooLarge);
    }

    [Fact]
    public void Check_RandomCharacters_AreDiagnosed() => Gen.String.Sample(text => CheckAndRender(text) is { Model: null }, iter: 1_000);

    [Fact]
    public void Check_RandomBytes_AreDiagnosed() =>
        Gen.Byte.Array[0, 400].Sample(bytes => CheckAndRender(Encoding.Latin1.GetString(bytes)) is { Model: null }, iter: 1_000);

    [Fact]
    public void Check_RandomTokens_NeverCrash()
    {
        string[] tokens =
        [
            "model", "m", "set", "a", "=", "p", ",", "variable", "x", "[", "]", "(", ")", "\n", "\n  ", "block", "b", ":", "start", "~", "normal", "0", "1.5", "-", "+", "*", "^",
            "if", "sum", "in", "s", "dlog", "==", "parameter", "lever", "default", "level", "\"t\"", "vi", "..", "office", "correlate", ";", "unit", "VND", "from", "data", "# c\n", "x(-1)",
        ];
        SyntaxGenerator.Pick(tokens).Array[0, 60].Sample(chosen => CheckAndRender("model m\nset a = p\nvariable x[a]\n" + string.Join(' ', chosen)) is not null, iter: 2_000);
    }

    [Fact]
    public void Check_SampleWithAnyCharacterRemoved_NeverCrashes()
    {
        var text = ModelTextAssert.ReadReference("sample.model");
        Gen.Int[0, text.Length - 1].Sample(at => CheckAndRender(text.Remove(at, 1)) is not null, iter: 200);
    }
}
