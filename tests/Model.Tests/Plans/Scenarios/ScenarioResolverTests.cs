using Simulation.Model.Plans.Scenarios;
using Simulation.Model.Tests.Calibration;
using Xunit;

namespace Simulation.Model.Tests.Plans.Scenarios;

public class ScenarioResolverTests
{
    [Fact]
    public void Resolve_LeverOverYears_GivesEachYear()
    {
        var (values, problems) = Resolve(new Scenario([new LeverChange("effort", null, 2025, null, 2)], []));

        Assert.Empty(problems);
        Assert.Equal([(2025, 2.0), (2026, 2.0)], values.Select(value => (value.Year, value.Value)));
    }

    [Fact]
    public void Resolve_LikelierEvent_MovesTheLeverOfItsProbability()
    {
        var (values, problems) = Resolve(new Scenario([], [new EventChange("flood", null, 2024, 2024, null, 0.7)]));

        Assert.Empty(problems);
        Assert.Equal(("flood_probability", 2024, 0.7), Assert.Single(values.Select(value => (value.Symbol.Name, value.Year, value.Value))));
    }

    [Theory]
    [InlineData("efort", null, 2024, 2024, 1, "/levers/0/lever")]
    [InlineData("effort", "north", 2024, 2024, 1, "/levers/0/sector")]
    [InlineData("effort", null, 2019, 2019, 1, "/levers/0/year")]
    [InlineData("effort", null, 2024, 2030, 1, "/levers/0/to")]
    [InlineData("effort", null, 2024, 2024, 11, "/levers/0/value")]
    [InlineData("effort", null, 2024, 2024, double.NaN, "/levers/0/value")]
    public void Resolve_WrongLever_NamesTheField(string lever, string? member, int from, int to, double value, string path)
    {
        var (_, problems) = Resolve(new Scenario([new LeverChange(lever, member, from, to, value)], []));

        Assert.Equal(path, Assert.Single(problems).Path);
    }

    [Theory]
    [InlineData("storm", true, null, "/events/0/event")]
    [InlineData("flood", null, null, "/events/0/occurs")]
    [InlineData("flood", true, 0.5, "/events/0/occurs")]
    [InlineData("flood", null, 1.5, "/events/0/probability")]
    public void Resolve_WrongEvent_NamesTheField(string name, bool? occurs, double? probability, string path)
    {
        var (_, problems) = Resolve(new Scenario([], [new EventChange(name, null, 2024, 2024, occurs, probability)]));

        Assert.Equal(path, Assert.Single(problems).Path);
    }

    [Fact]
    public void Resolve_SeveralMistakes_AreAllReported()
    {
        var (_, problems) = Resolve(new Scenario(
            [new LeverChange("efort", null, null, null, 1), new LeverChange("effort", null, 2019, 2019, 99)], [new EventChange("storm", null, null, null, true, null)]));

        Assert.Equal(4, problems.Length);
    }

    private static (System.Collections.Immutable.ImmutableArray<ScenarioValue> Values, System.Collections.Immutable.ImmutableArray<ScenarioProblem> Problems) Resolve(Scenario scenario) =>
        ScenarioResolver.Resolve(SmallProvince.Model, scenario, 2024, 2026);
}
