using System.Diagnostics;
using System.Globalization;
using System.Text;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;
using Xunit;

namespace Simulation.Model.Tests.Language;

public class ReferenceModelTests
{
    [Theory]
    [InlineData("klein.model")]
    [InlineData("sample.model")]
    public void Check_ReferenceModel_HasNothingToReport(string name)
    {
        var text = ModelTextAssert.ReadReference(name);
        Assert.Equal("", DiagnosticRenderer.Render(ModelText.Check(text, name).Diagnostics, text, name));
    }

    [Fact]
    public void Klein_Equations_FormOneSimultaneousCore()
    {
        var model = ModelTextAssert.Load(ModelTextAssert.ReadReference("klein.model"));
        Assert.Equal(["cn", "i", "w1", "y", "p", "k"], model.Equations.Select(equation => equation.Target.Name));
        string[] core = ["cn", "i", "p", "w1", "y"];
        Assert.All(core, name => Assert.True(core.All(Upstream(model, name).Contains)));
        // Capital is read with a lag alone: it is computed after the core.
        Assert.DoesNotContain("k", core.SelectMany(name => Upstream(model, name)));
    }

    private static HashSet<string> Upstream(BoundModel model, string name)
    {
        var found = new HashSet<string>();
        var pending = new Stack<string>([name]);
        while (pending.TryPop(out var next))
            foreach (var reference in References.Of(model.Equations.Single(equation => equation.Target.Name == next)))
                if (reference is { Lag: 0, Symbol.Kind: SymbolKind.Variable } && found.Add(reference.Symbol.Name)) pending.Push(reference.Symbol.Name);
        return found;
    }

    [Fact]
    public void Klein_EquationsAtAPoint_AreThePublishedOnes()
    {
        var model = ModelTextAssert.Load(ModelTextAssert.ReadReference("klein.model"));
        // 1921 values of the data, 1920 as lags: the right sides are the fitted values of the regressions.
        double Value(Symbol symbol, int lag) => (symbol.Name, lag) switch
        {
            ("p", 0) => 12.4,
            ("p", 1) => 12.7,
            ("w1", 0) => 25.5,
            ("w2", 0) => 2.7,
            ("w2", 1) => 2.2,
            ("k", 1) => 182.8,
            ("y", 0) => 40.6,
            ("y", 1) => 43.7,
            ("t", 0) => 7.7,
            ("t", 1) => 3.4,
            ("time", 0) => -10,
            _ => throw new InvalidOperationException($"{symbol.Name}({-lag})"),
        };
        double Right(string name) => Evaluator.Evaluate(model.Equations.Single(equation => equation.Target.Name == name).Right, Value);
        Assert.Equal(16.2366002719 + 0.1929343813 * 12.4 + 0.0898848978 * 12.7 + 0.7962187497 * 28.2, Right("cn"), 12);
        Assert.Equal(10.125788542 + 0.479635645 * 12.4 + 0.333038714 * 12.7 - 0.111794684 * 182.8, Right("i"), 12);
        Assert.Equal(1.497043847 + 0.439476967 * 45.6 + 0.146089947 * 44.9 + 0.13024523 * -10, Right("w1"), 12);
    }

    [Fact]
    public void Load_SixHundredEquationsWithLagsOfFour_IsQuick()
    {
        var text = Synthetic(600);
        ModelTextAssert.Load(text);
        var watch = Stopwatch.StartNew();
        var model = ModelTextAssert.Load(text);
        Assert.Equal(600, model.Equations.Length);
        Assert.Equal(4, model.Equations.SelectMany(References.Of).Max(reference => reference.Lag));
        // Measured at 20 ms; the bound leaves room for a loaded machine and still catches quadratic work.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{watch.Elapsed}");
    }

    private static string Synthetic(int count)
    {
        var text = new StringBuilder("model big\nunit VND\ngiven g [VND] default 1\n");
        for (var i = 0; i < count; i++) text.Append(CultureInfo.InvariantCulture, $"variable x{i} \"Variable {i}\" [VND]\n");
        text.Append("block big:\n");
        for (var i = 0; i < count; i++)
            text.Append(CultureInfo.InvariantCulture, $"  x{i} = 0.1 * x{(i + 1) % count} + 0.2 * x{i}(-1) + 0.1 * x{(i + 7) % count}(-4) + 0.3 * movavg(x{(i + 3) % count}(-1), 3) + 0.1 * g\n");
        return text.ToString();
    }
}
