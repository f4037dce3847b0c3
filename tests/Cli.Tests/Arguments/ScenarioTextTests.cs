using Simulation.Cli.Arguments;
using Simulation.Model.Plans.Scenarios;
using Xunit;

namespace Simulation.Cli.Tests.Arguments;

public class ScenarioTextTests
{
    [Theory]
    [InlineData("social_investment=36500", "social_investment", null, null, null, 36500)]
    [InlineData("investment_share[manufacturing]=0.35@2024..2027", "investment_share", "manufacturing", 2024, 2027, 0.35)]
    [InlineData("migration = -1.5 @2025", "migration", null, 2025, 2025, -1.5)]
    [InlineData("tax_rate=1e-2@2025..", "tax_rate", null, 2025, null, 0.01)]
    [InlineData("tax_rate=0@..2026", "tax_rate", null, null, 2026, 0)]
    [InlineData(" load[ duyen_hai_1 ]=0.6", "load", "duyen_hai_1", null, null, 0.6)]
    public void Parse_Lever_ReadsNameMemberValueAndYears(string text, string lever, string? member, int? from, int? to, double value)
    {
        var (scenario, problems) = ScenarioText.Parse([text], []);

        Assert.Empty(problems);
        Assert.Equal(new LeverChange(lever, member, from, to, value), Assert.Single(scenario.Levers));
    }

    [Theory]
    [InlineData("drought=on", null, null, null, true, null)]
    [InlineData("drought=off@2025", null, 2025, 2025, false, null)]
    [InlineData("drought=p:0.3@2024..2026", null, 2024, 2026, null, 0.3)]
    [InlineData("drought[agriculture]=p:1", "agriculture", null, null, null, 1.0)]
    public void Parse_Event_ReadsOnOffOrProbability(string text, string? member, int? from, int? to, bool? occurs, double? probability)
    {
        var (scenario, problems) = ScenarioText.Parse([], [text]);

        Assert.Empty(problems);
        Assert.Equal(new EventChange("drought", member, from, to, occurs, probability), Assert.Single(scenario.Events));
    }

    [Theory]
    [InlineData("social_investment", "write name=value")]
    [InlineData("=5", "write name=value")]
    [InlineData("a[b=5", "write name=value")]
    [InlineData("a=", "write name=value")]
    [InlineData("a=36.500,5", "write a number with a decimal point")]
    [InlineData("a=36,500", "write a number with a decimal point")]
    [InlineData("a=NaN", "write a number with a decimal point")]
    [InlineData("a=1e999", "write a number with a decimal point")]
    [InlineData("a=5@24", "write @2025 or @2024..2027")]
    [InlineData("a=5@", "write @2025 or @2024..2027")]
    [InlineData("a=5@..", "write @2025 or @2024..2027")]
    [InlineData("a=5@2024-2027", "write @2025 or @2024..2027")]
    [InlineData("a=5@2027..2024", "write @2024..2027")]
    public void Parse_MalformedLever_SaysWhatWouldBeRight(string text, string wayOut)
    {
        var (scenario, problems) = ScenarioText.Parse([text], []);

        Assert.Empty(scenario.Levers);
        var problem = Assert.Single(problems);
        Assert.StartsWith("--lever: ", problem, StringComparison.Ordinal);
        Assert.Contains(wayOut, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("drought=yes")]
    [InlineData("drought=p:1.5")]
    [InlineData("drought=p:-0.1")]
    [InlineData("drought=p:")]
    [InlineData("drought=0.3")]
    public void Parse_MalformedEvent_SaysWhatWouldBeRight(string text)
    {
        var (scenario, problems) = ScenarioText.Parse([], [text]);

        Assert.Empty(scenario.Events);
        Assert.EndsWith("write on, off, or p:0.3 for a yearly probability of 0.3.", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_SeveralProblems_AreReportedTogetherInOrder()
    {
        var (scenario, problems) = ScenarioText.Parse(["a=x", "b=1", "c=2@20"], ["d=maybe"]);

        Assert.Equal("b", Assert.Single(scenario.Levers).Lever);
        Assert.Collection(
            problems,
            problem => Assert.Contains("a cannot be 'x'", problem, StringComparison.Ordinal),
            problem => Assert.Contains("'c=2@20'", problem, StringComparison.Ordinal),
            problem => Assert.StartsWith("--event: d cannot be 'maybe'", problem, StringComparison.Ordinal));
    }
}
