using Simulation.Model.Plans;
using Xunit;

namespace Simulation.Model.Tests.Plans;

/// <summary>What a plan accepts.</summary>
public sealed class PlanTests
{
    [Fact]
    public void Targets_OneTwice_Throws()
    {
        var target = Sample.Target(TargetOperator.Above, 5);
        var error = Assert.Throws<ArgumentException>(() => new Plan { Id = "2024", Targets = [target, target] });
        Assert.Contains("growth[total] 2024 >", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_MoreSimulatedThanBits_Throws()
    {
        var targets = Enumerable.Range(2000, 65).Select(year => Sample.Target(TargetOperator.Above, 5) with { Year = year });
        var error = Assert.Throws<ArgumentException>(() => new Plan { Id = "long", Targets = [.. targets] });
        Assert.Contains("65", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_CorridorOfTwoOperators_IsAccepted()
    {
        var plan = new Plan { Id = "2024", Targets = [Sample.Target(TargetOperator.AtLeast, 5), Sample.Target(TargetOperator.AtMost, 7)] };
        Assert.Equal(2, plan.Simulated.Length);
    }

    [Fact]
    public void Simulated_MixedKinds_KeepsOrderAndLeavesOutTheOthers()
    {
        var first = Sample.Target(TargetOperator.Above, 5);
        var lever = first with { Indicator = "investment", Kind = TargetKind.Lever, Year = 2026 };
        var last = first with { Indicator = "share" };
        var plan = new Plan { Id = "2024", Targets = [first, lever, last] };
        Assert.Equal([first, last], plan.Simulated);
        Assert.Equal(2026, plan.LastYear);
    }
}
