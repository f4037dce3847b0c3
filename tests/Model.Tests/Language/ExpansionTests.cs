using System.Collections.Immutable;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Xunit;

namespace Simulation.Model.Tests.Language;

/// <summary>What equations become: references resolved, sets expanded, functions written out.</summary>
public class ExpansionTests
{
    private const string Head = "model m\nset a = p, q, r\nset b in a = p, q\nvariable x[a]\nvariable y\nvariable z\n";

    private static Equation Bind(string equation, string target = "y")
    {
        var others = target == "y" ? "  z = z(-1)\n" : "  y = z(-1)\n  z = z(-1)\n";
        var xs = target.StartsWith('x') ? "" : "  x[s in a] = x[s](-1)\n";
        return ModelTextAssert.Load($"{Head}block k:\n{xs}{others}  {equation}\n").Equations.First(bound => bound.Target.Name == target);
    }

    [Theory]
    [InlineData("y = sum(s in a: x[s])", "y = x[p] + x[q] + x[r]")]
    [InlineData("y = sum(s in a if s != q: x[s])", "y = x[p] + x[r]")]
    [InlineData("y = sum(s in a if s in b: x[s])", "y = x[p] + x[q]")]
    [InlineData("y = sum(s in a, t in b if s == t: x[s] * 2)", "y = x[p] * 2 + x[q] * 2")]
    [InlineData("y = sum(s in a if s == p and not (s == q): x[s])", "y = x[p]")]
    [InlineData("y = x[p](-1) + z(-2)", "y = x[p](-1) + z(-2)")]
    [InlineData("d(y) = d(z)", "d(y) = z - z(-1)")]
    [InlineData("dlog(y) = dlog(z)", "dlog(y) = log(z) - log(z(-1))")]
    [InlineData("log(y) = d(log(z))", "log(y) = log(z) - log(z(-1))")]
    [InlineData("logit(y) = logit(z)", "logit(y) = log(z / (1 - z))")]
    [InlineData("y = pct(z + x[p])", "y = 100 * ((z + x[p]) / (z(-1) + x[p](-1)) - 1)")]
    [InlineData("y = movavg(z, 3)", "y = (z + z(-1) + z(-2)) / 3")]
    [InlineData("y = d(movavg(z, 2))", "y = (z + z(-1)) / 2 - (z(-1) + z(-2)) / 2")]
    [InlineData("y = d(z(-1))", "y = z(-1) - z(-2)")]
    [InlineData("y = min(z, 1, x[p])", "y = min(min(z, 1), x[p])")]
    [InlineData("y = if(z > 1 or z < -1, 1, logistic(z))", "y = if(z > 1 or z < -1, 1, logistic(z))")]
    [InlineData("y = if(1 < 2, z, x[p])", "y = z")]
    [InlineData("y = 2 * 3 + z * 1 - 0", "y = 6 + z")]
    [InlineData("y = 0 * z", "y = 0 * z")]
    [InlineData("y = year - 2015 + d(year)", "y = year - 2015 + (year - (year - 1))")]
    [InlineData("y = abs(-z)^2 + sqrt(z) + exp(z)", "y = abs(-z)^2 + sqrt(z) + exp(z)")]
    public void Bind_Equation_IsWrittenInPrimitives(string written, string expected) =>
        Assert.Equal(expected, ExpressionPrinter.Print(Bind(written)));

    [Fact]
    public void Bind_ConditionOnAnIndex_LeavesTheOtherBranchUnbound()
    {
        var model = ModelTextAssert.Load("model m\nset a = p, q, r\nset b in a = p, q\nvariable x[a]\nvariable y[b]\nblock k[s in a]:\n  x[s] = if(s in b, y[s], 7)\nblock l:\n  y[s in b] = 1\n");
        Assert.Equal(["x[p] = y[p]", "x[q] = y[q]", "x[r] = 7"], model.Equations.Take(3).Select(ExpressionPrinter.Print));
    }

