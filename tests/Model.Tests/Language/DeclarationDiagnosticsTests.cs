using Simulation.Model.Language;
using Xunit;

namespace Simulation.Model.Tests.Language;

public class DeclarationDiagnosticsTests
{
    public static TheoryData<string, string, string> Mistakes => new()
    {
        // Numbers of values.
        { "M201", "3 elements, but 2 values", "set a = p, q, r|lever k[a] default ▶1 2" },
        { "M201", "3 elements, but 2 values", "set a = p, q, r|constant k[a] = ▶1 2" },
        { "M201", "3 elements, but 4 values", "set a = p, q, r|parameter k[a] ~ normal(▶1 2 3 4, sd = 1)" },
        { "M201", "1 element, but 2 values", "parameter k ~ normal(▶1 -2, sd = 1)" },
        { "M201", "3 elements, but 2 values", "set a = p, q, r|lever k[a] default 1|    ▶level 1 = 1 2" },
        // Ranges.
        { "M202", "is empty", "lever k in ▶2..1 default 2" },
        { "M202", "lies outside", "lever k in 0..1 default ▶2" },
        { "M202", "lies outside", "lever k in 0..1 default 0.5|    level 1 = ▶2" },
        { "M202", "open at one end", "parameter k ~ normal(0.5, sd = 1) in ▶0.." },
        { "M202", "open at one end", "shock k ~ normal(0.5, sd = 1) in ▶..1" },
        { "M202", "open at one end", "exogenous ▶k ~ normal(0.5, sd = 1) in 0.." },
        { "M202", "above 0", "parameter k ~ lognormal(▶0.5, sd = 1) in 0..1" },
        { "M202", "lies in 0..1", "parameter k ~ ▶beta(1, 2) in 0..2" },
        { "M202", "Heavy tails", "parameter k ~ ▶tukeyh(1, h = 0.1) in 0..2" },
        { "M202", "are its range", "parameter k ~ ▶uniform(0, 1) in 0..2" },
        // Laws.
        { "M203", "Did you mean 'normal'", "parameter k ~ ▶norml(0, 1)" },
        { "M203", "cannot follow bernoulli", "parameter k ~ ▶bernoulli(0.5)" },
        { "M203", "cannot follow normal", "hazard k ~ ▶normal(0, 1)" },
        { "M203", "cannot follow ar1", "parameter k ~ ▶ar1(0, 0.5, 1)" },
        { "M018", "lacks its sd", "parameter k ~ ▶normal(0)" },
        { "M018", "no argument 'sigma'", "parameter k ~ normal(0, ▶sigma = 1)" },
        { "M018", "too many arguments", "parameter k ~ normal(0, 1, ▶2)" },
        { "M018", "given twice", "parameter k ~ normal(0, ▶mean = 1)" },
        { "M018", "without a name stands after", "parameter k ~ normal(sd = 1, ▶2)" },
        { "M204", "must be 0 or more", "parameter k ~ normal(0, sd = ▶-1)".Replace("sd = ▶-1", "▶sd = -1", StringComparison.Ordinal) },
        { "M204", "must be positive", "parameter k ~ lognormal(▶0, sd = 1)" },
        { "M204", "must be inside the range", "parameter k ~ normal(▶2, sd = 1) in 0..1" },
        { "M204", "between -1 and 1", "exogenous k ~ ar1(0, ▶rho = 1.5, sd = 1)" },
        { "M204", "between 0 and 1", "hazard k ~ bernoulli(▶1.5)" },
        { "M204", "less than 1", "shock k ~ tukeyh(1, ▶h = 1)" },
        { "M204", "more than the low end", "parameter k ~ uniform(1, ▶0)" },
        { "M204", "must be positive", "parameter k ~ beta(▶0, 1)" },
        { "M204", "not known when the model is read", "parameter j ~ normal(2, 0.1)|parameter k ~ beta(▶j, 1)" },
        { "M205", "declared below it or is itself", "parameter k ~ ▶normal(k, 1)" },
        { "M205", "changes from year to year", "lever l default 1|parameter k ~ ▶normal(l, 1)" },
        { "M205", "not known when the model is read", "lever l default 1|constant k = ▶l" },
        { "M106", "Write j[", "set a = p, q|parameter j[a] ~ normal(0, 1)|shock k ~ normal(0, ▶j)" },
        // Correlations.
        { "M206", "is not random", "lever k default 1|shock j ~ normal(0, 1)|correlate ▶k, j = 0.5" },
        { "M206", "events are not correlated", "hazard k ~ bernoulli(0.1)|shock j ~ normal(0, 1)|correlate j, ▶k = 0.5" },
        { "M206", "correlated twice", "shock j ~ normal(0, 1)|shock k ~ normal(0, j)|correlate j, k, ▶j = 0.5" },
        { "M206", "parameter and a yearly shock", "parameter j ~ normal(0, 1)|shock k ~ normal(0, j)|correlate j, ▶k = 0.5" },
        { "M206", "A lag is correlated", "shock j ~ normal(0, 1)|shock k ~ normal(0, j)|correlate j, ▶k(-1) = 0.5" },
        { "M206", "not positive definite", "set a = p, q, r|shock k[a] ~ normal(0, 1)|▶correlate k = -0.9" },
        { "M206", "lower triangle", "set a = p, q, r|shock k[a] ~ normal(0, 1)|▶correlate k = 0.1 0.2" },
        { "M206", "is no correlation", "set a = p, q, r|shock k[a] ~ normal(0, 1)|correlate k = ▶1" },
        { "M206", "1 things are correlated", "shock k ~ normal(0, 1)|▶correlate k = 0.5" },
        { "M101", "Did you mean 'supply'", "shock supply ~ normal(0, 1)|shock k ~ normal(0, supply)|correlate k, ▶suply = 0.5" },
        { "M208", "where level 1 is expected", "lever k default 1|    ▶level 2 = 1" },
    };

