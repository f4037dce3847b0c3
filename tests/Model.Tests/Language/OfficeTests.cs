using Simulation.Model.Language.Bound;
using Xunit;

namespace Simulation.Model.Tests.Language;

public class OfficeTests
{
    private static readonly BoundModel Model = ModelTextAssert.Load(
        """
        model m
        set a = p, q, r
        office first = p, taxes
        office second = q, r
        office alone = r2
        shock e[a] ~ normal(0, 1)
        shock f ~ normal(0, 1)
        variable x[a]
        variable t
        variable u
        variable v
        variable w
        block growth[s in a]:
          x[s] = e[s]
        block taxes:
          t = f
        block second:
          u = 1
        block other by first:
          v = 1
        block province:
          w = 1
        block r2:
          z = 1
        variable z
        """);

    [Theory]
    [InlineData("x[p]", "growth[p]", "first")]
    [InlineData("x[r]", "growth[r]", "second")]
    [InlineData("t", "taxes", "first")]
    [InlineData("u", "second", "second")]
    [InlineData("v", "other", "first")]
    [InlineData("w", "province", null)]
    [InlineData("z", "r2", "alone")]
    [InlineData("e[q]", "nature[q]", "second")]
    [InlineData("f", "nature", null)]
    public void Bind_Equation_BelongsToTheOfficeOfItsBlock(string target, string block, string? office)
    {
        var equation = Model.Equations.Single(candidate => candidate.Target.Name == target);
        Assert.Equal((block, office), (equation.Block, equation.Office));
    }
}
