using Simulation.Contracts.Faults;
using Simulation.Contracts.Scenarios;
using Simulation.Grains.Tests.Hosting;
using Xunit;

namespace Simulation.Grains.Tests.Scenarios;

/// <summary>What is kept fits the model, and differs from the baseline.</summary>
public class ScenarioCheckTests(SiloFixture silo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Save_SeveralMistakes_AreAllReported()
    {
        var wrong = new ScenarioDefinition
        {
            Name = "",
            Description = new string('x', ScenarioDefinition.LongestDescription + 1),
            Plan = "1999",
            Horizon = 2300,
            Levers = [new("social_investmnt", null, null, null, 1), new("disbursement", null, 2024, 2024, 99)],
            Events = [new("drought", null, null, null, null, 7)],
        };

        var fault = await Assert.ThrowsAsync<SimulationFaultException>(() =>
            silo.Grains.GetGrain<IScenarioGrain>($"{SiloFixture.Province}/Dry Year").SaveAsync(Sample.Save(wrong, WriteCondition.IsNew), Cancellation));

        Assert.Equal(FaultKind.Invalid, fault.Kind);
        Assert.Equal(
            ["{scenario}", "/name", "/description", "/plan", "/horizon", "/levers/0/lever", "/levers/1/value", "/events/0/probability"],
            fault.Problems.Select(problem => problem.Path));
    }

    [Fact]
    public async Task Save_ChangesThatChangeNothing_AreLeftOutWithARemark()
    {
        var usual = silo.Prepared.Forecaster.BaselineValue(silo.Prepared.Source.Joined.Model.Find("social_investment")!, 2025)!.Value;
        var definition = new ScenarioDefinition { Name = "Partly", Levers = [new("social_investment", null, 2025, 2025, usual), new("social_investment", null, 2026, 2026, 60_000)] };

        var saved = await silo.NewScenario().SaveAsync(Sample.Save(definition, WriteCondition.IsNew), Cancellation);

        Assert.Equal(60_000, Assert.Single(saved.Definition.Levers).Value);
        Assert.Equal("/levers/0", Assert.Single(saved.Remarks).Path);
    }

    [Fact]
    public async Task Save_NothingChanged_SaysSo()
    {
        var saved = await silo.NewScenario().SaveAsync(Sample.Save(new() { Name = "Baseline" }, WriteCondition.IsNew), Cancellation);

        Assert.Equal("Nothing differs from the baseline.", Assert.Single(saved.Remarks).Message);
    }

    [Theory]
    [InlineData("tra-vin/s", "There is no province 'tra-vin'. Did you mean 'tra-vinh'?")]
    [InlineData("tra-vinh/never", "tra-vinh has no scenario 'never'.")]
    [InlineData("tra-vinh/Not An Id", "tra-vinh has no scenario 'Not An Id'.")]
    public async Task Find_Unknown_SaysWhatIsNotThere(string key, string message)
    {
        var fault = await Assert.ThrowsAsync<SimulationFaultException>(() => silo.Grains.GetGrain<IScenarioGrain>(key).FindAsync(null, Cancellation));

        Assert.Equal(FaultKind.NotFound, fault.Kind);
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OfAProvince_IsInPagesInTheOrderOfIds()
    {
        var prefix = $"list-{Guid.NewGuid():N}";
        foreach (var name in new[] { "b", "a", "c" })
            await silo.Grains.GetGrain<IScenarioGrain>($"{SiloFixture.Province}/{prefix}-{name}").SaveAsync(Sample.Save(Sample.Investment(40_000), WriteCondition.IsNew), Cancellation);
        await silo.Grains.GetGrain<IScenarioGrain>($"{SiloFixture.Province}/{prefix}-c").DeleteAsync(WriteCondition.Exists, "Lan", Guid.NewGuid(), Cancellation);
        var list = silo.Grains.GetGrain<IScenariosGrain>(SiloFixture.Province);

        var first = await list.ListAsync(prefix, 1, Cancellation);
        var rest = await list.ListAsync(first[0].Id, 1_000, Cancellation);

        Assert.Equal($"{prefix}-a", Assert.Single(first).Id);
        Assert.Equal([$"{prefix}-b"], rest.Where(scenario => scenario.Id.StartsWith(prefix, StringComparison.Ordinal)).Select(scenario => scenario.Id));
        Assert.Equal(("Đầu tư", 1L, "Lan", 1), (first[0].Name, first[0].Version, first[0].Author, first[0].Changes));
    }
}