    [Fact]
    public void Bind_LaggedExpression_LagsVariablesButNotParameters()
    {
        var model = ModelTextAssert.Load("model m\nparameter k ~ normal(0, 1)\nconstant c = 3\nvariable x\nblock b:\n  x = d(k * x(-1) + c)\n");
        Assert.Equal("x = k * x(-1) + 3 - (k * x(-2) + 3)", ExpressionPrinter.Print(model.Equations[0]));
    }

    [Fact]
    public void Bind_LongSum_IsALowTree()
    {
        var members = string.Join(", ", Enumerable.Range(0, 1000).Select(i => $"m{i}"));
        var model = ModelTextAssert.Load($"model m\nset a = {members}\ngiven x[a] default 1\nvariable y\nblock b:\n  y = sum(s in a: x[s])\n");
        Assert.Equal(1000, References.In(model.Equations[0].Right).Distinct().Count());
        Assert.True(Height(model.Equations[0].Right) <= 30);
        static int Height(Expression expression) => expression is Binary binary ? 1 + Math.Max(Height(binary.Left), Height(binary.Right)) : 1;
    }

    [Fact]
    public void Bind_EmptySet_SumsToZeroAndMakesNoEquations()
    {
        var model = ModelTextAssert.Load("model m\nset plant from data\nlever capacity[plant] [MW] default data\nunit MW\nvariable total [MW]\nvariable each[plant] [MW]\nblock b:\n  total = sum(p in plant: capacity[p])\n  each[p in plant] = capacity[p]\n");
        Assert.Equal("total = 0", ExpressionPrinter.Print(Assert.Single(model.Equations)));
    }

    [Fact]
    public void Bind_SetFromData_TakesItsMembers()
    {
        var members = ImmutableArray.Create(new SetMember("first", ImmutableDictionary<string, string>.Empty), new SetMember("second", ImmutableDictionary<string, string>.Empty));
        var model = ModelText.Load(
            "model m\nset plant from data\nlever capacity[plant] default data\nvariable total\nblock b:\n  total = sum(p in plant: capacity[p])\n",
            dataSets: new Dictionary<string, ImmutableArray<SetMember>> { ["plant"] = members });
        Assert.Equal("total = capacity[first] + capacity[second]", ExpressionPrinter.Print(model.Equations[0]));
        Assert.Null(model.Find("capacity[first]")!.Default);
    }

    [Fact]
    public void Bind_TwoIndices_AreRowMajor()
    {
        var model = ModelTextAssert.Load("model m\nset a = p, q\nset b = u, v, w\nconstant c[a, b] = 1 2 3 4 5 6\nvariable x\nblock k:\n  x = c[q, u] + 0\n");
        Assert.Equal(["c[p, u]", "c[p, v]", "c[p, w]", "c[q, u]", "c[q, v]", "c[q, w]", "x"], model.Symbols.Select(symbol => symbol.Name));
        Assert.Equal(new Number(4), model.Equations[0].Right);
        Assert.All(model.Symbols.Select((symbol, position) => (symbol.Id, position)), pair => Assert.Equal(pair.position, pair.Id));
    }

    [Fact]
    public void Bind_Constants_MayUseConstantsAboveThem()
    {
        var model = ModelTextAssert.Load("model m\nset a = p, q\nconstant c[a] = 2 3\nconstant d2[a] = c * exp(0) + 1\nvariable x\nblock k:\n  x = d2[p] + 10 * d2[q]\n");
        Assert.Equal(new Number(43), model.Equations[0].Right);
    }

    [Fact]
    public void Bind_Start_KeepsFormLagAndText()
    {
        var model = ModelTextAssert.Load("model m\nvariable x\nvariable y\nblock b:\n  x = x(-2)\n  y = y(-1)\nstart:\n  log(x) = y\n  x(-1) = 0.9 * x\n  y = 2\n");
        Assert.Equal([(LeftForm.Log, 0), (LeftForm.Level, 1), (LeftForm.Level, 0)], model.Starts.Select(start => (start.Form, start.TargetLag)));
        Assert.Equal("x(-1) = 0.9 * x", model.Starts[1].Text);
        Assert.Equal("start", model.Starts[1].Block);
    }
}
