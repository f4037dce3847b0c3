using Simulation.Contracts.Faults;
using Simulation.Contracts.Scenarios;
using Simulation.Contracts.Workshops;
using Simulation.Grains.Tests.Hosting;
using Xunit;
using static Simulation.Grains.Tests.Workshops.WorkshopSample;

namespace Simulation.Grains.Tests.Workshops;

/// <summary>Many people hand in what they would do; nothing is lost, and what they said is summarised.</summary>
public class PlanningWorkshopTests(SiloFixture silo)
{
    private const int People = 60;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_SaysWhatIsAskedAndWhereLeversStand()
    {
        var workshop = await (await silo.OpenAsync()).FindAsync(Cancellation);

        Assert.Equal(WorkshopCode.Length, workshop.Code.Length);
        Assert.True(workshop.IsOpen);
        Assert.Equal(workshop.Opened + Workshop.Standard, workshop.Closes);
        Assert.Equal(["social_investment", "investment_share"], workshop.Questions.Select(question => question.Lever.Lever));
        Assert.Equal([workshop.Questions[0].Lever.Baseline[0]], workshop.Questions[0].Start);
        Assert.Equal((2024, 2025, 2), (workshop.Questions[1].From, workshop.Questions[1].To, workshop.Questions[1].Start.Length));
        Assert.NotEmpty(workshop.Targets);
    }

