using Simulation.Model.Language;
using Xunit;

namespace Simulation.Model.Tests.Language;

public class StartValuesTests
{
    private const string Text =
        """
        model m
        given g default data
        lever l default 1
        exogenous n ~ ar1(0, rho = 0.5, sd = 1)
        variable x
        variable y
        variable z
        block b:
          x = x(-2) + n + l(-1)
          dlog(y) = g(-1)
          z = x
        start:
          x = 0.5 * z
          x(-1) = 1
        """;

    [Fact]
    public void Needed_Model_FollowsLagsAndStartEquations() =>
        Assert.Equal(
            [("g", 0), ("l", 0), ("n", 0), ("x", 0), ("x", 1), ("y", 0), ("z", 0)],
            StartValues.Needed(ModelTextAssert.Load(Text)).Select(value => (value.Symbol.Name, value.YearsBefore)));

    [Fact]
    public void Missing_WithoutData_NamesWhatHasNoStart()
    {
        var missing = StartValues.Missing(ModelTextAssert.Load(Text), (_, _) => false);
        Assert.Equal(["'g'", "'n'", "'y'", "'z'"], missing.Select(item => item.Message.Split(' ')[0]));
        Assert.All(missing, item => Assert.Equal("M307", item.Code));
        Assert.Contains("Write y = … under start:", missing[2].Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_KnownFromData_IsNotReported() =>
        Assert.Empty(StartValues.Missing(ModelTextAssert.Load(Text), (symbol, years) => years == 0 && symbol.Name is "g" or "n" or "y" or "z"));
}
