using Simulation.Model.Language;
using Simulation.Model.Language.Diagnostics;
using Xunit;

namespace Simulation.Model.Tests.Language;

public class UnitTests
{
    private const string Head =
        """
        model m
        unit VND, person
        given income "National income" [billion VND] default 1
        given wages "Wages" [million VND] default 1
        given people "Population" [thousand person] default 1
        given rate "A rate" [percent] default 1
        given part "A share" [share] default 1
        given pure "A plain number" default 1
        constant factor = 1000

        """;

    // Everything is used once, so that only the equation under test can be reported.
    private static string Model(string unit, string equation) =>
        $"{Head}variable x [{unit}]\nvariable all\nblock b:\n  {equation}\n  all = income / income + wages / wages + people / people + rate * 0 + part + pure + factor\n";

    public static TheoryData<string, string> Right => new()
    {
        { "million VND per person", "x = income / people" },
        { "VND per person", "x = 1000000 * income / people" },
        { "billion VND", "x = income + wages / 1000" },
        { "billion VND", "x = income + wages / factor" },
        { "billion VND", "x = max(income, 0) * (1 + rate / 100)" },
        { "billion VND", "x = income * (1 - part) + pure * income" },
        { "billion VND", "x = 5" },
        { "percent", "x = pct(income)" },
        { "percent", "x = 100 * wages / income" },
        { "log", "x = dlog(income) - dlog(people)" },
        { "billion VND", "dlog(x) = rate / 100 + dlog(wages)" },
        { "billion VND", "log(x) = 0.5 * log(income) + part" },
        { "billion VND", "d(x) = income - income(-1)" },
        { "share", "logit(x) = logit(part) + pure" },
        { "billion VND", "x = sqrt(income * income(-1))" },
        { "billion VND", "x = income^2 / income(-1)" },
        { "billion VND", "x = income * (people / people(-1))^pure" },
        { "billion VND", "x = movavg(income, 3) + d(income) + abs(income) + min(income, income(-1))" },
        { "billion VND", "x = if(year > 2020 and part > 0.5, income, 0)" },
        { "", "x = d(log(income))" },
    };

    [Theory]
    [MemberData(nameof(Right))]
    public void Check_ConsistentEquation_IsAccepted(string unit, string equation)
    {
        var text = Model(unit, equation).Replace(" []", "", StringComparison.Ordinal);
        Assert.Equal("", DiagnosticRenderer.Render(ModelText.Check(text).Diagnostics, text, "m"));
    }

    public static TheoryData<string, string, string, string> Wrong => new()
    {
        { "M402", "billion VND", "x = ▶income + people", "billion VND and thousand person" },
        { "M402", "billion VND", "x = ▶income + 5", "A number with a unit is declared" },
        { "M402", "billion VND", "▶x = part", "Different units are equated" },
        { "M402", "billion VND", "x = if(▶income > people, income, 0)", "compared" },
        { "M402", "billion VND", "▶d(x) = dlog(income)", "equated" },
        { "M403", "million VND per person", "▶x = wages / people", "1000" },
        { "M403", "billion VND", "x = ▶income + wages", "divide the second by 1000" },
        { "M403", "million VND", "▶x = income", "multiply the second by 1000" },
        { "M404", "share", "▶x = pct(income)", "A percentage and a plain number" },
        { "M404", "billion VND", "dlog(x) = ▶rate", "Divide it by 100" },
        { "M404", "billion VND", "▶x = income * (1 + rate)", "percent" },
        { "M405", "billion VND", "dlog(x) = ▶income", "must be a pure number" },
        { "M405", "share", "x = exp(▶income)", "argument of exp" },
        { "M405", "share", "x = log(▶income) - log(1)", "log(a / b)" },
        { "M405", "billion VND", "logit(▶x) = part", "The variable of logit" },
        { "M405", "billion VND", "x = ▶income^part", "The base of a power" },
        { "M405", "share", "x = part^▶people", "An exponent" },
        { "M403", "share", "x = log(▶wages / income)", "same scale" },
        { "M401", "billion ▶dong", "x = 5", "There is no unit 'dong'" },
        { "M401", "billion ▶vnd", "x = 5", "Did you mean 'VND'" },
        { "M401", "VND ▶per", "x = 5", "stands between" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Check_InconsistentEquation_IsReportedWhereItIs(string code, string unit, string equation, string fragment) =>
        ModelTextAssert.HasOne(code, fragment, Model(unit, equation));

    [Theory]
    [InlineData("parameter k [billion VND] ~ normal(▶j, sd = 1)", "M402")]
    [InlineData("parameter k [VND per person] ~ normal(1, sd = ▶j)", "M402")]
    [InlineData("parameter k ~ lognormal(1, sd = ▶i)", "M405")]
    public void Check_ArgumentOfALawInAnotherUnit_IsReported(string declaration, string code) =>
        ModelTextAssert.HasOne(code, "", $"model m\nunit VND, person\nparameter i [billion VND] ~ normal(1, 1)\nparameter j [person] ~ normal(1, 1)\n{declaration}\nvariable x\nblock b:\n  x = k / k + i / i + j / j\n");

    [Fact]
    public void Check_UnitDeclaredTwiceOrReserved_IsReported()
    {
        ModelTextAssert.HasOne("M102", "declared twice", "model m\nunit VND\nunit ▶VND\nvariable x [VND]\nblock b:\n  x = 1\n");
        ModelTextAssert.HasOne("M103", "word of units", "model m\nunit ▶percent\nvariable x [percent]\nblock b:\n  x = 1\n");
    }
}
