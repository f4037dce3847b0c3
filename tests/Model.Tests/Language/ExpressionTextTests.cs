using Simulation.Model.Language;
using Xunit;

namespace Simulation.Model.Tests.Language;

public class ExpressionTextTests
{
    private const string Text = "model m\nset s = one, two\ngiven x[s] default 1 2\ngiven z default 3\nvariable y\nblock b:\n  y = x[one] + x[two] + z\n";

    [Theory]
    [InlineData("x[two](-1) * 2 + y", "x[two](-1) * 2 + y")]
    [InlineData("sum(i in s: x[i])", "x[one] + x[two]")]
    [InlineData("dlog(z)", "log(z) - log(z(-1))")]
    [InlineData("1", "1")]
    public void Bind_Expression_IsThatOfAnEquation(string text, string bound) =>
        Assert.Equal(bound, ExpressionPrinter.Print(ExpressionText.Bind(ModelText.Load(Text), text)));

    [Theory]
    [InlineData("zz + 1", "There is no 'zz'")]
    [InlineData("x + 1", "no index")]
    [InlineData("z + ", "expected")]
    [InlineData("z z", "the end of the expression")]
    [InlineData("", "There is no expression")]
    public void Bind_Mistake_IsReportedWithItsPlace(string text, string message) =>
        Assert.Contains(message, Assert.Throws<ModelTextException>(() => ExpressionText.Bind(ModelText.Load(Text), text)).Report, StringComparison.OrdinalIgnoreCase);
}