    /// <summary>Each case declares k over a set or alone; the rest of the model uses it.</summary>
    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Bind_OneMistake_IsReportedWhereItIs(string code, string fragment, string declarations)
    {
        var indexed = declarations.Contains("k[a]", StringComparison.Ordinal);
        var other = declarations.Contains(" j ~", StringComparison.Ordinal) ? " + j" : "";
        var use = indexed ? "  x = sum(s in a: k[s])\n" : $"  x = k{other}\n";
        ModelTextAssert.HasOne(code, fragment, $"model m\n{declarations.Replace('|', '\n')}\nvariable x\nblock b:\n{use}");
    }

    public static TheoryData<string, DeclarationOverride, string> WrongOverrides => new()
    {
        { "M501", new("kk", "row 2") { Default = 1 }, "Did you mean 'k'" },
        { "M501", new("k", "row 2") { Default = 1 }, "has no default" },
        { "M501", new("l", "row 2") { Distribution = "normal(0, 1)" }, "has no distribution" },
        { "M203", new("k", "row 2") { Distribution = "norml(0, 1)" }, "Did you mean 'normal'" },
        { "M010", new("k", "row 2") { Distribution = "normal(0, 1) x" }, "end of the distribution" },
        { "M010", new("k", "row 2") { Distribution = "42" }, "a law such as" },
        { "M004", new("l", "row 2") { Default = double.NaN }, "no finite number" },
        { "M202", new("l", "row 2") { Default = 9 }, "outside its range" },
        { "M202", new("l", "row 2") { Minimum = 9 }, "is empty" },
        { "M101", new("k", "row 2") { Distribution = "normal(0, spread)" }, "There is no 'spread'" },
    };

    [Theory]
    [MemberData(nameof(WrongOverrides))]
    public void Bind_WrongOverride_IsReportedAtItsRow(string code, DeclarationOverride row, string fragment)
    {
        const string Text = "model m\nparameter k ~ normal(0, sd = 1)\nlever l in 0..2 default 1\nvariable x\nblock b:\n  x = k + l\n";
        var result = ModelText.Check(Text, overrides: [row]);
        Assert.Contains(result.Diagnostics, item => item.Code == code && item.Origin == "row 2" && (item.Message + item.Hint).Contains(fragment, StringComparison.Ordinal));
        Assert.All(result.Diagnostics, item => Assert.Equal("row 2", item.Origin));
        Assert.Null(result.Model);
    }

    [Fact]
    public void Bind_OverrideGivenTwice_NamesBothRows()
    {
        var result = ModelText.Check("model m\nlever l default 1\nvariable x\nblock b:\n  x = l\n", overrides: [new("l", "row 2") { Default = 2 }, new("l", "row 9") { Default = 3 }]);
        var only = Assert.Single(result.Diagnostics);
        Assert.Equal("row 9", only.Origin);
        Assert.Contains("row 2", only.Message, StringComparison.Ordinal);
    }
}
