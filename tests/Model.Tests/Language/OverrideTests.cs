using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Xunit;

namespace Simulation.Model.Tests.Language;

public class OverrideTests
{
    private const string Text =
        """
        model m
        set a = p, q
        constant c = 1
        parameter k[a] ~ normal(1 2, sd = 0.1) in 0..4 source "model"
        lever l[a] in 0..10 default 3 4
        variable x
        block b:
          x = sum(s in a: k[s] * l[s]) + c
        """;

    private static BoundModel Load(params DeclarationOverride[] rows) => ModelText.Load(Text, overrides: rows);

    [Fact]
    public void Bind_OverrideOfAnElement_ChangesThatElementAlone()
    {
        var model = Load(new DeclarationOverride("k[q]", "row 1") { Distribution = "lognormal(2.5, sd = 0.2)", Minimum = 1, Maximum = 3, Source = "province" });
        var (p, q) = (model.Find("k[p]")!, model.Find("k[q]")!);
        Assert.Equal(new Normal(new Number(1), new Number(0.1)), p.Distribution);
        Assert.Equal(new LogNormal(new Number(2.5), new Number(0.2)), q.Distribution);
        Assert.Equal((0, 4, "model"), (p.Minimum, p.Maximum, p.Source));
        Assert.Equal((1, 3, "province"), (q.Minimum, q.Maximum, q.Source));
        Assert.Equal("k[a] ~ lognormal(2.5, sd = 0.2)", model.Parameters[1].Text);
    }

    [Fact]
    public void Bind_OverrideOfADeclaration_ChangesAllElementsButThoseWithARowOfTheirOwn()
    {
        var model = Load(new("k", "row 1") { Distribution = "normal(1.5 2.5, sd = 0.3)" }, new("k[p]", "row 2") { Distribution = "normal(0.5, sd = 0.4)" });
        Assert.Equal(new Normal(new Number(0.5), new Number(0.4)), model.Find("k[p]")!.Distribution);
        Assert.Equal(new Normal(new Number(2.5), new Number(0.3)), model.Find("k[q]")!.Distribution);
    }

    [Fact]
    public void Bind_OverrideOfDefaultsAndConstants_Counts()
    {
        var model = Load(new("l[ q ]", "row 1") { Default = 7 }, new("c", "row 2") { Default = 5 });
        Assert.Equal((3, 7), (model.Find("l[p]")!.Default, model.Find("l[q]")!.Default));
        Assert.EndsWith("+ 5", ExpressionPrinter.Print(model.Equations[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_Overrides_LeaveTheIdentityOfTheTextAlone() =>
        Assert.Equal(Load().TextHash, Load(new DeclarationOverride("c", "row") { Default = 2 }).TextHash);
}
