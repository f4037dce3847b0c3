using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Xunit;

namespace Simulation.Model.Tests.Language;

public class ModelExplanationTests
{
    private static readonly BoundModel Model = ModelTextAssert.Load(ModelTextAssert.ReadReference("sample.model"));

    private static ModelExplanation Explain(string name, int depth = 1) => ModelExplanation.Of(Model, Model.Find(name)!, depth);

    [Fact]
    public void Of_Variable_SplitsTheRightSideIntoItsTerms()
    {
        var explanation = Explain("grdp");
        Assert.Equal("grdp = sum(s in activity: value_added[s]) + product_taxes", explanation.Equation!.Text);
        Assert.Equal(
            ["value_added[agriculture]", "value_added[manufacturing]", "value_added[power]", "value_added[services]", "product_taxes"],
            explanation.Terms.Select(term => term.Text));
    }

    [Fact]
    public void Of_Terms_AddUpToTheRightSide()
    {
        double Value(Symbol symbol, int lag) => 1 + symbol.Id % 7 + 0.1 * lag;
        foreach (var equation in Model.Equations)
        {
            var terms = ModelExplanation.Of(Model, equation.Target).Terms;
            var total = terms.Sum(term => Evaluator.Evaluate(term.Expression, Value));
            Assert.Equal(Evaluator.Evaluate(equation.Right, Value), total, 9);
        }
    }

    [Fact]
    public void Of_SubtractedTerm_KeepsItsSign() =>
        Assert.Contains("-(drought * drought_severity)", Explain("value_added[agriculture]").Terms.Select(term => term.Text));

    [Fact]
    public void Of_Variable_NamesWhatItReadsInTheSameYearAndBefore()
    {
        var capital = Explain("capital[services]").DependsOn;
        Assert.Equal(["capital[services]", "investment_share[services]", "social_investment", "price"], capital.Select(dependency => dependency.Symbol.Name));
        Assert.Equal([(false, true), (true, false), (true, false), (true, false)], capital.Select(dependency => (dependency.IsSameYear, dependency.IsLagged)));
    }

    [Fact]
    public void Of_DifferenceOnTheLeft_DependsOnItsOwnPast()
    {
        var own = Explain("product_taxes").DependsOn.Single(dependency => dependency.Symbol.Name == "product_taxes");
        Assert.Equal([1], own.Lags.AsEnumerable());
    }

    [Fact]
    public void Of_Upstream_GrowsWithDepthAndTellsTheDistance()
    {
        var near = Explain("grdp", 1).Upstream;
        var far = Explain("grdp", 3).Upstream;
        Assert.All(near, upstream => Assert.Equal(1, upstream.Distance));
        Assert.Equal(near, far.Take(near.Length));
        Assert.Contains(far, upstream => upstream is { Distance: 3, Symbol.Name: "social_investment" });
        Assert.Empty(Explain("grdp", 0).Upstream);
    }

    [Fact]
    public void Of_UsedBy_NamesItsReaders() =>
        Assert.Equal(["grdp", "grdp_growth[industry]"], Explain("value_added[power]").UsedBy.Select(symbol => symbol.Name));

    [Fact]
    public void Of_Lever_HasNoEquationButADeclaration()
    {
        var explanation = Explain("social_investment");
        Assert.Null(explanation.Equation);
        Assert.Empty(explanation.Terms);
        Assert.Equal("billion VND", explanation.Symbol.Declaration.Unit);
        Assert.Equal(2, explanation.Symbol.Declaration.Levels.Length);
    }

    [Fact]
    public void Of_Parameter_IsExplainedByItsLaw() =>
        Assert.Equal("supply_sd[market] ~ lognormal(0.025 0.045 0.025, sd = 0.35)", Explain("supply_sd[services]").Equation!.Text);

    [Theory]
    [InlineData("grdp", 1, null)]
    [InlineData("value_added", 4, null)]
    [InlineData("value_added[power]", 1, null)]
    [InlineData("gdrp", 0, "Did you mean 'grdp'?")]
    public void Find_Name_GivesItsScalarsOrAHint(string name, int count, string? expected)
    {
        Assert.Equal(count, ModelExplanation.Find(Model, name, out var hint).Length);
        Assert.Equal(expected, hint);
    }
}
