using System.Collections.Immutable;
using CsCheck;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans.Scenarios;
using Simulation.Model.Tests.Calibration;
using Xunit;

namespace Simulation.Model.Tests.Plans.Scenarios;

public class ScenarioReductionTests
{
    private const int FirstYear = 2024;
    private const int LastYear = 2026;

    [Fact]
    public void Of_LeverAtItsBaseline_LeavesItOut()
    {
        var reduction = Reduce(new Scenario([new LeverChange("effort", null, null, null, 0)], []));

        Assert.Empty(reduction.Kept.Levers);
        Assert.Equal(new IdleChange("/levers/0", IdleCause.AlreadySo), Assert.Single(reduction.Idle));
    }

    [Fact]
    public void Of_LeverBackAtItsBaselineAfterAnother_KeepsBoth()
    {
        ImmutableArray<LeverChange> levers = [new("effort", null, null, null, 2), new("effort", null, 2025, 2025, 0)];

        var reduction = Reduce(new Scenario(levers, []));

        Assert.Equal(levers, reduction.Kept.Levers);
        Assert.Empty(reduction.Idle);
    }

    [Fact]
    public void Of_LeverSetAgainInEveryYear_LeavesTheEarlierOut()
    {
        var reduction = Reduce(new Scenario([new LeverChange("effort", null, 2024, 2025, 2), new LeverChange("effort", null, null, null, 3)], []));

        Assert.Equal(3, Assert.Single(reduction.Kept.Levers).Value);
        Assert.Equal(new IdleChange("/levers/0", IdleCause.Overruled), Assert.Single(reduction.Idle));
    }

    [Fact]
    public void Of_LeverSetAgainInSomeYears_KeepsBoth() =>
        Assert.Empty(Reduce(new Scenario([new LeverChange("effort", null, null, null, 2), new LeverChange("effort", null, 2026, 2026, 3)], [])).Idle);

    [Fact]
    public void Of_EventSwitched_IsKept_ForChanceDecidesItOtherwise() =>
        Assert.Empty(Reduce(new Scenario([], [new EventChange("flood", null, null, null, false, null)])).Idle);

    [Fact]
    public void Of_EventAsLikelyAsEver_LeavesItOut() =>
        Assert.Equal("/events/0", Assert.Single(Reduce(new Scenario([], [new EventChange("flood", null, null, null, null, 0.2)])).Idle).Path);

    [Fact]
    public void Of_AnyScenario_HasTheSameEffectAndNothingIdleInIt() => Scenarios.Sample(scenario =>
    {
        var reduction = Reduce(scenario);

        Assert.Equal(Effect(scenario), Effect(reduction.Kept));
        Assert.Empty(Reduce(reduction.Kept).Idle);
        Assert.Equal(scenario.Levers.Length + scenario.Events.Length, reduction.Kept.Levers.Length + reduction.Kept.Events.Length + reduction.Idle.Length);
    });

    private static readonly (bool? Occurs, double? Probability)[] Kinds = [(true, null), (false, null), (null, 0.2), (null, 0.5)];

    private static Gen<Scenario> Scenarios { get; } = Gen.Select(Years, Gen.Int[0, 2])
        .Select((years, value) => new LeverChange("effort", null, years.From, years.To, value)).Array[0, 6]
        .SelectMany(levers => Gen.Select(Years, Gen.Int[0, 3].Select(kind => Kinds[kind]))
            .Select((years, kind) => new EventChange("flood", null, years.From, years.To, kind.Occurs, kind.Probability)).Array[0, 4]
            .Select(events => new Scenario([.. levers], [.. events])));

    private static Gen<(int? From, int? To)> Years => Gen.Select(Gen.Int[FirstYear, LastYear], Gen.Int[FirstYear, LastYear], Gen.Bool)
        .Select((one, other, whole) => whole ? ((int?)null, (int?)null) : (Math.Min(one, other), Math.Max(one, other)));

    private static ScenarioReduction Reduce(Scenario scenario) => ScenarioReduction.Of(SmallProvince.Model, scenario, FirstYear, LastYear, Baseline);

    private static double? Baseline(Symbol symbol, int year) => symbol.Kind == SymbolKind.Lever ? symbol.Default : null;

    // What holds in the end in every year, apart from what the baseline says anyway.
    private static IEnumerable<(string, int, double)> Effect(Scenario scenario)
    {
        var last = new Dictionary<(Symbol Symbol, int Year), double>();
        foreach (var value in ScenarioResolver.Resolve(SmallProvince.Model, scenario, FirstYear, LastYear).Values)
            last[(value.Symbol, value.Year)] = value.Value;
        return last.Where(entry => Baseline(entry.Key.Symbol, entry.Key.Year) is not { } usual || !usual.Equals(entry.Value))
            .Select(entry => (entry.Key.Symbol.Name, entry.Key.Year, entry.Value)).Order();
    }
}