    [Fact]
    public async Task Open_SentAgainWithItsToken_IsTheSameWorkshop()
    {
        var (order, list) = (Order(), silo.Grains.GetGrain<IPlanningWorkshopsGrain>(SiloFixture.Province));

        var codes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => list.OpenAsync(order, Cancellation)));

        Assert.Single(codes.Select(workshop => workshop.Code).Distinct());
        Assert.Single(await list.ListAsync(Cancellation), known => known.Code == codes[0].Code);
    }

    [Fact]
    public async Task Open_FromAScenario_StartsThere()
    {
        var id = $"s-{Guid.NewGuid():N}";
        var definition = new ScenarioDefinition { Name = "Nhiều vốn", Levers = [new("social_investment", null, 2024, 2024, 41_000)] };
        await silo.Grains.GetGrain<IScenarioGrain>($"{SiloFixture.Province}/{id}").SaveAsync(new ScenarioSave { Definition = definition, Condition = WriteCondition.IsNew, Author = "Lan", Token = Guid.NewGuid() }, Cancellation);

        var workshop = await (await silo.OpenAsync(Order() with { Scenario = id })).FindAsync(Cancellation);

        Assert.Equal((id, 1L, "Nhiều vốn"), (workshop.Scenario!.Id, workshop.Scenario.Version, workshop.ScenarioName));
        Assert.Equal([41_000], workshop.Questions[0].Start);
    }

    [Fact]
    public async Task Open_Wrong_ListsEveryProblem()
    {
        var order = Order() with { Title = " ", Asks = [new("social_investmint", null, 2024, 2024), new("disbursement", null, 2026, 2025)], Closes = DateTimeOffset.UnixEpoch };

        var fault = await FaultAsync(() => silo.OpenAsync(order));

        Assert.Equal(FaultKind.Invalid, fault.Kind);
        Assert.Equal(["/closes", "/levers/0/lever", "/levers/1", "/title"], fault.Problems.Select(problem => problem.Path).Order(StringComparer.Ordinal));
        Assert.Contains(fault.Problems, problem => problem.WayOut.Contains("social_investment", StringComparison.Ordinal));
    }

    [Fact]
    public async Task HandIn_ByManyAtOnce_LosesNobody()
    {
        var workshop = await silo.OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, People).Select(person => workshop.HandInAsync(HandIn($"Person {person}", person % 3 == 0 ? null : 30_000 + (100 * person)), Cancellation)));
        var results = await workshop.SummariseAsync(Cancellation);

        var moved = Enumerable.Range(0, People).Where(person => person % 3 != 0).Select(person => 30_000.0 + (100 * person)).ToList();
        var investment = results.Levers[0];
        Assert.Equal((People, People), (results.Workshop.Joined, results.Workshop.HandedIn));
        Assert.Equal((moved.Min(), moved.Max(), moved.Count, People - moved.Count), (investment.Minimum, investment.Maximum, investment.Opinions.Length, investment.Untouched.Length));
        Assert.Equal(moved.Average(), investment.Mean!.Value, 1e-9);
        Assert.Equal((null, People), (results.Levers[1].Mean, results.Levers[1].Untouched.Length));
        Assert.Equal([("social_investment", 2024, 2024, investment.Mean)], results.Mean.Select(lever => (lever.Lever, lever.From ?? 0, lever.To ?? 0, (double?)lever.Value)));
    }

    [Fact]
    public async Task HandIn_NameTaken_IsToldWhateverItsCapitals()
    {
        var workshop = await silo.OpenAsync();
        await workshop.HandInAsync(HandIn("Đặng Lan", 35_000), Cancellation);

        var fault = await FaultAsync(() => workshop.HandInAsync(HandIn("đặng lan", 45_000, key: "another"), Cancellation));

        Assert.Equal(FaultKind.Conflict, fault.Kind);
        Assert.Contains("has joined already", fault.Message, StringComparison.Ordinal);
        Assert.Equal(35_000, (await workshop.SummariseAsync(Cancellation)).Levers[0].Mean);
    }

    [Fact]
    public async Task HandIn_Changed_CountsOnceAndNeedsItsKey()
    {
        var workshop = await silo.OpenAsync();
        await workshop.HandInAsync(HandIn("Lan", 35_000), Cancellation);

        var changed = await workshop.HandInAsync(HandIn("Lan", 36_000, WriteCondition.IsVersion(1)), Cancellation);
        var other = await FaultAsync(() => workshop.HandInAsync(HandIn("Lan", 90_000, WriteCondition.Exists, key: "guessed"), Cancellation));
        var late = await FaultAsync(() => workshop.HandInAsync(HandIn("Lan", 37_000, WriteCondition.IsVersion(1)), Cancellation));

        Assert.Equal(2, changed.Version);
        Assert.Equal((FaultKind.Forbidden, FaultKind.Conflict), (other.Kind, late.Kind));
        Assert.Equal([36_000], (await workshop.SummariseAsync(Cancellation)).Levers[0].Opinions.Select(opinion => opinion.Value));
    }

    [Fact]
    public async Task HandIn_RepeatedWithItsToken_IsDoneOnceEvenAfterTheEnd()
    {
        var (workshop, handIn) = (await silo.OpenAsync(), HandIn("Lan", 35_000));
        var first = await workshop.HandInAsync(handIn, Cancellation);
        await workshop.CloseAsync("Bình", Cancellation);

        var again = await workshop.HandInAsync(handIn, Cancellation);

        Assert.Equal((first.Version, first.Changed), (again.Version, again.Changed));
    }

    [Fact]
    public async Task HandIn_JoinedOnly_DoesNotCountYet()
    {
        var workshop = await silo.OpenAsync();
        await workshop.HandInAsync(HandIn("Lan", null) with { IsHandedIn = false }, Cancellation);

        var results = await workshop.SummariseAsync(Cancellation);

        Assert.Equal((1, 0), (results.Workshop.Joined, results.Workshop.HandedIn));
        Assert.Empty(results.Levers[0].Untouched);
    }

    [Fact]
    public async Task LeaveOut_AnEntry_CountsNoMoreUntilItIsTakenInAgain()
    {
        var workshop = await silo.OpenAsync();
        await workshop.HandInAsync(HandIn("An", 30_000), Cancellation);
        await workshop.HandInAsync(HandIn("Joker", 200_000), Cancellation);

        await workshop.LeaveOutAsync("joker", true, "Lan", Guid.NewGuid(), Cancellation);
        var changed = await workshop.HandInAsync(HandIn("Joker", 199_000, WriteCondition.Exists), Cancellation);
        var without = await workshop.SummariseAsync(Cancellation);
        await workshop.LeaveOutAsync("Joker", false, "Lan", Guid.NewGuid(), Cancellation);
        var with = await workshop.SummariseAsync(Cancellation);

        Assert.True(changed.IsLeftOut);
        Assert.Equal((2, 1, 30_000), (without.Workshop.Joined, without.Workshop.HandedIn, without.Levers[0].Mean));
        Assert.Equal((2, 199_000), (with.Workshop.HandedIn, with.Levers[0].Maximum));
        Assert.Equal(FaultKind.NotFound, (await FaultAsync(() => workshop.LeaveOutAsync("Nobody", true, "Lan", Guid.NewGuid(), Cancellation))).Kind);
    }

    [Theory]
    [InlineData(-1, "/levers/0/value")]
    [InlineData(double.NaN, "/levers/0/value")]
    public async Task HandIn_ValueOutOfRange_IsRefused(double value, string path)
    {
        var workshop = await silo.OpenAsync();

        var fault = await FaultAsync(() => workshop.HandInAsync(HandIn("Lan", value), Cancellation));

        Assert.Equal((FaultKind.Invalid, path), (fault.Kind, fault.Problems.Single().Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" Lan")]
    [InlineData("a/b")]
    [InlineData("---")]
    public async Task HandIn_NoName_IsRefused(string name)
    {
        var workshop = await silo.OpenAsync();

        Assert.Equal(FaultKind.Invalid, (await FaultAsync(() => workshop.HandInAsync(HandIn(name, 35_000), Cancellation))).Kind);
    }

    [Fact]
    public async Task Close_RefusesWhatComesAfterAndEndsWatching()
    {
        var workshop = await silo.OpenAsync();
        await using var told = workshop.WatchAsync(Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await told.MoveNextAsync());
        Assert.Equal((true, 0), (told.Current.IsOpen, told.Current.Joined));
        await workshop.HandInAsync(HandIn("Lan", 35_000), Cancellation);
        Assert.True(await told.MoveNextAsync());
        Assert.Equal((1, 1), (told.Current.Joined, told.Current.HandedIn));

        var closed = await workshop.CloseAsync("Bình", Cancellation);

        Assert.False(closed.IsOpen);
        Assert.Equal(closed.Version, (await workshop.CloseAsync("Bình", Cancellation)).Version);
        Assert.True(await told.MoveNextAsync());
        Assert.False(told.Current.IsOpen);
        Assert.False(await told.MoveNextAsync());
        Assert.Equal(FaultKind.Closed, (await FaultAsync(() => workshop.HandInAsync(HandIn("Bình", 30_000), Cancellation))).Kind);
        Assert.Equal(FaultKind.Closed, (await FaultAsync(() => workshop.AskAsync([], Cancellation))).Kind);
        Assert.Equal(1, (await workshop.SummariseAsync(Cancellation)).Workshop.HandedIn);
    }

    [Fact]
    public async Task Find_CodeThatNobodyHas_IsNotFound() =>
        Assert.Equal(FaultKind.NotFound, (await FaultAsync(() => silo.Grains.GetGrain<IPlanningWorkshopGrain>(WorkshopCode.New()).FindAsync(Cancellation))).Kind);

    private static Task<SimulationFaultException> FaultAsync(Func<Task> call) => Assert.ThrowsAsync<SimulationFaultException>(call);
}
